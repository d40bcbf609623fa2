#include "what_if_page.h"

#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "../terminal/page.h"
#include "body/what_if.h"
#include "body_source.h"
#include "figures.h"
#include "named_lengths.h"
#include "pose_words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kColumn = 24, kMostOthers = 6;

Result<body::WhatIfLimits> LimitsOf(const MusclesOptions& wanted, const body::Model& model) {
  body::WhatIfLimits limits;
  if (wanted.locked.empty()) return limits;
  for (const std::string& name : SplitAtCommas(wanted.locked)) {
    const auto found = CoordinateNamed(model, name, "--lock " + Excerpt(name));
    if (!found.ok()) return found.error();
    limits.locked.push_back(name);
  }
  return limits;
}

Json JsonOf(const body::Advice& advice, const std::string& target, const body::Model& model) {
  Json changes = Json::array(), others = Json::array(), pose = Json::object();
  for (const body::CoordinateChange& change : advice.changes) {
    changes.push_back({{"coordinate", change.coordinate},
                       {"change_deg", Rounded(change.change_deg, 1)},
                       {"gain_mm", Rounded(change.gain_mm, 1)}});
  }
  for (const body::GroupChange& other : advice.others) {
    others.push_back({{"group", other.group},
                      {"change_mm", Rounded(other.change_mm, 1)},
                      {"change_of_span", Rounded(other.change_of_span, 2)}});
  }
  for (std::size_t c = 0; c < advice.pose.size(); ++c) {
    const body::Coordinate& coordinate = model.coordinates[c];
    if (advice.pose[c] != 0)
      pose[coordinate.name] = Rounded(advice.pose[c] / UnitOf(coordinate), 1);
  }
  return {{"group", target},
          {"changes", changes},
          {"pose", pose},
          {"gain_mm", Rounded(advice.gain_mm, 1)},
          {"gain_share", advice.gain_share ? Json(Rounded(*advice.gain_share, 2)) : Json(nullptr)},
          {"tuck_deg", Rounded(advice.tuck_deg, 1)},
          {"others", others}};
}

std::string MeaningOf(const body::Model& model, const std::string& coordinate) {
  const auto index = static_cast<std::size_t>(body::FindCoordinate(model, coordinate));
  const std::string& meaning = model.coordinates[index].meaning;
  return meaning.empty() ? "" : " (" + meaning.substr(0, meaning.find(';')) + ")";
}

void AddChanges(Page& page, const body::Advice& advice, const body::Model& model) {
  if (advice.changes.empty()) {
    page.Text("Nothing within the limits lengthens it further for what it costs.");
    return;
  }
  for (const body::CoordinateChange& change : advice.changes) {
    page.Entry(change.coordinate,
               FixedWithSign(change.change_deg, 0) + " degrees" +
                   MeaningOf(model, change.coordinate) + ": " + FixedWithSign(change.gain_mm, 1) +
                   " mm",
               kColumn);
  }
  page.Entry("together",
             FixedWithSign(advice.gain_mm, 1) + " mm" +
                 (advice.gain_share ? ", " + Fixed(100 * *advice.gain_share, 0) +
                                          " % of its available lengthening"
                                    : ""),
             kColumn);
  if (Rounded(advice.tuck_deg, 0) > 0) {
    page.Text("With the trunk upright this means the pelvis rolled back by " +
              Fixed(advice.tuck_deg, 0) + " degrees.");
  }
}

void AddOthers(Page& page, const body::Advice& advice) {
  if (advice.others.empty()) return;
  page.Blank().Text("What else changes", 2, Ink::kAccent);
  for (std::size_t i = 0; i < advice.others.size() && i < kMostOthers; ++i) {
    const body::GroupChange& other = advice.others[i];
    page.Entry(other.group, FixedWithSign(other.change_mm, 1) + " mm", kColumn);
  }
  if (advice.others.size() > kMostOthers)
    page.Text("and " + std::to_string(advice.others.size() - kMostOthers) + " more (--json).");
}

}  // namespace

int PrintWhatIf(const CommonOptions& options, const MusclesOptions& wanted) {
  const auto groups = LoadGroups(wanted);
  if (!groups.ok()) return Fail(options, groups.error());
  const body::Model& model = groups->plan().model();
  const auto pose = ReadPose(model, wanted.pose, wanted.beyond_range);
  if (!pose.ok()) return Fail(options, pose.error());
  const auto group =
      OneNamed(AllGroups(*groups), wanted.what_if, "--what-if " + Excerpt(wanted.what_if));
  if (!group.ok()) return Fail(options, group.error());
  const auto limits = LimitsOf(wanted, model);
  if (!limits.ok()) return Fail(options, limits.error());
  auto search = body::WhatIf::Create(*groups, wanted.what_if, *limits);
  if (!search.ok()) return Fail(options, search.error());
  const auto advice = search.value().Advise(*pose);
  if (!advice.ok()) return Fail(options, advice.error());
  if (options.json) {
    PrintJson(JsonOf(*advice, wanted.what_if, model));
    return kOk;
  }
  Page page;
  page.Title("To lengthen " + wanted.what_if + " more, from: " + PoseInWords(model, *pose),
             Ink::kAccent);
  AddChanges(page, *advice, model);
  AddOthers(page, *advice);
  page.Blank().Text(
      "This is geometry, not tension, in the body model. It does not know what is all right "
      "for you: the screen and the plan (psoas today) say that.",
      2, Ink::kQuiet);
  page.Print();
  return kOk;
}

}  // namespace psoas::cli
