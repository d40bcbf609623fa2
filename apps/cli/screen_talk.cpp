#include "screen_talk.h"

#include <nlohmann/json.hpp>

#include "terminal/page.h"
#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

using Groups = std::vector<rules::QuestionGroup>;

void ShowGroup(const rules::QuestionGroup& group, std::size_t number, std::size_t count) {
  Page page;
  page.Blank().Title(std::to_string(number) + " of " + std::to_string(count) + "  " + group.title,
                     Ink::kAccent);
  page.Text(group.lead).Blank();
  for (std::size_t i = 0; i < group.questions.size(); ++i) {
    const auto& question = group.questions[i];
    page.Bullet(question.text, 2, std::to_string(i + 1) + ".");
    page.Text(question.help, 5, Ink::kQuiet);
  }
  page.Blank().Print();
}

Turn AskFollowUps(const rules::Question& question, Answers& answers) {
  for (std::size_t i = 0; i < question.follow_ups.size();) {
    const auto& follow_up = question.follow_ups[i];
    const std::string text =
        follow_up.help.empty() ? follow_up.text : follow_up.text + "\n" + follow_up.help;
    std::string word;
    const Turn turn = AskTri(question.label + ": " + text, word);
    if (turn == Turn::kQuit) return turn;
    if (turn == Turn::kBack) {
      if (i == 0) return turn;
      --i;
      continue;
    }
    answers[follow_up.id] = word;
    ++i;
  }
  return Turn::kNext;
}

/// One group with the follow-ups of what was not a no. Answers count as soon as they are typed.
Turn AskGroup(const rules::QuestionGroup& group, std::size_t number, std::size_t count,
              Answers& answers) {
  for (;;) {
    ShowGroup(group, number, count);
    std::vector<std::string> marks;
    const Turn turn = AskLine(
        "", "n = none, 2 = yes to 2, 2? = unsure, b = back, q = stop",
        [&](const std::string& typed) { return ReadMarks(typed, group.questions.size(), marks); });
    if (turn != Turn::kNext) return turn;
    Turn follow_ups = Turn::kNext;
    for (std::size_t i = 0; i < group.questions.size(); ++i) {
      const auto& question = group.questions[i];
      answers[question.id] = marks[i];
      for (const auto& follow_up : question.follow_ups) answers.erase(follow_up.id);
    }
    for (std::size_t i = 0; i < group.questions.size() && follow_ups == Turn::kNext; ++i) {
      if (marks[i] != "no") follow_ups = AskFollowUps(group.questions[i], answers);
    }
    if (follow_ups != Turn::kBack) return follow_ups;
  }
}

/// Would these answers, kept now, ask for help at once where the journal so far does not?
Result<bool> AskForHelpNow(Workspace& workspace, const Answers& answers,
                           rules::Disposition before) {
  if (before == rules::Disposition::kEmergency) return false;
  std::string text = workspace.text();
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += Dump(workspace.MakeEvent("screen.answered", {{"answers", answers}})) + "\n";
  const auto guidance = workspace.AskFor<guide::Guidance>(
      {{"op", "guide"}, {"now", Format(workspace.time().Now())}, {"journal", text}});
  if (!guidance.ok()) return guidance.error();
  return guidance->disposition == rules::Disposition::kEmergency;
}

void Greet(ScreenSet set, std::size_t groups) {
  Page page;
  page.Blank().Title("Is it safe to start?", Ink::kAccent);
  page.Text(set == ScreenSet::kFull
                ? "About two minutes. " + std::to_string(groups) +
                      " short lists; most people answer \"none of these\" to most of them."
                : "The short check before a session: " + std::to_string(groups) + " short lists.");
  page.Text(
      "If you are not sure about one, say so: put a ? behind its number. Stop any time; what you "
      "answered is kept.");
  page.Print();
}

}  // namespace

Result<ScreenTalk> TalkThroughScreen(Workspace& workspace, const api::Catalogue& catalogue,
                                     ScreenSet set) {
  const auto guidance = workspace.Guide();
  if (!guidance.ok()) return guidance.error();
  const Groups groups = GroupsOf(catalogue, set);
  Greet(set, groups.size());
  ScreenTalk talk;
  std::size_t at = 0;
  while (at < groups.size()) {
    const Turn turn = AskGroup(groups[at], at + 1, groups.size(), talk.answers);
    if (turn == Turn::kQuit) return talk;
    if (turn == Turn::kBack) {
      if (at > 0) --at;
      continue;
    }
    const auto help = AskForHelpNow(workspace, talk.answers, guidance->disposition);
    if (!help.ok()) return help.error();
    if (*help) {
      talk.stopped_for_help = true;
      return talk;
    }
    ++at;
  }
  talk.finished = true;
  return talk;
}

}  // namespace psoas::cli
