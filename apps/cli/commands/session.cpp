// psoas session: today's exercises, led by the coach, or recorded from the arguments.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "../entries.h"
#include "../pages/footer.h"
#include "../session/guided_session.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "../terminal/words.h"
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

/// exercise[/variant]:side:sets:reps:hold:pain[:stopped_because]; a figure may be left empty.
Result<Json> ParseDone(const std::string& text) {
  static const std::vector<std::string> kFigures{"sets", "reps", "hold_s", "pain"};
  const auto parts = Split(text, ':');
  const std::string place = "--done " + text;
  if (parts.size() > 7 || parts.front().empty()) {
    return Error{
        ErrorCode::kInvalid, place, "this cannot be read.",
        "Write exercise:side:sets:reps:hold:pain, such as half_kneeling_stretch:left:3:1:30:2."};
  }
  const auto slash = parts[0].find('/');
  Json data{{"exercise", parts[0].substr(0, slash)}};
  if (slash != std::string::npos) data["variant"] = parts[0].substr(slash + 1);
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

/// The way it was done, where it was not said: the way it was offered. False when today does not
/// offer this exercise, or not in this way.
bool FitToOffer(const std::vector<guide::Item>& items, Json& done) {
  const std::string exercise = done.value("exercise", std::string());
  const auto item = std::find_if(items.begin(), items.end(),
                                 [&](const guide::Item& one) { return one.exercise == exercise; });
  if (item == items.end()) return false;
  const std::string variant = done.value("variant", item->variant);
  done["variant"] = variant;
  return variant == item->variant ||
         std::any_of(item->swaps.begin(), item->swaps.end(), [&](const guide::Swap& swap) {
           return swap.exercise == exercise && swap.variant == variant;
         });
}

int RecordDone(Workspace& workspace, const std::vector<guide::Item>& items,
               const std::vector<std::string>& done) {
  std::vector<Json> events{workspace.MakeEvent("session.started", Json::object())};
  for (const auto& text : done) {
    auto data = ParseDone(text);
    if (!data.ok()) return Fail(workspace.options(), data.error());
    if (!FitToOffer(items, data.value())) {
      return FailNotOffered(
          workspace.options(),
          Split(text, ':').front() + " is not part of this session (" + NamesOf(items) + ").");
    }
    events.push_back(workspace.MakeEvent("exercise.done", *data));
  }
  events.push_back(workspace.MakeEvent("session.ended", Json::object()));
  const Status kept = workspace.Record(events);
  return kept.ok() ? FinishRecording(workspace) : Fail(workspace.options(), kept.error());
}

/// What to do now, and the sentence above it.
struct Offer {
  std::vector<guide::Item> items;
  std::string title;
  std::string text;
};

Offer OfferOf(const guide::Today& today, bool bad_day) {
  if (bad_day) return {today.bad_day_items, "A bad day", today.bad_day_text};
  return {today.items, today.title, today.text};
}

struct SessionOptions {
  std::vector<std::string> done;
  GuidedOptions guided;
};

bool IsSafetyStop(const journal::ExerciseDone& done) {
  return done.stopped_because == journal::StopReason::kSharpPain ||
         done.stopped_because == journal::StopReason::kNewSymptom;
}

/// What was done, then what comes next.
int SumUp(Workspace& workspace, const api::Catalogue& catalogue) {
  if (workspace.options().json) return FinishRecording(workspace);
  Page lines;
  bool hurt = false, ended_early = false;
  for (const Json& event : workspace.recorded()) {
    if (event["type"] != "exercise.done") continue;
    const auto done = Read<journal::ExerciseDone>(event["data"], "data", UnknownKeys::kIgnore);
    if (!done.ok()) continue;
    hurt = hurt || IsSafetyStop(*done);
    ended_early = ended_early || done->stopped_because;
    lines.Bullet(InWords(*done, catalogue));
  }
  const std::string how = hurt                                  ? "session.stopped"
                          : ended_early || lines.text().empty() ? "session.ended"
                                                                : "session.done";
  Page page;
  page.Blank().Title(Word(how + "_title"), Ink::kAccent).Text(Word(how + "_text")).Print();
  lines.Print();
  if (!lines.text().empty()) {
    Page().Text("Was one of these a mistake? psoas undo takes it back.", 2, Ink::kQuiet).Print();
  }
  return FinishRecording(workspace);
}

int Guided(Workspace& workspace, const api::Catalogue& catalogue, const SessionShelf& shelf,
           const GuidedOptions& guided, const std::optional<KeptSession>& kept) {
  const auto end = [&] {
    GuidedSession session(workspace, catalogue, shelf, guided);
    return session.Run(kept);
  }();  // the terminal is as before from here on
  if (!end.ok()) return Fail(workspace.options(), end.error());
  if (*end == GuidedEnd::kOver) return SumUp(workspace, catalogue);
  Page().Blank().Text("The session is kept. psoas session goes on with it.").Print();
  return kOk;
}

enum class WithKept { kGoOn, kEnd, kLeave };

WithKept AskAboutKept(const KeptSession& kept, Instant now) {
  const std::int64_t minutes = std::max<std::int64_t>(0, (now.ms - kept.saved_at.ms) / 60'000);
  Page()
      .Blank()
      .Title(Word("session.resume_title"), Ink::kAccent)
      .Text(Word("session.resume_place", {{"place", kept.place}}))
      .Text(Word("session.resume_ago", {{"n", std::to_string(minutes)}}) + " " +
            Word("session.resume_kept"))
      .Print();
  std::string chosen;
  const Turn turn = AskChoice(
      "", {{"go_on", Word("session.resume_go")}, {"end", Word("session.resume_end")}}, chosen);
  if (turn != Turn::kNext) return WithKept::kLeave;
  return chosen == "end" ? WithKept::kEnd : WithKept::kGoOn;
}

int EndKept(Workspace& workspace, const api::Catalogue& catalogue, const SessionShelf& shelf,
            const GuidedOptions& guided, const KeptSession& kept) {
  const Status ended = GuidedSession(workspace, catalogue, shelf, guided).EndKept(kept);
  return ended.ok() ? SumUp(workspace, catalogue) : Fail(workspace.options(), ended.error());
}

/// The clinical words before it begins, and what is missing for what was asked.
void Introduce(const guide::Guidance& guidance, const Offer& offer, const GuidedOptions& guided) {
  Page page;
  page.Blank().Title(offer.title, Ink::kAccent).Text(offer.text);
  page.Text(ProtocolLine(guidance.protocol), 2, Ink::kQuiet).Print();
  if (guided.voice && !Voice::IsInstalled()) {
    std::fputs(
        "psoas: espeak-ng is not installed, so nothing is spoken. The words on the screen "
        "and the bell lead you.\n",
        stderr);
  }
}

int RunSession(const SessionOptions& session, const CommonOptions& options) {
  if (session.done.empty() && !InputIsTerminal()) {
    return FailUsage(
        options,
        "there is nobody to guide here (the input is not a terminal). Pass what was done: "
        "--done exercise[/variant]:side:sets:reps:hold:pain (repeat it).");
  }
  if (session.guided.speed && options.now.empty()) {
    return FailUsage(options,
                     "--speed makes time up, so it needs --now: no entry may say that "
                     "something was done in a time that did not pass.");
  }
  auto opened = Workspace::Open(options, Missing::kIsAnError);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  PrintProblems(workspace.opened().problems);
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  auto shelf = SessionShelf::Of(options);
  if (!shelf.ok()) return Fail(options, shelf.error());
  if (session.done.empty()) {
    if (const Status free = shelf.value().Claim(); !free.ok()) return Fail(options, free.error());
    if (const auto kept = shelf->Look()) {
      switch (AskAboutKept(*kept, workspace.time().Now())) {
        case WithKept::kGoOn:
          return Guided(workspace, *catalogue, *shelf, session.guided, kept);
        case WithKept::kEnd:
          return EndKept(workspace, *catalogue, *shelf, session.guided, *kept);
        case WithKept::kLeave:
          return kOk;
      }
    }
  }
  const auto guidance = workspace.Guide();
  if (!guidance.ok()) return Fail(options, guidance.error());
  if (!IsOffered(*guidance)) {
    return FailNotOffered(options, "there is no session now. Today: " + guidance->today.title +
                                       ". " + guidance->today.text);
  }
  const Offer offer = OfferOf(guidance->today, session.guided.bad_day);
  if (offer.items.empty()) {
    return FailNotOffered(options, "there is no session to shorten now. Today: " +
                                       guidance->today.title + ". " + guidance->today.text);
  }
  if (!session.done.empty()) return RecordDone(workspace, offer.items, session.done);
  Introduce(*guidance, offer, session.guided);
  return Guided(workspace, *catalogue, *shelf, session.guided, std::nullopt);
}

}  // namespace

void AddSession(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("session", "do today's exercises with a timer");
  auto session = std::make_shared<SessionOptions>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("--done", session->done,
                   "exercise[/variant]:side:sets:reps:hold:pain[:stopped_because], one for each")
      ->type_name("DONE");
  command->add_flag("--bad-day", session->guided.bad_day, "the short session, about five minutes");
  command->add_flag("--voice", session->guided.voice, "speaks, where espeak-ng is installed");
  command->add_flag("--quiet", session->guided.quiet, "no bell");
  command
      ->add_option("--speed", session->guided.speed,
                   "for a trial or a test: made-up time, so many times faster (with --now)")
      ->check(CLI::Range(1, 100'000));
  command->callback([&invocation, session] {
    invocation.run = [&invocation, session] { return RunSession(*session, invocation.common); };
  });
}

}  // namespace psoas::cli
