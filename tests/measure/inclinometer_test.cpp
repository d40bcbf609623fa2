// The phone on the thigh and under the pelvis, in movements without noise.
#include "measure/inclinometer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "base/numbers.h"
#include "player.h"

namespace psoas::measure {
namespace {

constexpr InclineSetup kByGravity{};
constexpr InclineSetup kByTable{.table = true, .pelvis = false, .sideways = false};
constexpr InclineSetup kPelvis{.table = false, .pelvis = true, .sideways = false};

void Lift(InclinePlayer& player, const Mounting& mounting, double thigh_deg, double by_deg) {
  player.Play(2000, Swing(mounting, thigh_deg, thigh_deg + by_deg, 2000, true));
  player.Hold(7000, DownIn(mounting, thigh_deg));
}

InclinePlayer ThreeLifts(const Mounting& mounting, double thigh_deg, double by_deg) {
  InclineSetup setup = kByGravity;
  setup.sideways = !mounting.long_edge;
  InclinePlayer player(InclineStep{setup});
  player.Hold(2500, DownIn(mounting, thigh_deg));
  for (int i = 0; i < 3; ++i) Lift(player, mounting, thigh_deg, by_deg);
  return player;
}

TEST(Inclinometer, TakesThreeReadingsFromThreeLifts) {
  const InclinePlayer player = ThreeLifts({}, -8, 15);
  EXPECT_EQ(player.last().view.phase, InclinePhase::kDone);
  EXPECT_EQ(player.last().view.readings, (std::vector<double>{-8, -8, -8}));
  EXPECT_EQ(player.last().view.spread_deg, 0);
  EXPECT_EQ(player.last().view.mdc95_deg, 7);
  EXPECT_EQ(player.Heard("sensor.read", "tone"), 2);
  EXPECT_EQ(player.Heard("sensor.done", "tone"), 1);
}

RC_GTEST_PROP(InclinometerLaw, AnyMountingGivesTheSignAndSizeOfTheThigh, ()) {
  const Mounting mounting{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(),
                          *rc::gen::inRange(-180, 180) * 1.0};
  const double thigh_deg = *rc::gen::inRange(-300, 400) / 10.0;
  const InclinePlayer player = ThreeLifts(mounting, thigh_deg, *rc::gen::inRange(12, 35));
  const double got = RoundTenth(thigh_deg);
  RC_ASSERT(player.last().view.readings == (std::vector<double>{got, got, got}));
}

RC_GTEST_PROP(InclinometerLaw, ThePhonesWhoseGravityPointsUpGiveTheSame, ()) {
  const Mounting mounting{true, *rc::gen::arbitrary<bool>(), *rc::gen::inRange(-180, 180) * 1.0};
  const auto inverted = [&](const Movement& movement) {
    return [=](double t_ms) { return -1.0 * movement(t_ms); };
  };
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, -1.0 * DownIn(mounting, -8));
  for (int i = 0; i < 3; ++i) {
    player.Play(2000, inverted(Swing(mounting, -8, 8, 2000, true)));
    player.Hold(7000, -1.0 * DownIn(mounting, -8));
  }
  RC_ASSERT(player.last().view.readings == (std::vector<double>{-8, -8, -8}));
}

TEST(Inclinometer, WithoutALiftThereIsNoReadingAndNoSign) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(30000, DownIn({}, -8));
  EXPECT_TRUE(player.last().view.readings.empty());
  EXPECT_FALSE(player.last().view.angle_deg);
  EXPECT_EQ(player.last().view.reason, "sensor.lift");
  EXPECT_EQ(player.Heard("sensor.lift"), 2);  // said, and said again
}

TEST(Inclinometer, AMoveThatStaysUpIsNotALift) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, DownIn({}, -8));
  player.Play(1000, Swing({}, -8, 20, 1000, false));
  player.Hold(7000, DownIn({}, 20));
  EXPECT_TRUE(player.last().view.readings.empty());
}

TEST(Inclinometer, ARolledThighIsToldApartFromALift) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, DownIn({}, -8));
  player.Play(2000, [](double t_ms) {
    return DownIn({}, -8 + 12 * std::sin(std::numbers::pi * t_ms / 2000),
                  30 * std::sin(std::numbers::pi * t_ms / 2000));
  });
  player.Hold(7000, DownIn({}, -8));
  EXPECT_TRUE(player.last().view.readings.empty());
  EXPECT_EQ(player.last().view.reason, "sensor.straight");
}

