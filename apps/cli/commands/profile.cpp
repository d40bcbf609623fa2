// psoas profile: what the person chooses to tell, all of it optional, asked as the protocol does.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../profile_form.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

using rules::FieldKind;
using rules::ProfileField;
using Fields = std::vector<ProfileField>;

struct ProfileOptions {
  std::vector<std::string> set;
  bool show = false;
};

Result<Json> DataFromArguments(const Fields& fields, const std::vector<std::string>& pairs) {
  Json data = Json::object();
  for (const auto& pair : pairs) {
    std::string key;
    std::string text;
    if (!SplitPair(pair, key, text)) {
      return Error{ErrorCode::kInvalid, "--set " + pair, "this is not a name and a value.",
                   "Write it as sitting_h_per_day=9."};
    }
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const ProfileField& one) { return one.id == key; });
    if (field == fields.end()) {
      return Error{ErrorCode::kInvalid, "--set " + pair,
                   "there is no \"" + key + "\" in a profile.",
                   "Use one of: " + NamesOf(fields) + "."};
    }
    const auto value = ReadField(*field, Trimmed(text));
    if (!value.ok()) return value.error();
    data[key] = *value;
  }
  return data;
}

/// "sitting, stairs": what stands in the profile now, as it would be typed.
std::string InWords(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return Dump(value);
  std::string words;
  for (const Json& word : value) words += (words.empty() ? "" : "; ") + word.get<std::string>();
  return words.empty() ? "none" : words;
}

/// A choice may be typed by its number as well.
std::string ByNumber(const ProfileField& field, const std::string& typed) {
  if (field.kind != FieldKind::kChoice) return typed;
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    if (typed == std::to_string(i + 1)) return field.options[i].value;
  }
  return typed;
}

std::string HintFor(const ProfileField& field) {
  const std::string skip = ", Enter to skip";
  switch (field.kind) {
    case FieldKind::kNumber:
      return field.unit.value_or("a number") + skip;
    case FieldKind::kChoice:
      return "1-" + std::to_string(field.options.size()) + skip;
    case FieldKind::kChoices:
      return "names with commas, or none" + skip;
    case FieldKind::kYesNo:
      return "y = yes, n = no, u = unsure" + skip;
    case FieldKind::kTexts:
      return "separate them with ;" + skip;
    case FieldKind::kText:
      break;
  }
  return "Enter to skip";
}

Turn AskField(const ProfileField& field, const Json& now, Json& data) {
  Page page;
  page.Blank().Text(field.text, 2, Ink::kStrong).Text(field.help, 2, Ink::kQuiet);
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    const auto& option = field.options[i];
    if (field.kind == FieldKind::kChoice)
      page.Bullet(option.text, 4, std::to_string(i + 1) + ".");
    else
      page.Bullet(option.text + " (" + option.value + ")", 4);
  }
  if (now.contains(field.id) && !now[field.id].is_null())
    page.Text("So far: " + InWords(now[field.id]), 2, Ink::kAccent);
  page.Print();
  return AskLine("", HintFor(field), [&](const std::string& typed) -> std::string {
    data.erase(field.id);
    if (typed.empty()) return "";
    const auto value = ReadField(field, ByNumber(field, typed));
    if (!value.ok()) return value.error().message + " " + value.error().mend;
    data[field.id] = *value;
    return "";
  });
}

Json DataFromTalk(const rules::ProfileForm& form, const Json& now) {
  Page()
      .Blank()
      .Text("All of this is optional: Enter skips, b goes back, q ends and keeps what you said.")
      .Print();
  Json data = Json::object();
  std::vector<std::function<Turn()>> questions;
  for (const ProfileField& field : form.fields)
    questions.push_back([&data, &now, &field] { return AskField(field, now, data); });
  Walk(questions);
  return data;
}

int Show(Workspace& workspace, const api::Catalogue& catalogue, const Json& now) {
  if (workspace.options().json) {
    PrintJson(now);
    return kOk;
  }
  Page page;
  page.Blank().Title("Your profile", Ink::kAccent);
  for (const auto& field : AllFields(catalogue.profile)) {
    const bool is_told = now.contains(field.id) && !now[field.id].is_null();
    page.Entry(field.id, is_told ? InWords(now[field.id]) : "-", 24);
  }
  page.Blank().Text("Change one with psoas profile --set NAME=VALUE.", 0, Ink::kQuiet);
  page.Print();
  return kOk;
}

int RunProfile(const ProfileOptions& wanted, const CommonOptions& options) {
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  const Fields fields = AllFields(catalogue->profile);
  if (wanted.set.empty() && !wanted.show && !InputIsTerminal()) {
    return FailUsage(options,
                     "there is nobody to ask here (the input is not a terminal). Pass --set "
                     "name=value; the names are " +
                         NamesOf(fields) + ".");
  }
  const auto now = workspace.Ask({{"op", "profile"}, {"now", Format(workspace.time().Now())}});
  if (!now.ok()) return Fail(options, now.error());
  if (wanted.show) return Show(workspace, *catalogue, *now);
  const auto data = wanted.set.empty() ? Result<Json>(DataFromTalk(catalogue->profile, *now))
                                       : DataFromArguments(fields, wanted.set);
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
  auto wanted = std::make_shared<ProfileOptions>();
  AddCommonOptions(*command, invocation.common);
  auto* set = command
                  ->add_option("--set", wanted->set,
                               "one fact, such as sitting_h_per_day=9, equipment=chair,strap or "
                               "goals=\"stairs; a long drive\" (repeat it)")
                  ->type_name("NAME=VALUE");
  command->add_flag("--show", wanted->show, "what the profile says now")->excludes(set);
  command->callback([&invocation, wanted] {
    invocation.run = [&invocation, wanted] { return RunProfile(*wanted, invocation.common); };
  });
}

}  // namespace psoas::cli
