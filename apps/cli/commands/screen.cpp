// psoas screen: the safety questions, as a conversation or from the command's arguments.
#include <nlohmann/json.hpp>

#include "../journal/file_io.h"
#include "../screen_talk.h"
#include "../terminal/page.h"
#include "../terminal/prompt.h"
#include "command.h"

namespace psoas::cli {
namespace {

constexpr std::int64_t kMaxAnswersBytes = 1024 * 1024;

struct ScreenOptions {
  std::string answers_file;
  std::vector<std::string> set;
  bool all_no = false;
  bool full = false;
  bool only_short = false;
  bool list = false;
  bool scripted() const { return !answers_file.empty() || !set.empty() || all_no; }
};

int ListQuestions(const CommonOptions& options, const api::Catalogue& catalogue, ScreenSet set) {
  const auto groups = GroupsOf(catalogue, set);
  if (options.json) {
    PrintJson(Write(groups));
    return kOk;
  }
  Page page;
  for (const auto& group : groups) {
    page.Title(group.title, Ink::kAccent);
    for (const auto& question : group.questions) {
      page.Entry(question.id, question.text, 16);
      for (const auto& follow_up : question.follow_ups)
        page.Entry("", follow_up.id + ": " + follow_up.text, 16);
    }
    page.Blank();
  }
  page.Print();
  return kOk;
}

Result<Answers> AnswersFromArguments(const ScreenOptions& screen, const api::Catalogue& catalogue,
                                     ScreenSet set) {
  Answers answers = screen.all_no ? AllNo(catalogue, set) : Answers();
  if (!screen.answers_file.empty()) {
    const bool from_input = screen.answers_file == "-";
    const auto text = from_input ? ReadStandardInput(kMaxAnswersBytes)
                                 : ReadWholeFile(screen.answers_file, kMaxAnswersBytes);
    if (!text.ok()) return text.error();
    const Status read = AddAnswersFromJson(
        catalogue, *text, from_input ? "standard input" : screen.answers_file, answers);
    if (!read.ok()) return read.error();
  }
  for (const auto& pair : screen.set) {
    if (const Status added = AddAnswer(catalogue, pair, answers); !added.ok()) return added.error();
  }
  return answers;
}

void SayWhatIsOpen(const api::Catalogue& catalogue, ScreenSet set, const Answers& answers) {
  const auto open = Unanswered(catalogue, set, answers);
  if (open.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < open.size() && i < 6; ++i) names += (i ? ", " : "") + open[i];
  if (open.size() > 6) names += ", ...";
  std::fprintf(
      stderr,
      "psoas: %zu questions have no answer yet (%s); the screen is done when all have one.\n",
      open.size(), names.c_str());
}

int Keep(Workspace& workspace, const api::Catalogue& catalogue, ScreenSet set,
         const Answers& answers) {
  const Status kept = workspace.Record("screen.answered", {{"answers", answers}});
  if (!kept.ok()) return Fail(workspace.options(), kept.error());
  SayWhatIsOpen(catalogue, set, answers);
  return FinishRecording(workspace);
}

int Talk(Workspace& workspace, const api::Catalogue& catalogue, ScreenSet set) {
  const auto talk = TalkThroughScreen(workspace, catalogue, set);
  if (!talk.ok()) return Fail(workspace.options(), talk.error());
  if (talk->answers.empty()) {
    Page().Text("Nothing was answered, so nothing was kept.").Print();
    return kOk;
  }
  if (talk->stopped_for_help) {
    Page()
        .Blank()
        .Text("Your answer is more important than the rest of the questions, so they stop here.")
        .Print();
  }
  return Keep(workspace, catalogue, set, talk->answers);
}

ScreenSet ChooseSet(const ScreenOptions& screen, const guide::Guidance& guidance) {
  if (screen.full) return ScreenSet::kFull;
  if (screen.only_short) return ScreenSet::kShort;
  // In a script the set must not depend on what is in the journal.
  if (screen.scripted() || screen.list) return ScreenSet::kFull;
  return guidance.screen.due == guide::ScreenDue::kShort ? ScreenSet::kShort : ScreenSet::kFull;
}

int RunScreen(const ScreenOptions& screen, const CommonOptions& options) {
  if (!screen.scripted() && !screen.list && !InputIsTerminal()) {
    return FailUsage(options,
                     "there is nobody to ask here (the input is not a terminal). Pass the answers: "
                     "--answers FILE.json, "
                     "--set ces=no bilat=no ..., or --all-no with --set for the exceptions.");
  }
  auto opened = Workspace::Open(options, Missing::kIsEmpty);
  if (!opened.ok()) return Fail(options, opened.error());
  Workspace& workspace = opened.value();
  const auto catalogue = workspace.Catalogue();
  if (!catalogue.ok()) return Fail(options, catalogue.error());
  const auto guidance = workspace.Guide();
  if (!guidance.ok()) return Fail(options, guidance.error());
  const ScreenSet set = ChooseSet(screen, *guidance);
  if (screen.list) return ListQuestions(options, *catalogue, set);
  PrintProblems(workspace.opened().problems);
  if (!screen.scripted()) return Talk(workspace, *catalogue, set);
  const auto answers = AnswersFromArguments(screen, *catalogue, set);
  if (!answers.ok()) return Fail(options, answers.error());
  return Keep(workspace, *catalogue, set, *answers);
}

}  // namespace

void AddScreen(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("screen", "the safety questions: is it safe to start?");
  auto screen = std::make_shared<ScreenOptions>();
  AddCommonOptions(*command, invocation.common);
  command
      ->add_option("--answers", screen->answers_file,
                   "answers as JSON, {\"ces\":\"no\", ...}; - reads standard input")
      ->type_name("FILE.json");
  command->add_option("--set", screen->set, "one answer, such as ces=yes (repeat it)")
      ->type_name("ID=yes|no|unsure");
  command->add_flag("--all-no", screen->all_no,
                    "no to every question that --answers and --set do not name");
  auto* full =
      command->add_flag("--full", screen->full, "all questions, also when the short set would do");
  command->add_flag("--short", screen->only_short, "the short set asked before a session")
      ->excludes(full);
  command->add_flag("--list", screen->list, "list the questions with their names and stop");
  command->add_flag("--exit-disposition", invocation.common.exit_disposition,
                    "exit with 10 see a clinician, 11 urgent, 12 emergency");
  command->callback([&invocation, screen] {
    invocation.run = [&invocation, screen] { return RunScreen(*screen, invocation.common); };
  });
}

}  // namespace psoas::cli
