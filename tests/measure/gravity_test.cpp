// From gravity to angles, against rotation matrices.
#include "measure/gravity.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "exact_phone.h"

namespace psoas::measure {
namespace {

constexpr double kExact = 1e-9;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

double Angle(int low, int high) { return *rc::gen::inRange(low * 1000, high * 1000 + 1) / 1000.0; }

Mounting AnyMounting() {
  return {*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(), Angle(-180, 180)};
}

bool Near(const Vec& a, const Vec& b) {
  return std::abs(a.x - b.x) < 1e-12 && std::abs(a.y - b.y) < 1e-12 && std::abs(a.z - b.z) < 1e-12;
}

TEST(Orientation, FlatScreenUpHasDownBehindTheScreen) {
  EXPECT_TRUE(Near(*FromOrientation(0, 0), {0, 0, -1}));
  EXPECT_TRUE(Near(*FromOrientation(180, 0), {0, 0, 1}));
}

TEST(Orientation, UprightHasDownAtTheBottomEdge) {
  EXPECT_TRUE(Near(*FromOrientation(90, 0), {0, -1, 0}));
  EXPECT_TRUE(Near(*FromOrientation(-90, 0), {0, 1, 0}));
}

RC_GTEST_PROP(OrientationLaw, IsTheTurnZXYWhateverTheHeading, ()) {
  const double alpha = Angle(0, 360), beta = Angle(-180, 180), gamma = Angle(-90, 90);
  const Matrix to_earth = AboutZ(alpha) * AboutX(beta) * AboutY(gamma);
  RC_ASSERT(Near(*FromOrientation(beta, gamma), Transposed(to_earth) * Vec{0, 0, -1}));
}

TEST(Acceleration, AtRestPointsUpExceptOnOneFamilyOfPhones) {
  EXPECT_TRUE(Near(*FromAcceleration({0, 0, 9.8}, false), {0, 0, -1}));
  EXPECT_TRUE(Near(*FromAcceleration({0, 0, -9.8}, true), {0, 0, -1}));
}

TEST(Acceleration, OfAShakenPhoneIsNoDirection) {
  EXPECT_FALSE(FromAcceleration({0, 0, 12}, false));
  EXPECT_FALSE(FromAcceleration({0, 0, 2}, false));
  EXPECT_FALSE(FromAcceleration({0, 0, 0}, false));
}

TEST(Direction, NeedsLengthAndNumbers) {
  EXPECT_FALSE(Unit({0, 0, 0}));
  EXPECT_FALSE(Unit({kNan, 0, 1}));
  EXPECT_FALSE(Unit({std::numeric_limits<double>::infinity(), 0, 1}));
  EXPECT_FALSE(FromOrientation(kNan, 0));
  EXPECT_FALSE(FromAcceleration({kNan, 0, 9.8}, false));
}

RC_GTEST_PROP(ElevationLaw, OfTheEdgeAlongTheThighIsTheThighAngle, ()) {
  const Mounting mounting = AnyMounting();
  const double thigh = Angle(-90, 90);
  const Vec down = DownIn(mounting, thigh, Angle(-180, 180), Angle(0, 360));
  const Vec edge = mounting.long_edge ? Vec{0, 1, 0} : Vec{1, 0, 0};
  const double expected = mounting.top_first ? thigh : -thigh;
  RC_ASSERT(std::abs(Elevation_deg(edge, down) - expected) < kExact);
}

RC_GTEST_PROP(TurnLaw, AboutTheHingeIsTheTurnOfTheSegment, ()) {
  const Mounting mounting = AnyMounting();
  const double heading = Angle(0, 360), from = Angle(-90, 90), by = Angle(-179, 179);
  const Vec hinge = IntoPhone(mounting) * Vec{1, 0, 0};
  const double turned = TurnAbout_deg(hinge, DownIn(mounting, from, 0, heading),
                                      DownIn(mounting, from + by, 0, Angle(0, 360)));
  RC_ASSERT(std::abs(turned - by) < kExact);
}

RC_GTEST_PROP(TurnLaw, DoesNotSeeALean, ()) {
  const Mounting mounting = AnyMounting();
  const double lean = Angle(-80, 80);
  const Vec hinge = IntoPhone(mounting) * Vec{1, 0, 0};
  const Vec level = DownIn(mounting, 0), leaning = DownIn(mounting, 0, lean);
  RC_ASSERT(std::abs(TurnAbout_deg(hinge, level, leaning)) < kExact);
  RC_ASSERT(std::abs(std::abs(OutOfPlane_deg(hinge, leaning)) - std::abs(lean)) < kExact);
}

RC_GTEST_PROP(BetweenLaw, IsTheSizeOfTheTurn, ()) {
  const Mounting mounting = AnyMounting();
  const double from = Angle(-90, 90), by = Angle(-180, 180);
  const double size = Between_deg(DownIn(mounting, from), DownIn(mounting, from + by));
  RC_ASSERT(std::abs(size - std::abs(by)) < 1e-6);  // near 180 the cross product is all rounding
}

}  // namespace
}  // namespace psoas::measure
