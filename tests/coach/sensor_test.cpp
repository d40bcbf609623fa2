// The phone in the waistband: time counts while the pelvis is tucked.
#include "floor.h"

namespace psoas::coach {
namespace {

Floor HoldingWith(Tilt tilt) {
  Floor floor({WorkOn("half_kneeling_stretch", Side::kRight)});
  floor.Feel(tilt, 0);
  floor.WaitFor(Phase::kHold);
  return floor;
}

TEST(Tuck, HoldCountsOnlyWhileThePelvisIsTucked) {
  Floor floor = HoldingWith(Tilt::kIn);
  floor.Wait(10);
  floor.Feel(Tilt::kArching, -3);
  EXPECT_EQ(floor.view().paused_because, "tilt");
  EXPECT_FALSE(floor.view().runs);
  floor.Wait(20);
  EXPECT_EQ(floor.view().left_ms, 30'000);
  floor.Feel(Tilt::kIn, 8);
  floor.Wait(5);
  EXPECT_EQ(floor.view().left_ms, 25'000);
  EXPECT_EQ(floor.view().tuck.held_s, 15);
}

TEST(Tuck, IsSaidOnceWhenItIsLostAndOnceWhenItIsFound) {
  Floor floor = HoldingWith(Tilt::kIn);
  floor.Feel(Tilt::kArching, -3);
  floor.Feel(Tilt::kArching, -4);
  floor.Feel(Tilt::kIn, 8);
  EXPECT_EQ(floor.Count("coach.tuck_arching"), 1);
  EXPECT_EQ(floor.Count("coach.tuck_good"), 1);
}

TEST(Tuck, WithoutAReadingTheClockGoesOnAndNothingIsCreditedToIt) {
  Floor floor = HoldingWith(Tilt::kUnknown);
  floor.Wait(10);
  EXPECT_EQ(floor.view().left_ms, 30'000);
  EXPECT_EQ(floor.view().tuck.held_s, 0);
}

TEST(Tuck, DoesNotHoldUpARestOrAnExerciseWithoutIt) {
  Floor floor({WorkOn("constructive_rest")});
  floor.Feel(Tilt::kArching, -3);
  floor.WaitFor(Phase::kStay);
  floor.Wait(10);
  EXPECT_TRUE(floor.view().runs);
  EXPECT_FALSE(floor.view().tuck.wanted);
}

TEST(Tuck, IsLearnedInSilenceWhileTheClockStands) {
  Floor floor = HoldingWith(Tilt::kUnknown);
  floor.Send({.type = EventType::kPause, .reason = "sensor"});
  EXPECT_EQ(floor.view().paused_because, "sensor");
  floor.Wait(5);
  EXPECT_EQ(floor.view().left_ms, 40'000);
  floor.Do(EventType::kResume);
  EXPECT_EQ(floor.Count("coach.paused") + floor.Count("coach.resumed"), 0);
  EXPECT_TRUE(floor.view().runs);
}

/// In the first repetition of a bridge: two seconds up, three at the top, three down.
Floor BridgingWith(Tilt tilt) {
  Floor floor({WorkOn("glute_bridge")});
  floor.Feel(tilt, 0);
  floor.WaitFor(Phase::kRep);
  return floor;
}

TEST(Tuck, OfABridgeIsJudgedAtTheTopOnly) {
  Floor floor = BridgingWith(Tilt::kArching);
  floor.Feel(Tilt::kIn, 8);
  EXPECT_FALSE(floor.view().tuck.counts);
  EXPECT_EQ(floor.Count("coach.tuck_good"), 0);
  floor.Wait(3);
  EXPECT_TRUE(floor.view().tuck.counts);
  floor.Wait(3);
  EXPECT_FALSE(floor.view().tuck.counts);
  EXPECT_EQ(floor.view().tuck.held_s, 3);
  EXPECT_TRUE(floor.view().tuck.wanted);
}

TEST(Tuck, LostAtTheTopOfABridgeIsSaidThereAndNeverKeepsAnybodyUp) {
  Floor floor = BridgingWith(Tilt::kArching);
  floor.Wait(1);
  EXPECT_EQ(floor.Count("coach.tuck_arching"), 0);
  floor.Wait(2);
  EXPECT_EQ(floor.Count("coach.tuck_arching"), 1);
  EXPECT_TRUE(floor.view().runs);
  floor.Wait(5);
  EXPECT_EQ(floor.view().rep, 2);
  EXPECT_EQ(floor.view().tuck.held_s, 0);
}

TEST(Tuck, OfALateTickCountsWhatWasAtTheTop) {
  Floor floor = BridgingWith(Tilt::kIn);
  floor.Send({.type = EventType::kTick, .elapsed_ms = 4500});
  EXPECT_EQ(floor.view().tuck.held_s, 2);
}

TEST(Cycles, KeepTheDegreesGainedByEach) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kLeft)});
  floor.Feel(Tilt::kIn, 6);
  for (const double deg : {7.5, 8.0, 9.0}) {
    floor.WaitFor(Phase::kTakeUp);
    floor.Feel(Tilt::kIn, deg);
    floor.Wait(20);
  }
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Done()[0].data["gained_deg"], (Json{1.5, 2.0, 3.0}));
}

}  // namespace
}  // namespace psoas::coach
