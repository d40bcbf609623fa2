// How long answers hold (DECISIONS 7).
#include <gtest/gtest.h>

#include "scenario.h"

namespace psoas::guide {
namespace {

TEST(Freshness, ACompleteFullScreenCountsAsAShortOne) {
  EXPECT_EQ(ReadyPerson().KindNow(), "session");
}

TEST(Freshness, TheShortScreenHoldsForADay) {
  Scenario s = ReadyPerson();
  EXPECT_EQ(s.Later(23.9).KindNow(), "session");
  const Guidance guidance = s.Later(0.2).GuideNow();
  EXPECT_EQ(guidance.today.kind, TodayKind::kScreen);
  EXPECT_EQ(guidance.screen.due, ScreenDue::kShort);
  EXPECT_TRUE(guidance.today.items.empty());
  EXPECT_EQ(s.ShortScreen().KindNow(), "session");
}

TEST(Freshness, AYesInTheShortScreenStopsEverything) {
  Scenario s = ReadyPerson();
  s.Later(26).ShortScreen({{"bilat", "yes"}});
  EXPECT_EQ(s.DispositionNow(), "emergency");
  EXPECT_TRUE(s.GuideNow().today.items.empty());
}

TEST(Freshness, ThreeWeeksAwayAsksTheFullScreen) {
  Scenario s = ReadyPerson();
  s.Later(22 * 24).ShortScreen();
  const Guidance guidance = s.GuideNow();
  EXPECT_EQ(guidance.screen.due, ScreenDue::kFull) << "the short set does not end a gap";
}

TEST(Freshness, WeekThreeAsksTheFullScreenThenTheTest) {
  Scenario s = ReadyPerson();
  for (int day = 1; day <= 20; ++day) s.Later(24).ShortScreen();
  s.Later(24);
  EXPECT_EQ(s.GuideNow().screen.due, ScreenDue::kFull);
  EXPECT_EQ(s.Screen().KindNow(), "test");
  EXPECT_EQ(s.BothSides(3, 85).KindNow(), "session");
}

TEST(Freshness, NewSymptomComesBeforeAnythingElse) {
  for (const char* answer : {"yes", "unsure"}) {
    Scenario s = ReadyPerson();
    s.Later(1).Checkin({{"new_symptom", answer}});
    EXPECT_EQ(s.GuideNow().screen.due, ScreenDue::kFull) << answer;
    EXPECT_EQ(s.KindNow(), "screen") << answer;
  }
}

TEST(Freshness, AStopForSharpPainAsksTheFullScreen) {
  Scenario s = ReadyPerson();
  s.Later(1).Session(4, "sharp_pain").Later(24).ShortScreen();
  EXPECT_EQ(s.GuideNow().screen.due, ScreenDue::kFull);
  EXPECT_EQ(s.Screen().KindNow(), "session");
}

TEST(Freshness, AStopForWantOfTimeDoesNot) {
  Scenario s = ReadyPerson();
  s.Later(1).Session(1, "no_time").Later(20).ShortScreen();
  EXPECT_EQ(s.KindNow(), "session");
}

TEST(Freshness, AClockThatGoesBackwardsLosesNothingAndLowersNothing) {
  Scenario s = ReadyPerson();
  EXPECT_EQ(s.GuideAt("2026-02-01T08:00:00Z").today.kind, TodayKind::kScreen);
  EXPECT_EQ(s.GuideNow().today.kind, TodayKind::kSession);
}

TEST(Freshness, ALineThatMayHaveHeldAnAnswerAsksAgain) {
  Scenario s = ReadyPerson();
  s.Raw(
      R"({"id":"x","at":"2026-03-02T09:00:00Z","type":"screen.answered","data":{"answers":{"ces":"y)");
  const Guidance guidance = s.GuideNow();
  EXPECT_EQ(guidance.disposition, rules::Disposition::kLimits);
  EXPECT_EQ(guidance.today.kind, TodayKind::kScreen);
  ASSERT_EQ(guidance.problems.size(), 1u);
  EXPECT_EQ(guidance.problems[0].line, 4);
}

TEST(Freshness, ALineThatHeldATestOnlyIsReportedAndSkipped) {
  Scenario s = ReadyPerson();
  s.Raw(R"({"id":"x","at":"2026-03-02T09:00:00Z","type":"thomas.measured","data":{"side":)");
  EXPECT_EQ(s.DispositionNow(), "proceed");
  EXPECT_EQ(s.KindNow(), "session");
  EXPECT_EQ(s.GuideNow().problems.size(), 1u);
}

}  // namespace
}  // namespace psoas::guide
