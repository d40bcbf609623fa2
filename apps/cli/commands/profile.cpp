// psoas profile: what the person chooses to tell, all of it optional.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

enum class Kind { kWhole, kNumber, kText, kList };

struct Field {
  const char* key;
  Kind kind;
  const char* question;  ///< empty: not asked in conversation
};

constexpr Field kFields[] = {
    {"year_of_birth", Kind::kWhole, "In which year were you born?"},
    {"sitting_h_per_day", Kind::kNumber, "How many hours a day do you sit?"},
    {"stress", Kind::kText, "Is your stress high, usual or low?"},
    {"recent_load_jump", Kind::kText,
     "Have you trained much more than usual lately? yes, no or unsure"},
    {"sport", Kind::kText, "What sport or work strains your hips?"},
    {"equipment", Kind::kList, "What is at hand?"},
    {"minutes_per_day", Kind::kNumber, "How many minutes a day can you give?"},
    {"sessions_per_week", Kind::kNumber, "How many sessions a week?"},
    {"birth_date", Kind::kText, ""},
    {"sex", Kind::kText, ""},
    {"height_cm", Kind::kNumber, ""},
    {"pregnancy_weeks", Kind::kNumber, ""},
    {"weeks_since_birth", Kind::kNumber, ""},
    {"ball_opt_in", Kind::kText, ""},
    {"locale", Kind::kText, ""},
};

std::string KnownKeys() {
  std::string keys;
  for (const Field& field : kFields) keys += (keys.empty() ? "" : ", ") + std::string(field.key);
  return keys;
}

Json ListOf(const std::string& text) {
  Json list = Json::array();
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string word = Trimmed(text.substr(at, end - at));
    if (!word.empty()) list.push_back(word);
    at = end + 1;
  }
  return list;
}

Result<Json> ValueOf(const Field& field, const std::string& text) {
  if (field.kind == Kind::kText) return Json(text);
  if (field.kind == Kind::kList) return ListOf(text);
  const auto number = ParseNumber(text);
  if (!number ||
      (field.kind == Kind::kWhole && (*number != std::floor(*number) || std::abs(*number) > 1e6))) {
    return Error{ErrorCode::kInvalid, field.key, "\"" + text + "\" is not a number that fits here.",
                 "Write it in figures."};
  }
  if (field.kind == Kind::kWhole) return Json(static_cast<int>(*number));
  return Json(*number);
}

Result<Json> DataFromArguments(const std::vector<std::string>& pairs) {
  Json data = Json::object();
  for (const auto& pair : pairs) {
    std::string key;
    std::string text;
    if (!SplitPair(pair, key, text)) {
      return Error{ErrorCode::kInvalid, "--set " + pair, "this is not a name and a value.",
                   "Write it as sitting_h_per_day=9."};
    }
    const auto* field = std::find_if(std::begin(kFields), std::end(kFields),
                                     [&](const Field& f) { return key == f.key; });
    if (field == std::end(kFields)) {
      return Error{ErrorCode::kInvalid, "--set " + pair,
                   "there is no \"" + key + "\" in a profile.", "Use one of: " + KnownKeys() + "."};
    }
    const auto value = ValueOf(*field, text);
    if (!value.ok()) return value.error();
    data[key] = *value;
  }
  return data;
}

std::string EquipmentHint(const api::Catalogue& catalogue) {
  std::set<std::string> names;
  for (const auto& exercise : catalogue.exercises) {
    for (const auto& variant : exercise.variants)
      names.insert(variant.equipment.begin(), variant.equipment.end());
  }
  std::string hint;
  for (const auto& name : names) hint += (hint.empty() ? "" : ", ") + name;
  return hint;
}

Json DataFromTalk(const api::Catalogue& catalogue) {
  Page()
      .Blank()
      .Text("All of this is optional: Enter skips, q ends and keeps what you said.")
      .Blank()
      .Print();
  Json data = Json::object();
  std::vector<std::function<Turn()>> questions;
  for (const Field& field : kFields) {
    if (*field.question == '\0') continue;
    std::string question = field.question;
    if (field.kind == Kind::kList)
      question += " Name them with commas: " + EquipmentHint(catalogue);
    questions.push_back([&data, &field, question] {
      return AskLine(question, "Enter to skip", [&](const std::string& typed) -> std::string {
        data.erase(field.key);
        if (typed.empty()) return "";
        const auto value = ValueOf(field, typed);
        if (!value.ok()) return value.error().message;
        data[field.key] = *value;
        return "";
      });
    });
  }
  Walk(questions);
  return data;
}

int RunProfile(const std::vector<std::string>& pairs, const CommonOptions& options) {
  if (pairs.empty() && !InputIsTerminal()) {
    return FailUsage(options,
                     "there is nobody to ask here (the input is not a terminal). Pass --set "
                     "name=value; the names are " +
                         KnownKeys() + ".");
  }
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  const auto data =
      pairs.empty() ? Result<Json>(DataFromTalk(*catalogue)) : DataFromArguments(pairs);
  if (!data.ok()) return Fail(options, data.error());
  if (data->empty()) {
    Page().Text("Nothing was given, so nothing was kept.").Print();
    return kOk;
  }
  const Status kept = workspace.Record("profile.set", *data);
  return kept.ok() ? FinishRecording(workspace) : Fail(options, kept.error());
}

}  // namespace

void AddProfile(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("profile", "tell about yourself, as much as you like");
  auto pairs = std::make_shared<std::vector<std::string>>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("--set", *pairs,
                   "one fact, such as sitting_h_per_day=9 or equipment=chair,strap (repeat it)")
      ->type_name("NAME=VALUE");
  command->callback([&invocation, pairs] {
    invocation.run = [&invocation, pairs] { return RunProfile(*pairs, invocation.common); };
  });
}

}  // namespace psoas::cli
