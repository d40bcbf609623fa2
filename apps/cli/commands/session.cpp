// psoas session: today's exercises, guided with a timer, or recorded from the arguments.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../session_talk.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

/// Rest and breathing may be offered on days without a session; nothing else ever is.
bool IsOffered(const guide::Guidance& guidance) {
  switch (guidance.today.kind) {
    case guide::TodayKind::kSession:
      return true;
    case guide::TodayKind::kRest:
    case guide::TodayKind::kRefer:
      return !guidance.today.items.empty();
    case guide::TodayKind::kScreen:
    case guide::TodayKind::kTest:
    case guide::TodayKind::kCheckin:
      return false;
  }
  return false;
}

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// exercise:side:sets:reps:hold:pain[:stopped_because]; a figure may be left empty.
Result<Json> ParseDone(const std::string& text) {
  static const std::vector<std::string> kFigures{"sets", "reps", "hold_s", "pain"};
  const auto parts = Split(text, ':');
  const std::string place = "--done " + text;
  if (parts.size() > 7 || parts.front().empty()) {
    return Error{
        ErrorCode::kInvalid, place, "this cannot be read.",
        "Write exercise:side:sets:reps:hold:pain, such as half_kneeling_stretch:left:3:1:30:2."};
  }
  Json data{{"exercise", parts[0]}};
  if (parts.size() > 1 && !parts[1].empty()) data["side"] = parts[1];
  for (std::size_t i = 2; i < std::min<std::size_t>(parts.size(), 6); ++i) {
    if (parts[i].empty()) continue;
    const auto number = ParseNumber(parts[i]);
    if (!number) {
      return Error{ErrorCode::kInvalid, place, "\"" + parts[i] + "\" is not a number.",
                   "Write it in figures, or leave it empty."};
    }
    data[kFigures[i - 2]] = *number;
  }
  if (parts.size() == 7 && !parts[6].empty()) data["stopped_because"] = parts[6];
  return data;
}

std::string NamesOf(const std::vector<guide::Item>& items) {
  std::string names;
  for (const auto& item : items) names += (names.empty() ? "" : ", ") + item.exercise;
  return names;
}

int RecordDone(Workspace& workspace, const guide::Guidance& guidance,
               const std::vector<std::string>& done) {
  std::vector<Json> events{workspace.MakeEvent("session.started", Json::object())};
  for (const auto& text : done) {
    const auto data = ParseDone(text);
    if (!data.ok()) return Fail(workspace.options(), data.error());
    const std::string exercise = data->value("exercise", std::string());
    const auto& items = guidance.today.items;
    const bool offered = std::any_of(items.begin(), items.end(), [&](const guide::Item& item) {
      return item.exercise == exercise;
    });
    if (!offered) {
      return FailNotOffered(workspace.options(),
                            exercise + " is not part of today's session (" + NamesOf(items) + ").");
    }
    events.push_back(workspace.MakeEvent("exercise.done", *data));
  }
  events.push_back(workspace.MakeEvent("session.ended", Json::object()));
  const Status kept = workspace.Record(events);
  return kept.ok() ? FinishRecording(workspace) : Fail(workspace.options(), kept.error());
}

int Guide(Workspace& workspace, const guide::Guidance& guidance) {
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(workspace.options(), catalogue.error());
  Page page;
  page.Blank().Title(guidance.today.title, Ink::kAccent).Text(guidance.today.text);
  page.Text("While the timer runs: p pauses, n goes on, s stops, x is for pain. No Enter needed.")
      .Print();
  const Status guided = GuideThroughSession(workspace, *catalogue, guidance.today.items);
  if (!guided.ok()) return Fail(workspace.options(), guided.error());
  if (workspace.recorded().empty()) {
    Page().Text("No exercise was begun, so nothing was kept.").Print();
    return kOk;
  }
  return FinishRecording(workspace);
}

int RunSession(const std::vector<std::string>& done, const CommonOptions& options) {
  if (done.empty() && !InputIsTerminal()) {
    return FailUsage(
        options,
        "there is nobody to guide here (the input is not a terminal). Pass what was done: "
        "--done exercise:side:sets:reps:hold:pain (repeat it).");
  }
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto guidance = workspace.Guide();
  if (!guidance.ok()) return Fail(options, guidance.error());
  if (!IsOffered(*guidance)) {
    return FailNotOffered(options, "there is no session now. Today: " + guidance->today.title +
                                       ". " + guidance->today.text);
  }
  return done.empty() ? Guide(workspace, *guidance) : RecordDone(workspace, *guidance, done);
}

}  // namespace

void AddSession(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("session", "do today's exercises with a timer");
  auto done = std::make_shared<std::vector<std::string>>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("--done", *done,
                   "exercise:side:sets:reps:hold:pain[:stopped_because], one for each")
      ->type_name("DONE");
  command->callback([&invocation, done] {
    invocation.run = [&invocation, done] { return RunSession(*done, invocation.common); };
  });
}

}  // namespace psoas::cli
