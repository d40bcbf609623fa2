#include "body/geometry.h"

#include "shipped_body.h"

namespace psoas::body {
namespace {

double Apart(const Mat3& a, const Mat3& b) {
  double apart = 0;
  for (std::size_t i = 0; i < 9; ++i) apart = std::max(apart, std::abs(a[i] - b[i]));
  return apart;
}

Mat3 AnyTurn(Chance& chance) {
  const Vec3 axis{chance.Between(-1, 1), chance.Between(-1, 1), chance.Between(0.1, 1)};
  return Turn(axis, chance.Between(-kPi, kPi));
}

TEST(Geometry, ATurnGoesAnticlockwiseAboutItsAxis) {
  const Vec3 y = Turn({0, 0, 5}, kPi / 2) * Vec3{1, 0, 0};
  EXPECT_NEAR(y[0], 0, 1e-16);
  EXPECT_NEAR(y[1], 1, 1e-16);
  EXPECT_NEAR((Turn({1, 0, 0}, kPi / 2) * Vec3{0, 1, 0})[2], 1, 1e-16);
}

TEST(Geometry, ForEveryTurnTheQuaternionGivesItBack) {
  Chance chance(61);
  for (int i = 0; i < 1000; ++i) {
    const Mat3 turn = AnyTurn(chance);
    EXPECT_LT(Apart(FromQuat(ToQuat(turn)), turn), 1e-14);
  }
  for (const Vec3& axis : {Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}}) {
    EXPECT_LT(Apart(FromQuat(ToQuat(Turn(axis, kPi))), Turn(axis, kPi)), 1e-15);
  }
}

TEST(Geometry, AQuaternionHalvesTheAngle) {
  const Quat q = ToQuat(Turn({0, 0, 1}, 1.2));
  EXPECT_NEAR(q[0], std::cos(0.6), 1e-15);
  EXPECT_NEAR(q[3], std::sin(0.6), 1e-15);
}

TEST(Geometry, XyzAnglesTurnAboutXThenTheNewYThenTheNewZ) {
  const Mat3 by_hand = Turn({1, 0, 0}, 0.3) * Turn({0, 1, 0}, -0.4) * Turn({0, 0, 1}, 1.1);
  EXPECT_LT(Apart(TurnXyz({0.3, -0.4, 1.1}), by_hand), 1e-16);
  const Vec3 angles = XyzAngles(by_hand);
  EXPECT_NEAR(angles[0], 0.3, 1e-15);
  EXPECT_NEAR(angles[1], -0.4, 1e-15);
  EXPECT_NEAR(angles[2], 1.1, 1e-15);
}

TEST(Geometry, ForEveryTurnTheXyzAnglesGiveItBackEvenLookingStraightUp) {
  Chance chance(62);
  for (int i = 0; i < 1000; ++i) {
    const Mat3 turn = AnyTurn(chance);
    EXPECT_LT(Apart(TurnXyz(XyzAngles(turn)), turn), 1e-14);
  }
  for (const double y : {kPi / 2, -kPi / 2}) {
    const Mat3 turn = TurnXyz({0.7, y, 0.2});
    EXPECT_LT(Apart(TurnXyz(XyzAngles(turn)), turn), 1e-7);
  }
}

TEST(Geometry, PlacementsFollowOneAnother) {
  Chance chance(63);
  const Placement outer{{1, 2, 3}, AnyTurn(chance)}, inner{{-1, 0.5, 2}, AnyTurn(chance)};
  const Vec3 x{0.3, -0.2, 0.9};
  EXPECT_LT(Norm((outer * inner) * x - outer * (inner * x)), 1e-15);
  EXPECT_LT(Apart(outer.turn * Transpose(outer.turn), kIdentity), 1e-15);
}

}  // namespace
}  // namespace psoas::body
