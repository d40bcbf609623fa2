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
