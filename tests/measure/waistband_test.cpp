// The phone in the waistband, in movements without noise.
#include "measure/waistband.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/numbers.h"
#include "player.h"

namespace psoas::measure {
namespace {

// A phone in the waistband of somebody upright: the segment's y axis points up.
constexpr double kUpright = 90;

TuckPlayer Tucked(const Mounting& mounting, double from_deg, double tuck_deg) {
  TuckPlayer player{TuckStep{}};
  player.Hold(2500, DownIn(mounting, from_deg));
  player.Play(800, Swing(mounting, from_deg, from_deg + tuck_deg, 800, false));
  player.Hold(2500, DownIn(mounting, from_deg + tuck_deg));
  return player;
}

TEST(Waistband, LearnsTheTuckAndThenTellsIt) {
  const TuckPlayer player = Tucked({}, kUpright, 8);
  EXPECT_EQ(player.last().view.phase, TuckPhase::kLive);
  EXPECT_EQ(player.last().view.target_deg, 8);
  EXPECT_EQ(player.last().view.tilt_deg, 8);
  EXPECT_EQ(player.last().view.state, TuckTilt::kIn);
  EXPECT_EQ(player.Heard("sensor.good"), 1);
}

RC_GTEST_PROP(WaistbandLaw, AnyMountingAndPostureAndEitherDirectionOfTheTuck, ()) {
  const Mounting mounting{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(),
                          *rc::gen::inRange(-180, 180) * 1.0};
  const double from = *rc::gen::inRange(-180, 180), heading = *rc::gen::inRange(0, 360);
  const double tuck = *rc::gen::inRange(5, 20) * (*rc::gen::arbitrary<bool>() ? 1.0 : -1.0);
  TuckPlayer player = Tucked(mounting, from, tuck);
  const double tilt = *rc::gen::inRange(-20, 20);
  const double sign = tuck > 0 ? 1 : -1;
  player.Hold(2000, DownIn(mounting, from + sign * tilt, 0, heading));
  // The mean has a little of the last movement in it.
  RC_ASSERT(std::abs(player.last().view.target_deg.value() - std::abs(tuck)) < 0.3);
  RC_ASSERT(std::abs(player.last().view.tilt_deg.value() - tilt) < 0.051);
}

TEST(Waistband, ATuckTooSmallToTellIsAskedForAgain) {
  const TuckPlayer player = [] {
    TuckPlayer p = Tucked({}, kUpright, 2.5);
    p.Hold(12000, DownIn({}, kUpright + 2.5));
    return p;
  }();
  EXPECT_EQ(player.last().view.phase, TuckPhase::kTarget);
  EXPECT_GE(player.Heard("sensor.tuck"), 2);
  EXPECT_FALSE(player.last().view.tilt_deg);
}

TEST(Waistband, LeaningTheTrunkIsNotATuck) {
  const TuckPlayer player = Tucked({}, kUpright, 30);
  EXPECT_EQ(player.last().view.phase, TuckPhase::kTarget);
  EXPECT_EQ(player.last().view.reason, "sensor.tuck_less");
}

TEST(Waistband, LyingOnTheSideIsNeverLive) {
  TuckPlayer player{TuckStep{}};
  // The segment leans over by 90: the turn of the tuck is about the vertical and cannot be seen.
  player.Hold(2500, DownIn({}, 0, 90, 0));
  player.Hold(5000, DownIn({}, 0, 90, 8));
  EXPECT_EQ(player.last().view.phase, TuckPhase::kTarget);
}

TEST(Waistband, HoldsTheStateBetweenTheTwoThresholds) {
  TuckPlayer player = Tucked({}, kUpright, 10);
  player.Hold(2000, DownIn({}, kUpright + 5));  // half: was in, stays in
  EXPECT_EQ(player.last().view.state, TuckTilt::kIn);
  player.Hold(2000, DownIn({}, kUpright + 3));
  EXPECT_EQ(player.last().view.state, TuckTilt::kArching);
  player.Hold(2000, DownIn({}, kUpright + 5));  // half: was lost, stays lost
  EXPECT_EQ(player.last().view.state, TuckTilt::kArching);
  player.Hold(2000, DownIn({}, kUpright + 7));
  EXPECT_EQ(player.last().view.state, TuckTilt::kIn);
  player.Hold(2000, DownIn({}, kUpright + 22));
  EXPECT_EQ(player.last().view.state, TuckTilt::kOver);
}

TEST(Waistband, CountsOnlySecondsInTheTuck) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  const double before = player.last().view.in_tuck_s;
  player.Hold(4000, DownIn({}, kUpright + 8));
  player.Hold(5000, DownIn({}, kUpright - 3));
  EXPECT_NEAR(player.last().view.in_tuck_s - before, 4.0 + 0.5, 0.3);  // filter and dwell
}

TEST(Waistband, AShortTwitchChangesNothing) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  player.Hold(200, DownIn({}, kUpright - 4));
  player.Hold(1000, DownIn({}, kUpright + 8));
  EXPECT_EQ(player.Heard("sensor.arch", "tone"), 0);
}

TEST(Waistband, CorrectsAtMostOnceInAWhile) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  player.Hold(5000, DownIn({}, kUpright + 8));
  for (int i = 0; i < 4; ++i) {
    player.Hold(700, DownIn({}, kUpright - 4));
    player.Hold(700, DownIn({}, kUpright + 8));
  }
  EXPECT_EQ(player.Heard("sensor.arch", "tone"), 4);
  EXPECT_EQ(player.Heard("sensor.arching"), 2);  // at once, and when four seconds are over
}

