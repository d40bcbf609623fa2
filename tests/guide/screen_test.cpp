// The safety screen: what each answer asks for (DECISIONS 1-5, 8).
#include <gtest/gtest.h>

#include "scenario.h"

namespace psoas::guide {
namespace {

constexpr const char* kMorning = "2026-03-02T08:00:00Z";

std::string DispositionOf(const AnswerMap& except) {
  return Scenario().At(kMorning).Screen(except).DispositionNow();
}

TEST(Screen, AllNoProceeds) { EXPECT_EQ(DispositionOf({}), "proceed"); }

TEST(Screen, HasFortyFourQuestions) {
  std::size_t count = 0;
  for (const auto& group : ShippedProtocol().protocol.screening.groups)
    count += group.questions.size();
  EXPECT_EQ(count, 44u);
}

TEST(Screen, EmptyJournalAsksForTheScreenAndOffersNothing) {
  const Guidance guidance = Scenario().GuideAt(kMorning);
  EXPECT_EQ(guidance.today.kind, TodayKind::kScreen);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kLimits);
  EXPECT_TRUE(guidance.today.items.empty());
  EXPECT_TRUE(HasReason(guidance, "screen.none"));
}

TEST(Screen, OneMissingAnswerIsNotANo) {
  const Guidance guidance = Scenario().At(kMorning).Screen({}, {"knee"}).GuideAt(kMorning);
  EXPECT_EQ(guidance.today.kind, TodayKind::kScreen);
  EXPECT_EQ(guidance.screen.missing, std::vector<std::string>{"knee"});
  EXPECT_EQ(guidance.disposition, rules::Disposition::kLimits);
}

TEST(Screen, IncompleteStillSaysWhatTheGivenAnswersSay) {
  const Guidance guidance =
      Scenario().At(kMorning).Screen({{"ces", "yes"}}, {"knee"}).GuideAt(kMorning);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kEmergency);
  EXPECT_TRUE(guidance.today.items.empty());
}

TEST(Screen, TwoPartsOfOneSittingMakeItComplete) {
  Scenario s;
  s.At(kMorning)
      .Screen({}, {"knee"})
      .Later(0.2)
      .Event("screen.answered", {{"answers", {{"knee", "no"}}}});
  EXPECT_TRUE(s.GuideNow().screen.complete);
}

TEST(Screen, UnsureOnAnEmergencyQuestionIsUrgent) {
  EXPECT_EQ(DispositionOf({{"ces", "unsure"}}), "urgent");
}
TEST(Screen, UnsureOnAnUrgentQuestionMeansSeeSomebody) {
  EXPECT_EQ(DispositionOf({{"cancer", "unsure"}}), "see_clinician");
}
TEST(Screen, UnsureOnALimitKeepsTheLimit) {
  EXPECT_EQ(DispositionOf({{"anticoag", "unsure"}}), "limits");
}

TEST(Screen, MissingFollowUpTakesTheGraverBranch) {
  EXPECT_EQ(DispositionOf({{"motor", "yes"}}), "emergency");
  EXPECT_EQ(DispositionOf({{"motor", "yes"}, {"motor_worsening", "unsure"}}), "emergency");
  EXPECT_EQ(DispositionOf({{"motor", "yes"}, {"motor_worsening", "no"}}), "urgent");
  EXPECT_EQ(DispositionOf({{"syst", "yes"}}), "urgent");
  EXPECT_EQ(DispositionOf({{"syst", "yes"}, {"syst_two", "no"}}), "see_clinician");
}

TEST(Screen, BloodThinnerWithAWeakLegIsAnEmergency) {
  EXPECT_EQ(DispositionOf({{"anticoag", "yes"}, {"femn", "yes"}}), "emergency");
  EXPECT_EQ(DispositionOf({{"anticoag", "yes"}, {"motor", "yes"}, {"motor_worsening", "no"}}),
            "emergency");
}

TEST(Screen, BloodThinnerWithATightPainlessTestStaysLimits) {
  Scenario s;
  s.At(kMorning).Screen({{"anticoag", "yes"}}).BothSides(8, 85);
  EXPECT_EQ(s.DispositionNow(), "limits");
  EXPECT_EQ(s.KindNow(), "session");
}

TEST(Screen, BloodThinnerWithJointPainInTheTestIsUrgent) {
  Scenario s;
  s.At(kMorning).Screen({{"anticoag", "yes"}}).Test("left", 8, 85, {.pain = "joint"});
  EXPECT_EQ(s.DispositionNow(), "urgent");
}

TEST(Screen, FeverWithAThighAboveTheLineIsAtLeastUrgent) {
  Scenario s;
  s.At(kMorning).Screen({{"infect", "unsure"}, {"infect_cannot_move", "no"}});
  EXPECT_EQ(s.DispositionNow(), "see_clinician");
  s.Test("left", 8, 85);
  EXPECT_EQ(s.DispositionNow(), "urgent");
}

TEST(Screen, CancerWithWeightLossIsUrgent) {
  EXPECT_EQ(DispositionOf({{"cancer", "yes"}, {"syst", "yes"}, {"syst_two", "no"}}), "urgent");
}

TEST(Screen, StatusQuestionAllowsRestAndLocksThePlan) {
  const Guidance guidance = Scenario().At(kMorning).Screen({{"preg", "yes"}}).GuideAt(kMorning);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kSeeClinician);
  EXPECT_EQ(guidance.today.kind, TodayKind::kRefer);
  EXPECT_EQ(Exercises(guidance),
            (std::vector<std::string>{"constructive_rest", "paced_breathing"}));
  EXPECT_FALSE(guidance.today.items.front().why.empty());
  EXPECT_TRUE(guidance.plan.locked);
  EXPECT_FALSE(guidance.plan.items.empty());
}

TEST(Screen, BackOrHipQuestionAllowsNothing) {
  const Guidance guidance = Scenario().At(kMorning).Screen({{"radic", "yes"}}).GuideAt(kMorning);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kSeeClinician);
  EXPECT_TRUE(guidance.today.items.empty());
  EXPECT_TRUE(guidance.plan.items.empty());
}

TEST(Screen, UnderEighteenByTheProfileWhateverWasAnswered) {
  Scenario s;
  s.At(kMorning).Profile({{"year_of_birth", 2012}}).Screen().BothSides(8, 85);
  EXPECT_GE(s.GuideNow().disposition, rules::Disposition::kSeeClinician);
  EXPECT_TRUE(s.GuideNow().today.items.empty());
}

TEST(Screen, PregnancyWeeksAdvanceWithTheCalendar) {
  Scenario s;
  s.At("2026-01-05T08:00:00Z")
      .Profile({{"pregnancy_weeks", 10}})
      .At("2026-03-02T08:00:00Z")
      .Screen({{"preg", "yes"}});
  const Guidance guidance = s.GuideNow();
  ASSERT_FALSE(guidance.today.items.empty());
  EXPECT_NE(guidance.today.items.front().variant, "floor") << "18 weeks now: not flat on the back";
}

TEST(Screen, ReasonNamesTheRowAndTheQuestion) {
  const Guidance guidance = Scenario().At(kMorning).Screen({{"ces", "yes"}}).GuideAt(kMorning);
  ASSERT_EQ(guidance.reasons.size(), 1u);
  EXPECT_EQ(guidance.reasons[0].rule, "ces_yes");
  EXPECT_EQ(guidance.reasons[0].questions, std::vector<std::string>{"ces"});
  EXPECT_FALSE(guidance.reasons[0].text.empty());
}

}  // namespace
}  // namespace psoas::guide