TEST(Inclinometer, APhoneLaidSidewaysWithoutSayingSoIsRefused) {
  InclinePlayer player(InclineStep{kByGravity});
  const Mounting sideways{false, true, 0};
  player.Hold(2500, DownIn(sideways, -8));
  Lift(player, sideways, -8, 15);
  EXPECT_TRUE(player.last().view.readings.empty());
  EXPECT_EQ(player.last().view.reason, "sensor.straight");
}

TEST(Inclinometer, TurnedRoundBetweenReadingsBeginsAgain) {
  InclinePlayer player(InclineStep{kByGravity});
  const Mounting to_knee, to_hip{true, false, 0};
  player.Hold(2500, DownIn(to_knee, -8));
  Lift(player, to_knee, -8, 15);
  player.Hold(2500, DownIn(to_hip, -8));
  Lift(player, to_hip, -8, 15);  // the turn itself looks like a move that stays
  Lift(player, to_hip, -8, 15);
  EXPECT_LE(player.last().view.readings.size(), 2);
  Lift(player, to_hip, -8, 15);
  EXPECT_EQ(player.last().view.readings.back(), -8);
}

TEST(Inclinometer, ATableThatSlopesIsTakenOff) {
  InclinePlayer player(InclineStep{kByTable});
  player.Hold(2500, DownIn({}, 3));
  player.Play(1000, Swing({}, 3, 60, 1000, false));
  player.Hold(2500, DownIn({}, -5));
  for (int i = 0; i < 3; ++i) Lift(player, {}, -5, 15);
  EXPECT_EQ(player.last().view.readings, (std::vector<double>{-8, -8, -8}));
}

TEST(Inclinometer, ASlopeIsNoTable) {
  InclinePlayer player(InclineStep{kByTable});
  player.Hold(3000, DownIn({}, 12));
  EXPECT_EQ(player.last().view.phase, InclinePhase::kZeroing);
  EXPECT_EQ(player.last().view.reason, "sensor.not_level");
}

TEST(Inclinometer, AnotherFaceThanOnTheTableIsRefused) {
  InclinePlayer player(InclineStep{kByTable});
  const Mounting screen_in{true, true, 180};
  player.Hold(2500, DownIn({}, 0));
  player.Play(1000, Swing({}, 0, 60, 1000, false));
  player.Hold(2500, DownIn(screen_in, -5));
  Lift(player, screen_in, -5, 15);
  EXPECT_TRUE(player.last().view.readings.empty());
  EXPECT_EQ(player.last().view.reason, "sensor.turned");
}

TEST(Inclinometer, IsBlankWhenTheStreamStallsAndNeverStale) {
  InclinePlayer player = ThreeLifts({}, -8, 15);
  player.Tap(InclineEvent::kAgain);
  player.Hold(2500, DownIn({}, -8));
  Lift(player, {}, -8, 15);
  EXPECT_TRUE(player.last().view.angle_deg);
  player.Silence(400);
  EXPECT_TRUE(player.last().view.angle_deg);
  player.Silence(200);
  EXPECT_FALSE(player.last().view.angle_deg);
  EXPECT_EQ(player.last().view.phase, InclinePhase::kBlank);
  EXPECT_EQ(player.last().view.reason, "sensor.no_signal");
}

TEST(Inclinometer, SaysThatNothingComesInsteadOfAskingForALift) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, DownIn({}, -8));
  player.Silence(21000);
  EXPECT_EQ(player.Heard("sensor.no_signal"), 1);
  EXPECT_EQ(player.Heard("sensor.lift"), 1);
}

TEST(Inclinometer, SpreadBeyondTheErrorIsSaid) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, DownIn({}, -8));
  for (const double thigh_deg : {-8.0, -4.0, 0.0}) {
    const double from = thigh_deg == -8 ? -8 : thigh_deg - 4;
    player.Play(1000, Swing({}, from, 12, 1000, false));
    player.Play(1000, Swing({}, 12, thigh_deg, 1000, false));
    player.Hold(7000, DownIn({}, thigh_deg));
  }
  EXPECT_EQ(player.last().view.spread_deg, 8);
  EXPECT_EQ(player.last().view.reason, "sensor.spread");
}