TEST(Waistband, APhoneOutOfPlaceIsUnknownUntilANewBaseline) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  player.Hold(1500, AboutZ(40) * DownIn({}, kUpright));  // it hangs askew
  EXPECT_EQ(player.last().view.state, TuckTilt::kUnknown);
  EXPECT_EQ(player.last().view.reason, "sensor.moved");
  player.Hold(3000, DownIn({}, kUpright + 8));
  EXPECT_EQ(player.last().view.state, TuckTilt::kUnknown);
  EXPECT_FALSE(player.last().view.tilt_deg);
  player.Tap(TuckEvent::kBaseline);
  EXPECT_EQ(player.last().view.phase, TuckPhase::kBaseline);
}

TEST(Waistband, AStallIsUnknownAndTheTimeInItIsNotCounted) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  const double before = player.last().view.in_tuck_s;
  player.Silence(600);
  EXPECT_EQ(player.last().view.phase, TuckPhase::kBlank);
  EXPECT_EQ(player.last().view.state, TuckTilt::kUnknown);
  EXPECT_FALSE(player.last().view.tilt_deg);
  player.Silence(9400);
  EXPECT_EQ(player.Heard("sensor.no_signal"), 1);
  player.Hold(1000, DownIn({}, kUpright + 8));
  EXPECT_EQ(player.last().view.state, TuckTilt::kIn);
  EXPECT_NEAR(player.last().view.in_tuck_s - before, 0.7, 0.2);
}

// Lying on the back the segment's y axis points along the floor; a bridge turns it, then the tuck
// does.
constexpr double kLying = 180, kLift_deg = 16;

TuckPlayer Lifted(double then_deg) {
  TuckPlayer player{TuckStep{}};
  player.Tap(TuckEvent::kLifted);
  player.Hold(2500, DownIn({}, kLying));
  player.Play(1000, Swing({}, kLying, kLying + kLift_deg, 1000, false));
  player.Hold(2500, DownIn({}, kLying + kLift_deg));
  player.Hold(2500, DownIn({}, kLying + kLift_deg + then_deg));
  return player;
}

TEST(Waistband, OfABridgeLearnsTheTuckWithTheHipsUp) {
  TuckPlayer player = Lifted(8);
  EXPECT_EQ(player.Heard("sensor.lift_hips"), 1);
  EXPECT_EQ(player.Heard("sensor.come_down"), 1);
  EXPECT_EQ(player.last().view.target_deg, 8);
  player.Hold(2000, DownIn({}, kLying));
  EXPECT_EQ(player.last().view.state, TuckTilt::kArching);
  player.Hold(2000, DownIn({}, kLying + kLift_deg + 7));
  EXPECT_EQ(player.last().view.state, TuckTilt::kIn);
  player.Hold(2000, DownIn({}, kLying + kLift_deg + 1));
  EXPECT_EQ(player.last().view.state, TuckTilt::kArching);
}

TEST(Waistband, OfABridgeWaitsUntilTheHipsAreUp) {
  TuckPlayer player{TuckStep{}};
  player.Tap(TuckEvent::kLifted);
  player.Hold(6000, DownIn({}, kLying));
  EXPECT_EQ(player.last().view.phase, TuckPhase::kLift);
  player.Hold(6000, DownIn({}, kLying + 4));  // only tucked, on the floor
  EXPECT_EQ(player.last().view.phase, TuckPhase::kLift);
}

TEST(Waistband, OfABridgeTakesNoArchForATuck) {
  TuckPlayer player = Lifted(-8);
  EXPECT_EQ(player.last().view.phase, TuckPhase::kTarget);
  player.Hold(12000, DownIn({}, kLying + kLift_deg - 8));
  EXPECT_GE(player.Heard("sensor.tuck_up_there"), 2);
  EXPECT_EQ(player.Heard("sensor.come_down"), 0);
}

TEST(Waistband, AtRestTellsTheTiltAndCorrectsNothing) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  player.Tap(TuckEvent::kResting);
  const long heard = player.Heard("sensor.good") + player.Heard("sensor.arching");
  player.Hold(3000, DownIn({}, kLying));
  player.Hold(3000, DownIn({}, kLying - 3));
  EXPECT_EQ(player.last().view.phase, TuckPhase::kLive);
  EXPECT_EQ(player.last().view.tilt_deg, -3);
  player.Silence(3000);
  EXPECT_FALSE(player.last().view.tilt_deg);
  EXPECT_EQ(player.Heard("sensor.good") + player.Heard("sensor.arching"), heard);
  EXPECT_EQ(player.Heard("sensor.no_signal"), 0);
}

TEST(Waistband, AtRestHasNoTiltBeforeATuckWasShown) {
  TuckPlayer player{TuckStep{}};
  player.Tap(TuckEvent::kResting);
  player.Hold(5000, DownIn({}, kLying));
  EXPECT_EQ(player.last().view.phase, TuckPhase::kBlank);
  EXPECT_EQ(player.last().view.reason, "sensor.no_tuck_yet");
}

TEST(Waistband, CancelledIsBlank) {
  TuckPlayer player = Tucked({}, kUpright, 8);
  player.Tap(TuckEvent::kCancel);
  player.Hold(1000, DownIn({}, kUpright + 8));
  EXPECT_EQ(player.last().view.phase, TuckPhase::kBlank);
  EXPECT_FALSE(player.last().view.tilt_deg);
}

}  // namespace
}  // namespace psoas::measure
