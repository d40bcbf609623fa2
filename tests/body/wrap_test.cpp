// The way round a cylinder and a sphere against what geometry says: helix and great circle, smooth
// lift-off, no jump where an end lies inside.
#include <functional>

#include "rig.h"

namespace psoas::body {
namespace {

constexpr double kRadius = 0.05;
constexpr auto kCylinder = Surface::Shape::kCylinder;
constexpr auto kSphere = Surface::Shape::kSphere;

/// Both ends outside a circle, seen under `angle` from its centre: tangent, arc, tangent.
double Round(double from, double to, double angle) {
  const double arc = angle - std::acos(kRadius / from) - std::acos(kRadius / to);
  return std::sqrt(from * from - kRadius * kRadius) + std::sqrt(to * to - kRadius * kRadius) +
         kRadius * arc;
}

Vec3 Polar(double radius, double angle, double z = 0) {
  return {radius * std::cos(angle), radius * std::sin(angle), z};
}

TEST(Wrap, BetweenTwoPointsOfACylinderTheWayIsAHelix) {
  RigBody rig({.from_m = {kRadius, 0, 0}});
  for (const double angle : {0.3, 1.0, 2.0, 3.0, 4.0}) {
    const double length = rig(Polar(kRadius, angle, 0.07)).length_m;
    EXPECT_NEAR(length, std::hypot(kRadius * angle, 0.07), 1e-9) << angle;
  }
}

TEST(Wrap, BetweenTwoPointsOfASphereTheWayIsAGreatCircle) {
  RigBody rig({.shape = kSphere, .from_m = {kRadius, 0, 0}});
  for (const double angle : {0.3, 1.0, 2.0, 3.0}) {
    const Vec3 to{kRadius * std::cos(angle), kRadius * std::sin(angle) * 0.6,
                  kRadius * std::sin(angle) * 0.8};
    EXPECT_NEAR(rig(to).length_m, kRadius * angle, 1e-9) << angle;
  }
}

TEST(Wrap, FromAfarTheWayIsTangentArcTangentOnTheSideThatIsNamed) {
  RigBody ahead({.winding = 1}), back({.winding = -1});
  for (const double angle : {2.2, 2.8, 3.6, 4.6}) {  // from the fixed end, which lies at pi
    const Vec3 to = Polar(0.08, kPi + angle), mirrored = Polar(0.08, kPi - angle);
    EXPECT_NEAR(ahead(to).length_m, Round(0.1, 0.08, angle), 1e-15) << angle;
    EXPECT_NEAR(back(mirrored).length_m, Round(0.1, 0.08, angle), 1e-15) << angle;
  }
}

TEST(Wrap, RoundACylinderTheWayClimbsEvenlyFromTangentToTangent) {
  RigBody rig({});
  const double flat = Round(0.1, 0.08, 3);
  EXPECT_NEAR(rig(Polar(0.08, kPi + 3, 0.2)).length_m, std::hypot(flat, 0.2), 1e-15);
}

TEST(Wrap, RoundASphereTheWayLiesInThePlaneOfCentreAndEnds) {
  RigBody rig({.shape = kSphere});
  const Vec3 to{0.08 * std::cos(kPi - 2.5), 0.08 * std::sin(2.5) * 0.28,
                -0.08 * std::sin(2.5) * 0.96};
  EXPECT_NEAR(rig(to).length_m, Round(0.1, 0.08, 2.5), 1e-15);
}

TEST(Wrap, ALineThatPassesClearOnTheNamedSideIsStraight) {
  for (const auto shape : {kCylinder, kSphere}) {
    RigBody rig({.shape = shape, .winding = -1, .from_m = {-0.1, 0.06, 0.02}});
    const Vec3 to{0.1, 0.07, -0.03};
    EXPECT_DOUBLE_EQ(rig(to).length_m, Norm(to - Vec3{-0.1, 0.06, 0.02}));
  }
}

/// The largest jump of length and of slope between neighbours on a line, beyond what the slopes
/// explain; and the largest error of the slopes against central differences.
struct Smoothness {
  double length_jump_m = 0, slope_jump = 0, slope_error = 0;
};

Smoothness Along(const Rig& rig, const std::function<Vec3(double)>& place, double from, double to) {
  constexpr int kSteps = 20000;
  constexpr double kProbe = 1e-7;
  RigBody body(rig);
  Smoothness worst;
  At last = body(place(from));
  for (int i = 1; i <= kSteps; ++i) {
    const Vec3 at = place(from + (to - from) * i / kSteps);
    const Vec3 step = at - place(from + (to - from) * (i - 1) / kSteps);
    const At now = body(at);
    const double by = std::max(std::abs(Dot(last.slope, step)), std::abs(Dot(now.slope, step)));
    worst.length_jump_m =
        std::max(worst.length_jump_m, std::abs(now.length_m - last.length_m) - by);
    worst.slope_jump = std::max(worst.slope_jump, Norm(now.slope - last.slope));
    for (std::size_t axis = 0; axis < 3; ++axis) {
      Vec3 before = at, after = at;
      before[axis] -= kProbe;
      after[axis] += kProbe;
      const double slope = (body(after).length_m - body(before).length_m) / (2 * kProbe);
      worst.slope_error = std::max(worst.slope_error, std::abs(slope - now.slope[axis]));
    }
    last = now;
  }
  return worst;
}

TEST(Wrap, LiftOffIsSmoothInLengthAndSlope) {
  for (const auto shape : {kCylinder, kSphere}) {
    const Rig rig{.shape = shape, .winding = -1, .from_m = {-0.1, 0.03, 0.01}};
    const auto worst = Along(rig, [](double y) { return Vec3{0.1, y, -0.02}; }, 0.02, 0.12);
    ExpectAtMost("length_jump_m", worst.length_jump_m, 1e-9);
    ExpectAtMost("slope_jump", worst.slope_jump, 1e-4);  // a step is 5 um
    ExpectAtMost("slope_error", worst.slope_error, 1e-5);
  }
}

// A slope may have a kink there, and nowhere else: within the probe's reach of it the slope's error
// is up to half the kink, so it is not bounded here.
TEST(Wrap, AnEndThatDivesIntoASurfaceDoesNotJump) {
  for (const auto shape : {kCylinder, kSphere}) {
    const Rig rig{.shape = shape, .winding = -1, .from_m = {-0.1, 0.03, 0.01}};
    const auto inwards = [](double out) { return Vec3{0.9 * out, 0.3 * out, 0.1 * out}; };
    ExpectAtMost("length_jump_m", Along(rig, inwards, 0.08, 0.005).length_jump_m, 1e-9);
  }
}

TEST(Wrap, InsideASurfaceTheSlopesAreThoseOfTheLengths) {
  for (const auto shape : {kCylinder, kSphere}) {
    const Rig rig{.shape = shape, .winding = -1, .from_m = {-0.1, 0.03, 0.01}};
    const auto within = [](double out) { return Vec3{0.9 * out, 0.3 * out, 0.1 * out}; };
    ExpectAtMost("slope_error", Along(rig, within, 0.045, 0.01).slope_error, 1e-6);
  }
}

TEST(Wrap, WithBothEndsInsideTheSlopesAreThoseOfTheLengths) {
  const Rig rig{.winding = -1, .from_m = {-0.03, 0.01, 0.01}};
  const auto across = [](double x) { return Vec3{x, 0.012, -0.02}; };
  ExpectAtMost("slope_error", Along(rig, across, 0.032, 0.048).slope_error, 1e-6);
  ExpectAtMost("length_jump_m", Along(rig, across, 0.01, 0.06).length_jump_m, 1e-9);
}

TEST(Wrap, FromTheOtherEndTheWayIsTheSameInsideAndOutside) {
  Chance chance(22);
  for (const auto shape : {kCylinder, kSphere}) {
    for (int i = 0; i < 500; ++i) {
      Rig rig{.shape = shape, .from_m = Polar(chance.Between(0.03, 0.2), 2, 0.03)};
      const Vec3 to = Polar(chance.Between(0.01, 0.1), chance.Between(-kPi, kPi), -0.05);
      const At forwards = RigBody(rig)(to);
      rig.backwards = true;
      const At backwards = RigBody(rig)(to);
      EXPECT_NEAR(forwards.length_m, backwards.length_m, 1e-14);
      EXPECT_LT(Norm(forwards.slope - backwards.slope), 1e-12);
    }
  }
}

TEST(Wrap, ForEveryPairOfEndsOutsideTheWayIsNoShorterThanTheLineAndSlopesAreUnitVectors) {
  Chance chance(21);
  for (const auto shape : {kCylinder, kSphere}) {
    for (int i = 0; i < 2000; ++i) {
      const Vec3 from = Polar(chance.Between(0.051, 0.2), chance.Between(-kPi, kPi), 0.03);
      const Vec3 to = Polar(chance.Between(0.051, 0.2), chance.Between(-kPi, kPi), -0.05);
      RigBody rig({.shape = shape, .winding = chance.Share() < 0.5 ? 1 : -1, .from_m = from});
      const At at = rig(to);
      EXPECT_GE(at.length_m, Norm(to - from) - 1e-15);
      EXPECT_NEAR(Norm(at.slope), 1, 1e-9);
    }
  }
}

TEST(Wrap, EndsInLineWithTheCentreOfASphereGoHalfWayRound) {
  RigBody rig({.shape = kSphere});
  const At at = rig({0.08, 0, 0});
  EXPECT_NEAR(at.length_m, Round(0.1, 0.08, kPi), 1e-15);
  EXPECT_TRUE(std::isfinite(Norm(at.slope)));
}

TEST(Wrap, AnEndOnTheAxisOrAtTheCentreGivesTheStraightLine) {
  for (const auto shape : {kCylinder, kSphere}) {
    RigBody rig({.shape = shape});
    const At at = rig({0, 0, 0});
    EXPECT_NEAR(at.length_m, 0.1, 1e-5);
    EXPECT_TRUE(std::isfinite(Norm(at.slope)));
  }
}

TEST(Wrap, AnUnnamedSideIsTheOneThatTheNeutralLinePasses) {
  Rig rig{.winding = 0, .from_m = {-0.1, 0.02, 0}};
  Model model = rig.Build();
  model.muscles[0].path[2].at_m = {0.1, 0.02, 0};  // over the top
  Evaluator unnamed(Compiled(model));
  model.muscles[0].path[1].winding = -1;
  Evaluator named(Compiled(model));
  for (const Vec3& moved : {Vec3{0, 0, 0}, Vec3{0, -0.05, 0.02}}) {
    double first = 0, second = 0;
    unnamed.Evaluate(moved, {&first, 1});
    named.Evaluate(moved, {&second, 1});
    EXPECT_EQ(first, second);
  }
}

}  // namespace
}  // namespace psoas::body