TEST(Inclinometer, ReadsNowWhenAskedOnceItKnowsTheKnee) {
  InclinePlayer player(InclineStep{kByGravity});
  player.Hold(2500, DownIn({}, -8));
  player.Tap(InclineEvent::kReading);
  EXPECT_TRUE(player.last().view.readings.empty());
  Lift(player, {}, -8, 15);
  player.Hold(2000, DownIn({}, -6));
  player.Tap(InclineEvent::kReading);
  EXPECT_EQ(player.last().view.readings, (std::vector<double>{-8, -6}));
}

TEST(Inclinometer, AClockThatGoesBackBeginsAgainAndDoesNotHang) {
  const InclinePlayer before = ThreeLifts({}, -8, 15);
  const std::vector<Sample> samples{{20, DownIn({}, -8)}};
  const auto answer =
      AdvanceIncline(before.last().state, samples, InclineEvent::kAgain, kByGravity, 30, kIncline);
  EXPECT_EQ(answer->view.phase, InclinePhase::kPlacing);
}

TEST(Inclinometer, RefusesAStateThatNoAnswerGave) {
  std::vector<double> state = ThreeLifts({}, -8, 15).last().state;
  const auto refuses = [&] {
    return !AdvanceIncline(state, {}, InclineEvent::kNone, kByGravity, 1e6, kIncline).ok();
  };
  EXPECT_FALSE(refuses());
  state.push_back(0);
  EXPECT_TRUE(refuses());
  state.resize(state.size() - 2);
  EXPECT_TRUE(refuses());
  state = {1, 2, 3};
  EXPECT_TRUE(refuses());
}

RC_GTEST_PROP(InclinometerLaw, AStateOfAnyNumbersIsAnsweredOrRefused, ()) {
  std::vector<double> state = ThreeLifts({}, -8, 15).last().state;
  for (int i = 0; i < 3; ++i) {
    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(state.size())));
    state[at] = *rc::gen::element(-1.0, 0.0, 1.0, 2.0, 3.0, 7.0, 1e300,
                                  std::numeric_limits<double>::quiet_NaN());
  }
  const std::vector<Sample> samples{{1e6, DownIn({}, -8)}};
  const InclineSetup setup{.table = *rc::gen::arbitrary<bool>(),
                           .pelvis = *rc::gen::arbitrary<bool>(),
                           .sideways = false};
  const auto answer =
      AdvanceIncline(state, samples, *rc::gen::element(InclineEvent::kNone, InclineEvent::kReading),
                     setup, 1e6, kIncline);
  const bool answered = answer.ok() && !answer->state.empty();
  RC_ASSERT(answered || !answer.ok());
}

TEST(PelvisCheck, StaysFlatWhenItHardlyTurns) {
  InclinePlayer player(InclineStep{kPelvis});
  player.Hold(7000, DownIn({}, 4));
  EXPECT_EQ(player.last().view.reason, "sensor.pelvis_hang");
  EXPECT_EQ(player.last().view.pelvis_flat, "unsure");
  player.Hold(20000, DownIn({}, 1));
  player.Hold(7000, DownIn({}, 1));
  EXPECT_EQ(player.last().view.moved_deg, 3);
  EXPECT_EQ(player.last().view.pelvis_flat, "yes");
}

RC_GTEST_PROP(PelvisCheckLaw, MovedIsMovedHoweverThePhoneLies, ()) {
  const Mounting mounting{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(),
                          *rc::gen::inRange(-180, 180) * 1.0};
  const double by_deg = *rc::gen::element(-12.0, 9.0, 5.2);
  InclinePlayer player(InclineStep{kPelvis});
  player.Hold(7000, DownIn(mounting, 4));
  player.Hold(3000, DownIn(mounting, 4 + by_deg));
  player.Tap(InclineEvent::kReading);  // no need to wait for the time to be over
  player.Hold(7000, DownIn(mounting, 4 + by_deg));
  RC_ASSERT(player.last().view.moved_deg == RoundTenth(std::abs(by_deg)));
  RC_ASSERT(player.last().view.pelvis_flat == "no");
}

TEST(PelvisCheck, IsTakenAnewAfterAStall) {
  InclinePlayer player(InclineStep{kPelvis});
  player.Hold(7000, DownIn({}, 4));
  player.Silence(2000);
  player.Hold(1000, DownIn({}, 4));
  EXPECT_EQ(player.last().view.reason, "sensor.pelvis_flat");
  EXPECT_EQ(player.last().view.pelvis_flat, "unsure");
}

}  // namespace
}  // namespace psoas::measure
