#include "pose_table.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "../terminal/page.h"
#include "body_source.h"
#include "figures.h"
#include "named_lengths.h"
#include "pose_words.h"

namespace psoas::cli {
namespace {

struct Row {
  NamedLength of;
  body::LengthFigures figures;
};

bool HasChanged(const Row& row) { return Rounded(row.figures.change_mm, 1) != 0; }

Json JsonOf(const std::vector<Row>& rows) {
  Json out = Json::object();
  for (const Row& row : rows) {
    out[row.of.name] = {{"length_mm", Rounded(row.figures.length_mm, 1)},
                        {"change_mm", Rounded(row.figures.change_mm, 1)},
                        {"change_percent", Rounded(row.figures.change_percent, 1)},
                        {"share_of_available", Rounded(row.figures.share_of_available, 2)}};
  }
  return out;
}

std::string CsvOf(const std::vector<Row>& rows) {
  std::string out = "name,kind,length_mm,change_mm,change_percent,share_of_available\r\n";
  for (const Row& row : rows) {
    out += CsvCell(row.of.name) + (row.of.is_group ? ",group," : ",muscle,") +
           Fixed(row.figures.length_mm, 1) + "," + Fixed(row.figures.change_mm, 1) + "," +
           Fixed(row.figures.change_percent, 1) + "," + Fixed(row.figures.share_of_available, 2) +
           "\r\n";
  }
  return out;
}

std::string Right(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : " " + text;
}

/// The rows of one kind, from the most lengthened to the most shortened.
std::string TextOf(std::vector<Row> rows, std::size_t column) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.figures.change_mm > b.figures.change_mm;
  });
  std::string text;
  for (const Row& row : rows) {
    std::string name = "  " + Clean(row.of.name);
    name.resize(std::max(column + 2, name.size()), ' ');
    text += name + Right(Fixed(row.figures.length_mm, 1), 8) +
            Right(FixedWithSign(row.figures.change_mm, 1), 10) +
            Right(FixedWithSign(row.figures.change_percent, 1), 9) +
            Right(Fixed(row.figures.share_of_available, 2), 9) + "\n";
  }
  return text;
}

std::vector<Row> OfKind(const std::vector<Row>& rows, bool groups, bool all) {
  std::vector<Row> some;
  for (const Row& row : rows) {
    if (row.of.is_group == groups && (all || HasChanged(row))) some.push_back(row);
  }
  return some;
}

void PrintKind(const char* title, const std::vector<Row>& rows, std::size_t column) {
  if (rows.empty()) return;
  Page head;
  head.Blank().Text(title, 2, Ink::kAccent).Print();
  std::string names = "  ";
  names.resize(column + 2, ' ');
  std::printf("%s   length    change   change    share\n", names.c_str());
  std::printf("%s       mm        mm        %%   0 to 1\n", names.c_str());
  std::fputs(TextOf(rows, column).c_str(), stdout);
}

void PrintPage(const std::string& pose, const std::vector<Row>& rows, bool all) {
  Page head;
  head.Title("Muscle lengths: " + pose, Ink::kAccent);
  head.Text(
      "This is geometry, not tension: how far the ends of each muscle are apart along its way, "
      "next "
      "to the neutral pose (every angle 0).");
  head.Print();
  std::size_t column = 12;
  for (const Row& row : rows) column = std::max(column, Clean(row.of.name).size());
  const std::vector<Row> groups = OfKind(rows, true, all), parts = OfKind(rows, false, all);
  PrintKind("Muscles, as the mean of their parts by cross-section", groups, column);
  PrintKind("Their parts", parts, column);
  Page foot;
  const std::size_t left = rows.size() - groups.size() - parts.size();
  foot.Blank();
  if (groups.empty() && parts.empty()) foot.Text("No length changes by 0.1 mm or more.");
  if (left > 0)
    foot.Text(std::to_string(left) + " that do not change are left out; --all shows them.");
  foot.Text(
      "Share: 0 is the shortest and 1 the longest that the declared ranges of the joints "
      "allow.",
      2, Ink::kQuiet);
  foot.Print();
}

}  // namespace

int PrintPoseTable(const CommonOptions& options, const MusclesOptions& wanted) {
  const auto groups = LoadGroups(wanted);
  if (!groups.ok()) return Fail(options, groups.error());
  const body::Model& model = groups->plan().model();
  const auto pose = ReadPose(model, wanted.pose, wanted.beyond_range);
  if (!pose.ok()) return Fail(options, pose.error());
  const auto chosen = ChosenNamed(*groups, wanted.muscles);
  if (!chosen.ok()) return Fail(options, chosen.error());
  const auto figures = body::GroupEvaluator(*groups).Evaluate(*pose);
  if (!figures.ok()) return Fail(options, figures.error());
  std::vector<Row> rows;
  for (const NamedLength& each : *chosen)
    rows.push_back({each, (each.is_group ? figures->groups : figures->muscles)[each.index]});
  if (options.json) {
    PrintJson(JsonOf(rows));
  } else if (wanted.csv) {
    std::fputs(CsvOf(rows).c_str(), stdout);
  } else {
    PrintPage(PoseInWords(model, *pose), rows, wanted.all || !wanted.muscles.empty());
  }
  return kOk;
}

}  // namespace psoas::cli
