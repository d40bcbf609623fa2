#include "labfiles/mjcf_read.h"

#include <gtest/gtest.h>

#include "mjcf_document.h"

namespace psoas::labfiles {
namespace {

using testing::Cord;
using testing::CordLength;
using testing::Mjcf;
using testing::Read;

/// Site a at (1, 0, 0) of the world and b in a body that has `joints`.
std::string Arm(const std::string& joints, const std::string& body = "",
                const std::string& at = "1 0 0") {
  return "<site name='a' pos='1 0 0'/><body name='arm' " + body + ">" + joints +
         "<site name='b' pos='" + at + "'/></body>";
}

double LengthOf(const std::string& world, const std::vector<double>& pose = {},
                const std::string& compiler = "<compiler angle='radian'/>") {
  return CordLength(Read(Mjcf(world, Cord(), compiler)), pose);
}

TEST(MjcfRead, AnglesAreDegreesUnlessTheCompilerSaysRadian) {
  const std::string arm = Arm("<joint name='turn' range='-90 45' ref='10'/>", "euler='0 0 90'");
  const auto degrees = Read(Mjcf(arm, Cord(), ""));
  EXPECT_NEAR(degrees.coordinates[0].least_rad, -body::kPi / 2, 1e-15);
  EXPECT_NEAR(CordLength(degrees, {10 * body::kRadPerDeg}), std::sqrt(2), 1e-15);
  const auto radians = Read(Mjcf(arm, Cord()));
  EXPECT_EQ(radians.coordinates[0].most_rad, 45);
  EXPECT_NEAR(CordLength(radians, {10}), std::abs(2 * std::sin(45)), 1e-14);
}

TEST(MjcfRead, EachOrientationIsTheOneThatMujocoMeans) {
  // b at (1, 0, 0) of the body; a quarter turn brings it to (0, 1, 0) or (0, 0, -1).
  for (const char* body : {"quat='1 0 0 1'", "axisangle='0 0 5 1.5707963267948966'",
                           "xyaxes='0 2 0 -1 1 0'", "euler='0 0 1.5707963267948966'"}) {
    EXPECT_NEAR(LengthOf(Arm("", body)), std::sqrt(2), 1e-14) << body;
  }
  EXPECT_NEAR(LengthOf(Arm("", "zaxis='-1 0 0'", "0 0 1")), 2, 1e-14);
}

TEST(MjcfRead, SmallLettersOfEulerseqTurnWithTheBodyAndCapitalsStay) {
  const std::string arm = Arm("", "euler='1.5707963267948966 0 1.5707963267948966'", "1 0 0");
  // About x, then about the new z: x goes to (0, 0, 1). About x, then about the old z: to (0, 1,
  // 0).
  const auto intrinsic = Read(Mjcf(arm, Cord(), "<compiler angle='radian' eulerseq='xyz'/>"));
  const auto fixed = Read(Mjcf(arm, Cord(), "<compiler angle='radian' eulerseq='XYZ'/>"));
  EXPECT_NEAR(intrinsic.bones[1].joint.turn[6], 1, 1e-15);
  EXPECT_NEAR(fixed.bones[1].joint.turn[3], 1, 1e-15);
}

TEST(MjcfRead, AHingeTurnsAboutItsAnchor) {
  const std::string hinge = "<joint name='turn' axis='0 0 2' pos='0 1 0'/>";
  // b runs from (1, 0, 0) to (0, 1, 0) + turned (1, -1, 0).
  EXPECT_NEAR(LengthOf(Arm(hinge), {0.4}),
              std::hypot(std::cos(0.4) + std::sin(0.4) - 1, 1 + std::sin(0.4) - std::cos(0.4)),
              1e-15);
}

TEST(MjcfRead, HingesOfOneBodyMayHaveAnchorsOfTheirOwn) {
  const std::string hinges =
      "<joint name='first' axis='0 0 1' pos='0 0 0'/><joint name='second' axis='0 0 1' pos='1 0 "
      "0'/>";
  EXPECT_NEAR(LengthOf(Arm(hinges), {0, 0.7}), 0, 1e-15);
  EXPECT_NEAR(LengthOf(Arm(hinges), {0.6, 0.7}), 2 * std::sin(0.3), 1e-15);
}

TEST(MjcfRead, ASlideMovesAlongItsAxisFromItsReference) {
  const std::string slide = "<joint name='out' type='slide' axis='0 3 0' ref='0.2' range='0 1'/>";
  const auto model = Read(Mjcf(Arm(slide), Cord()));
  EXPECT_TRUE(model.coordinates[0].is_length);
  EXPECT_NEAR(CordLength(model, {0.2}), 0, 1e-15);
  EXPECT_NEAR(CordLength(model, {0.7}), 0.5, 1e-15);
}

TEST(MjcfRead, ATiedJointFollowsThePolynomialBetweenTheReferences) {
  const std::string joints =
      "<joint name='x' type='slide' axis='0 0 1' ref='1'/>"
      "<joint name='y' type='slide' axis='0 1 0' ref='5'/>";
  const std::string tie =
      "<equality><joint joint1='y' joint2='x' polycoef='0.1 2 0.5'/></equality>";
  const auto model = Read(Mjcf(Arm(joints), tie + Cord()));
  ASSERT_EQ(model.coordinates.size(), 1u);
  const double x = 0.3;
  EXPECT_NEAR(CordLength(model, {1 + x}), std::hypot(x, 0.1 + 2 * x + 0.5 * x * x), 1e-15);
}

TEST(MjcfRead, TiesMayLeadOnFromJointToJoint) {
  const std::string joints =
      "<joint name='x' type='slide' axis='0 0 1'/><joint name='y' type='slide' axis='0 1 0'/>"
      "<joint name='z' type='slide' axis='1 0 0'/>";
  const std::string ties =
      "<equality><joint joint1='z' joint2='y' polycoef='0 0 1'/>"
      "<joint joint1='y' joint2='x' polycoef='0 3'/></equality>";
  const auto model = Read(Mjcf(Arm(joints), ties + Cord()));
  ASSERT_EQ(model.coordinates.size(), 1u);
  EXPECT_NEAR(CordLength(model, {0.2}), std::sqrt(0.04 + 0.36 + 0.36 * 0.36), 1e-15);
}

TEST(MjcfRead, AJointTiedToNothingIsHeld) {
  const std::string joint = "<joint name='y' type='slide' axis='0 1 0' ref='3'/>";
  const std::string tie = "<equality><joint joint1='y' polycoef='0.25 7'/></equality>";
  const auto model = Read(Mjcf(Arm(joint), tie + Cord()));
  EXPECT_TRUE(model.coordinates.empty());
  EXPECT_NEAR(CordLength(model, {}), 0.25, 1e-15);
}

TEST(MjcfRead, ATieThatIsNotActiveLeavesTheJointFree) {
  const std::string joint = "<joint name='y' type='slide' axis='0 1 0'/>";
  const std::string tie = "<equality><joint joint1='y' active='false'/></equality>";
  EXPECT_EQ(Read(Mjcf(Arm(joint), tie + Cord())).coordinates.size(), 1u);
}

TEST(MjcfRead, CoordinatesStandInTheOrderOfTheBodiesDepthFirst) {
  const auto model = Read(
      Mjcf("<body name='p'><body name='q'><joint name='inner'/></body><joint name='outer'/></body>"
           "<body name='r'><joint/></body>"));
  ASSERT_EQ(model.coordinates.size(), 3u);
  EXPECT_EQ(model.coordinates[0].name, "outer");
  EXPECT_EQ(model.coordinates[1].name, "inner");
  EXPECT_EQ(model.coordinates[2].name, "joint_3");
}

TEST(MjcfRead, ClassesGiveWhatAnElementLeavesOut) {
  const std::string defaults =
      "<default><joint axis='0 1 0'/><default class='thin'><geom type='cylinder' size='0.02 0.1'/>"
      "<default class='thinner'><geom size='0.01'/></default></default></default>";
  const std::string world =
      "<site name='a'/><site name='b'/><body name='arm' childclass='thin'><joint name='j'/>"
      "<geom name='g'/><geom name='h' class='thinner'/></body>";
  const auto model =
      Read(Mjcf(world, defaults + Cord("<geom geom='g'/><site site='a'/><geom geom='h'/>")));
  EXPECT_EQ(model.bones[1].motions[0].axis, (body::Vec3{0, 1, 0}));
  ASSERT_EQ(model.surfaces.size(), 2u);
  EXPECT_EQ(model.surfaces[0].radius_m, 0.02);
  EXPECT_EQ(model.surfaces[0].length_m, 0.2);
  EXPECT_EQ(model.surfaces[1].radius_m, 0.01);
  EXPECT_EQ(model.surfaces[1].shape, body::Surface::Shape::kCylinder);
}

TEST(MjcfRead, ACylinderMayStandBetweenTwoPoints) {
  const std::string world =
      "<site name='a'/><site name='b'/>"
      "<geom name='g' type='cylinder' size='0.02' fromto='1 0 0 1 2 0'/>";
  const auto model = Read(Mjcf(world, Cord("<geom geom='g'/>")));
  EXPECT_EQ(model.surfaces[0].length_m, 2);
  EXPECT_EQ(model.surfaces[0].placement.at_m, (body::Vec3{1, 1, 0}));
  EXPECT_NEAR(std::abs(model.surfaces[0].placement.turn[5]), 1, 1e-15);
}

TEST(MjcfRead, ATendonKeepsItsSideSite) {
  const std::string world =
      "<site name='a' pos='-0.1 0 0'/><site name='b' pos='0.1 0 0'/><site name='s' pos='0 -0.06 "
      "0'/>"
      "<geom name='g' type='cylinder' size='0.05 0.1' pos='0 -0.001 0'/>";
  const auto model = Read(Mjcf(world, Cord("<geom geom='g' sidesite='s'/>")));
  EXPECT_EQ(model.muscles[0].path[1].side_site_m, (body::Vec3{0, -0.06, 0}));
  const auto free = Read(Mjcf(world, Cord("<geom geom='g'/>")));
  EXPECT_GT(testing::MujocoLengths(model, {})[0], testing::MujocoLengths(free, {})[0]);
}

TEST(MjcfRead, WhatMovesNothingIsLeftAside) {
  const auto model = Read(
      Mjcf(Arm("<inertial pos='0 0 0' mass='1'/><geom type='mesh' mesh='m'/><camera/><light/>"),
           Cord() + "<asset><mesh name='m' file='m.stl'/></asset><actuator><muscle tendon='cord'/>"
                    "</actuator><sensor/><contact/><visual/>"));
  EXPECT_EQ(model.muscles.size(), 1u);
  EXPECT_TRUE(model.surfaces.empty());
}

}  // namespace
}  // namespace psoas::labfiles
