// Laws that hold for every journal, not only for the told ones.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/json_io.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

AnswerMap AnyAnswers() {
  AnswerMap answers;
  for (const auto& group : ShippedProtocol().protocol.screening.groups) {
    for (const auto& question : group.questions) {
      const int pick = *rc::gen::weightedElement<int>({{40, 0}, {1, 1}, {1, 2}});
      answers[question.id] = pick == 0 ? "no" : pick == 1 ? "unsure" : "yes";
      for (const auto& follow_up : question.follow_ups) {
        answers[follow_up.id] = *rc::gen::element<std::string>("no", "unsure", "yes");
      }
    }
  }
  return answers;
}

Guidance Screened(const AnswerMap& answers) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen(answers).BothSides(8, 60);
  return s.GuideNow();
}

RC_GTEST_PROP(Law, SameJournalSameBytes, ()) {
  const AnswerMap answers = AnyAnswers();
  RC_ASSERT(Dump(Write(Screened(answers))) == Dump(Write(Screened(answers))));
}

RC_GTEST_PROP(Law, RaisingAnAnswerNeverLowersTheDisposition, ()) {
  AnswerMap answers = AnyAnswers();
  const auto before = Screened(answers).disposition;
  const auto& groups = ShippedProtocol().protocol.screening.groups;
  const auto& group = *rc::gen::elementOf(groups);
  const auto& question = *rc::gen::elementOf(group.questions);
  answers[question.id] = answers[question.id] == "no" ? "unsure" : "yes";
  RC_ASSERT(Screened(answers).disposition >= before);
}

RC_GTEST_PROP(Law, LosingAnAnswerNeverYieldsASession, ()) {
  AnswerMap answers = AnyAnswers();
  const auto& group = *rc::gen::elementOf(ShippedProtocol().protocol.screening.groups);
  const auto& question = *rc::gen::elementOf(group.questions);
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen(answers, {question.id}).BothSides(8, 60);
  RC_ASSERT(s.GuideNow().today.items.empty());
  RC_ASSERT(s.GuideNow().today.kind == TodayKind::kScreen);
}

RC_GTEST_PROP(Law, NoItemIsContraindicated, ()) {
  const AnswerMap answers = AnyAnswers();
  for (const auto& item : Screened(answers).today.items) {
    const auto* exercise = ShippedProtocol().protocol.FindExercise(item.exercise);
    for (const auto& against : exercise->contraindications) {
      const auto found = answers.find(against.question);
      const bool holds = found != answers.end() && found->second != "no";
      const bool concerns =
          against.variants.empty() ||
          std::count(against.variants.begin(), against.variants.end(), item.variant) > 0;
      RC_ASSERT(!(holds && concerns));
    }
  }
}

RC_GTEST_PROP(Law, AppendingAnythingTwiceIsTheSameAsOnce, ()) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z")
      .Screen(AnyAnswers())
      .BothSides(*rc::gen::inRange(-20, 20), 70)
      .Session();
  const auto once = journal::ParseJournal(s.text());
  const auto twice = journal::ParseJournal(s.text() + s.text());
  RC_ASSERT(Dump(Write(Guide(ShippedProtocol(), once, s.at()))) ==
            Dump(Write(Guide(ShippedProtocol(), twice, s.at()))));
}

}  // namespace
}  // namespace psoas::guide
