#include "body/mujoco_wrap.h"

#include <gtest/gtest.h>

namespace psoas::body {
namespace {

constexpr auto kCylinder = Surface::Shape::kCylinder;
constexpr auto kSphere = Surface::Shape::kSphere;
constexpr double kRadius = 0.05;

double Length(const Vec3& from, const Vec3& to, const WrapResult& wrap) {
  if (!wrap.wraps) return Norm(to - from);
  return Norm(wrap.first_m - from) + wrap.arc_length_m + Norm(to - wrap.second_m);
}

TEST(MujocoWrap, AStraightLineThatMissesStaysStraight) {
  EXPECT_FALSE(MujocoWrap({-0.2, 0.06, 0}, {0.2, 0.06, 0}, {}, kRadius, kCylinder, nullptr).wraps);
  EXPECT_FALSE(MujocoWrap({-0.2, 0.06, 0}, {0.2, 0.06, 0}, {}, kRadius, kSphere, nullptr).wraps);
}

TEST(MujocoWrap, WithoutASideSiteItTakesTheShorterWay) {
  const Vec3 from{-0.1, 0.02, 0}, to{0.1, 0.02, 0};
  const auto wrap = MujocoWrap(from, to, {}, kRadius, kCylinder, nullptr);
  ASSERT_TRUE(wrap.wraps);
  EXPECT_GT(wrap.first_m[1], 0);
  const double far_off = std::hypot(0.1, 0.02);
  const double tangent = std::sqrt(far_off * far_off - kRadius * kRadius);
  const double angle = kPi - 2 * std::atan2(0.02, 0.1) - 2 * std::acos(kRadius / far_off);
  EXPECT_NEAR(Length(from, to, wrap), 2 * tangent + kRadius * angle, 1e-15);
}

TEST(MujocoWrap, ASideSitePullsALineOverThatPassesTheOtherSide) {
  const Vec3 from{-0.1, 0.06, 0}, to{0.1, 0.06, 0}, below{0, -0.06, 0}, above{0, 0.06, 0};
  const auto wrap = MujocoWrap(from, to, {}, kRadius, kCylinder, &below);
  ASSERT_TRUE(wrap.wraps);
  EXPECT_LT(wrap.first_m[1], 0);
  EXPECT_FALSE(MujocoWrap(from, to, {}, kRadius, kCylinder, &above).wraps);
}

TEST(MujocoWrap, RoundACylinderTheWayRisesEvenly) {
  const Vec3 from{-0.1, 0, -0.03}, to{0.1, 0, 0.06}, side{0, 0.06, 0};
  const auto flat = MujocoWrap({-0.1, 0, 0}, {0.1, 0, 0}, {}, kRadius, kCylinder, &side);
  const auto wrap = MujocoWrap(from, to, {}, kRadius, kCylinder, &side);
  ASSERT_TRUE(wrap.wraps);
  EXPECT_NEAR(Length(from, to, wrap), std::hypot(Length({-0.1, 0, 0}, {0.1, 0, 0}, flat), 0.09),
              1e-15);
}

TEST(MujocoWrap, RoundASphereTheWayStaysInThePlaneThroughItsCentre) {
  const Placement ball{{0.3, 0.1, -0.2}, TurnXyz({0.4, -1, 0.3})};
  const Vec3 from{0.2, 0.12, -0.21}, to{0.4, 0.11, -0.17};
  const auto wrap = MujocoWrap(from, to, ball, kRadius, kSphere, nullptr);
  ASSERT_TRUE(wrap.wraps);
  const Vec3 normal = Cross(from - ball.at_m, to - ball.at_m);
  EXPECT_NEAR(Dot(normal, wrap.first_m - ball.at_m), 0, 1e-15);
  EXPECT_NEAR(Norm(wrap.second_m - ball.at_m), kRadius, 1e-15);
}

TEST(MujocoWrap, EndsInLineWithTheCentreOfASphereStillWrap) {
  const auto wrap = MujocoWrap({-0.1, 0, 0}, {0.1, 0, 0}, {}, kRadius, kSphere, nullptr);
  ASSERT_TRUE(wrap.wraps);
  EXPECT_NEAR(wrap.arc_length_m, kRadius * (kPi - 2 * std::acos(0.5)), 1e-15);
}

TEST(MujocoWrap, ASideSiteInsideMakesItTouchOnceFromWithin) {
  const Vec3 from{0.02, 0.09, 0}, to{0.09, 0.01, 0}, inside{0.01, 0, 0};
  const auto wrap = MujocoWrap(from, to, {}, kRadius, kCylinder, &inside);
  ASSERT_TRUE(wrap.wraps);
  EXPECT_EQ(wrap.arc_length_m, 0);
  EXPECT_EQ(wrap.first_m, wrap.second_m);
  // Like light at a mirror: the same angle with the radius on both sides.
  const Vec3 outward = (1 / kRadius) * wrap.first_m;
  const Vec3 in = (1 / Norm(from - wrap.first_m)) * (from - wrap.first_m);
  const Vec3 out = (1 / Norm(to - wrap.first_m)) * (to - wrap.first_m);
  EXPECT_NEAR(Dot(in, outward), Dot(out, outward), 1e-5);
}

TEST(MujocoWrap, ALineThatAlreadyPassesThroughTheInsideStaysStraight) {
  const Vec3 inside{0.01, 0, 0};
  EXPECT_FALSE(MujocoWrap({-0.1, 0.02, 0}, {0.1, 0.02, 0}, {}, kRadius, kCylinder, &inside).wraps);
}

TEST(MujocoWrap, AnEndWithinTheSurfaceStaysStraight) {
  const Vec3 side{0, 0.06, 0};
  EXPECT_FALSE(MujocoWrap({0.01, 0, 0}, {0.1, 0, 0}, {}, kRadius, kCylinder, &side).wraps);
  EXPECT_FALSE(MujocoWrap({0, 0, 0}, {0.1, 0, 0}, {}, kRadius, kSphere, nullptr).wraps);
}

}  // namespace
}  // namespace psoas::body
