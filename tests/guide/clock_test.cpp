// The look-elsewhere clock (DECISIONS 11).
#include <gtest/gtest.h>

#include "guide/progress.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

/// Six weeks with a session on `per_week` days a week, a full screen and a test at weeks 3 and 6.
Scenario SixWeeks(int per_week, double thigh_at_end, double pain_at_end) {
  Scenario s = ReadyPerson(12);
  s.Checkin({{"pain_worst", 6}, {"tightness", 6}});
  for (int day = 0; day < 42; ++day) {
    s.At(Format(
        Instant{(ParseDay("2026-03-02").value().since_epoch + day) * kMsPerDay + 9 * kMsPerHour}));
    if (day == 21) s.Screen().BothSides(12, 85);
    if (day % 7 < per_week) s.ShortScreen().Session();
  }
  s.At("2026-04-13T09:00:00Z").Screen().BothSides(thigh_at_end, 85);
  return s.Checkin({{"pain_worst", pain_at_end}, {"tightness", pain_at_end}});
}

TEST(Clock, TheDateIsDeclaredOnDayOne) {
  const Guidance guidance = ReadyPerson().GuideNow();
  EXPECT_EQ(guidance.clock.started_on, "2026-03-02");
  EXPECT_EQ(guidance.clock.look_elsewhere_on, "2026-04-13");
  EXPECT_EQ(guidance.clock.retest_on, (std::vector<std::string>{"2026-03-23", "2026-04-13"}));
}

TEST(Clock, NoRealChangeWithGoodAdherenceRefers) {
  const Guidance guidance = SixWeeks(5, 8, 6).GuideNow();
  EXPECT_EQ(guidance.clock.branch, ReviewBranch::kNoChange);
  EXPECT_EQ(guidance.today.kind, TodayKind::kRefer);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kSeeClinician);
}

TEST(Clock, TooFewSessionsSpeaksOfAdherenceFirst) {
  const Guidance guidance = SixWeeks(3, 8, 6).GuideNow();
  EXPECT_EQ(guidance.clock.branch, ReviewBranch::kAdherence);
  EXPECT_LT(*guidance.clock.adherence_percent, 70);
  EXPECT_EQ(guidance.today.kind, TodayKind::kSession);
}

TEST(Clock, MoreRangeButTheSameComplaintMeansLookElsewhere) {
  EXPECT_EQ(SixWeeks(5, -2, 6).GuideNow().clock.branch, ReviewBranch::kLookElsewhere);
}

TEST(Clock, BetterMeansCarryOn) {
  const Guidance guidance = SixWeeks(5, -2, 2).GuideNow();
  EXPECT_EQ(guidance.clock.branch, ReviewBranch::kCarryOn);
  EXPECT_EQ(guidance.today.kind, TodayKind::kSession);
}

TEST(Clock, WorseStopsAndRefers) {
  const Guidance guidance = SixWeeks(5, 8, 9).GuideNow();
  EXPECT_EQ(guidance.clock.branch, ReviewBranch::kWorse);
  EXPECT_EQ(guidance.today.kind, TodayKind::kRefer);
}

TEST(Clock, AReleaseAfterTheReviewLetsThePersonCarryOn) {
  Scenario s = SixWeeks(5, 8, 6);
  s.Later(2).Release("all");
  EXPECT_EQ(s.KindNow(), "session");
}

TEST(Clock, ChangeWithinTheErrorIsNoChange) {
  const Progress inside =
      ComputeProgress(ShippedProtocol().protocol, journal::ParseJournal(SixWeeks(5, 5, 6).text()),
                      ParseInstant("2026-04-13T10:00:00Z").value());
  EXPECT_EQ(inside.angles.front().change, Change::kNone);
  const Progress beyond =
      ComputeProgress(ShippedProtocol().protocol, journal::ParseJournal(SixWeeks(5, 4.9, 6).text()),
                      ParseInstant("2026-04-13T10:00:00Z").value());
  EXPECT_EQ(beyond.angles.front().change, Change::kMoreRange);
}

TEST(Clock, MethodsAreNeverMixedInATrend) {
  Scenario s = ReadyPerson(12);
  s.Later(24).Test("left", -20, 85, {.method = "phone"});
  const Progress progress =
      ComputeProgress(ShippedProtocol().protocol, journal::ParseJournal(s.text()), s.at());
  EXPECT_EQ(progress.angles.size(), 3u);
  for (const auto& series : progress.angles) EXPECT_EQ(series.change, Change::kNone);
}

TEST(Clock, ASessionInWhichNothingWasBegunIsNone) {
  Scenario s = ReadyPerson();
  s.Later(1).Event("session.started", nlohmann::json::object());
  s.Event("session.ended", nlohmann::json::object());
  EXPECT_EQ(s.GuideNow().clock.sessions_done, 0);
  EXPECT_EQ(s.KindNow(), "session");
}

}  // namespace
}  // namespace psoas::guide
