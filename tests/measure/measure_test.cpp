// Tape, phone, goniometer -> the two angles, with the error.
#include "measure/measure.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace psoas::measure {
namespace {

RawReading Tape(double height_cm, double length_cm) {
  return {.method = "tape",
          .height_cm = height_cm,
          .length_cm = length_cm,
          .angle_deg = {},
          .knee_flexion_deg = {},
          .knee_interior_deg = {}};
}

RawReading Phone(double angle_deg) {
  return {.method = "phone",
          .height_cm = {},
          .length_cm = {},
          .angle_deg = angle_deg,
          .knee_flexion_deg = {},
          .knee_interior_deg = {}};
}

TEST(Tape, IsTheArcsineOfHeightOverLength) {
  EXPECT_EQ(Measure(Tape(20, 40)).value().thigh_deg, 30.0);
  EXPECT_EQ(Measure(Tape(0, 40)).value().thigh_deg, 0.0);
  EXPECT_EQ(Measure(Tape(-7, 42)).value().thigh_deg, -9.6);
}

TEST(Tape, HalfACentimetreAtEachEndIsAboutOneDegree) {
  EXPECT_NEAR(Measure(Tape(0, 40)).value().instrument_error_deg, 1.0, 0.05);  // clinical.md A6
}

TEST(Tape, RefusesAHeightBeyondTheThighAndAThighThatIsNone) {
  EXPECT_EQ(Measure(Tape(45, 40)).error().place, "height_cm");
  EXPECT_EQ(Measure(Tape(1, 4)).error().place, "length_cm");
  EXPECT_EQ(Measure(Tape(1, 420)).error().place, "length_cm");
}

TEST(Phone, IsTakenAsShown) { EXPECT_EQ(Measure(Phone(-8.46)).value().thigh_deg, -8.5); }

TEST(Measure, RefusesWhatIsNotFinite) {
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(Measure(Phone(bad)).ok());
    EXPECT_FALSE(Measure(Tape(bad, 40)).ok());
  }
}

TEST(Measure, RefusesAnglesNoBodyReaches) {
  EXPECT_EQ(Measure(Phone(120)).error().place, "angle_deg");
}

TEST(Measure, NamesWhatIsMissing) {
  RawReading reading = Tape(1, 40);
  reading.length_cm.reset();
  EXPECT_EQ(Measure(reading).error().place, "length_cm");
}

TEST(Knee, InnerAngleAndBendFromStraightAgree) {
  RawReading bend = Phone(0), inner = Phone(0);
  bend.knee_flexion_deg = 85;
  inner.knee_interior_deg = 95;
  EXPECT_EQ(Measure(bend).value().knee_flexion_deg, 85);
  EXPECT_EQ(Measure(inner).value().knee_flexion_deg, 85);
}

TEST(Knee, GivenTwiceIsRefused) {
  RawReading reading = Phone(0);
  reading.knee_flexion_deg = 85;
  reading.knee_interior_deg = 95;
  EXPECT_FALSE(Measure(reading).ok());
}

RC_GTEST_PROP(TapeLaw, UpAndDownMirror, ()) {
  const double height = *rc::gen::inRange(0, 280) / 10.0;
  RC_ASSERT(Measure(Tape(height, 40)).value().thigh_deg ==
            -Measure(Tape(-height, 40)).value().thigh_deg);
}

}  // namespace
}  // namespace psoas::measure
