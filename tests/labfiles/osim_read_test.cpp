#include "labfiles/osim_read.h"

#include <gtest/gtest.h>

#include <cmath>

#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;

TEST(OsimRead, ABoneKeepsItsPlaceUnderItsParent) {
  const auto model = ReadOsim(Document(Pendulum()));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  ASSERT_EQ(model->bones.size(), 2u);
  EXPECT_EQ(model->bones[0].name, "ground");
  EXPECT_EQ(model->bones[1].name, "upper");
  EXPECT_NEAR(StraightLength(*model, "cord", {0}), 1.5, 1e-12);
  EXPECT_NEAR(StraightLength(*model, "cord", {std::acos(-1.0)}), 0.5, 1e-12);
}

TEST(OsimRead, ACoordinateKeepsItsNameAndRange) {
  const auto model = ReadOsim(Document(Pendulum()));
  ASSERT_TRUE(model.ok());
  ASSERT_EQ(model->coordinates.size(), 1u);
  EXPECT_EQ(model->coordinates[0].name, "swing");
  EXPECT_EQ(model->coordinates[0].least_rad, -1);
  EXPECT_EQ(model->coordinates[0].most_rad, 1);
  EXPECT_FALSE(model->coordinates[0].is_length);
}

constexpr const char* kVersion3 = R"(<OpenSimDocument Version="30000"><Model name="old"><BodySet>
  <objects><Body name="ground"><Joint/></Body>
  <Body name="upper"><Joint><CustomJoint name="hinge"><parent_body> ground </parent_body>
    <location_in_parent>0 -1 0</location_in_parent><orientation_in_parent>0.1 0.2 0.3
    </orientation_in_parent><location>0 0 0</location><orientation>0.1 0.2 0.3</orientation>
    <CoordinateSet><objects><Coordinate name="swing"><range>-1 1</range></Coordinate></objects>
    </CoordinateSet><reverse>false</reverse><SpatialTransform><TransformAxis name="rotation1">
    <coordinates>swing</coordinates><axis>0 0 1</axis><function><LinearFunction>
    <coefficients> 1 0 </coefficients></LinearFunction></function></TransformAxis>
    </SpatialTransform></CustomJoint></Joint></Body></objects></BodySet>
  <ForceSet><objects><Thelen2003Muscle name="cord"><GeometryPath><PathPointSet><objects>
    <PathPoint name="a"><location>0 0 0</location><body> ground </body></PathPoint>
    <PathPoint name="b"><location>0 -0.5 0</location><body> upper </body></PathPoint>
    </objects></PathPointSet></GeometryPath></Thelen2003Muscle></objects></ForceSet>
  </Model></OpenSimDocument>)";

TEST(OsimRead, Version3SaysTheJointWithinTheBody) {
  const auto model = ReadOsim(kVersion3);
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_NEAR(StraightLength(*model, "cord", {0}), 1.5, 1e-12);
  const double turned = StraightLength(*model, "cord", {1});
  EXPECT_GT(turned, 1);
  EXPECT_LT(turned, 1.45);
}

TEST(OsimRead, APointMayStandInAnOffsetFrame) {
  OsimParts parts = Pendulum();
  parts.bodies = Body("upper", Value("components", Element("PhysicalOffsetFrame", "tip",
                                                           Value("socket_parent", "..") +
                                                               Value("translation", "0 -2 0"))));
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"upper/tip", "0 -0.5 0"}});
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_NEAR(StraightLength(*model, "cord", {0}), 3.5, 1e-12);
}

TEST(OsimRead, BodiesMayStandInAnyOrder) {
  OsimParts parts = Pendulum();
  parts.bodies = Body("lower") + parts.bodies;
  parts.joints = Joint("WeldJoint", "upper", "lower", "") + parts.joints;
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_EQ(body::FindBone(*model, "lower"), 2);
  EXPECT_EQ(model->bones[2].parent, 1);
}

TEST(OsimRead, APropertyLeftOutIsTakenFromTheDefaultsOfItsClass) {
  OsimParts parts = Pendulum();
  parts.joints.replace(parts.joints.find("<range>-1 1</range>"), 19, "");
  parts.more = Value("defaults", Element("Coordinate", "default", Value("range", "-2 2")));
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_EQ(model->coordinates[0].most_rad, 2);
}

TEST(OsimRead, WhatChangesNoLengthIsLeftOut) {
  OsimParts parts = Pendulum();
  parts.forces += Element("CoordinateLimitForce", "stop", Value("coordinate", "swing")) +
                  Element("HuntCrossleyForce", "floor", "");
  parts.constraints = Element("WeldConstraint", "off", Value("isEnforced", "false"));
  parts.bodies = Body("upper", Cylinder("unused", "all") + Value("attached_geometry", ""));
  parts.more = Value("MarkerSet", "") + Value("ControllerSet", "") + Value("gravity", "0 0 0");
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_EQ(model->muscles.size(), 1u);
  EXPECT_TRUE(model->surfaces.empty());
}

TEST(OsimRead, CreditsAndPublicationsBecomeTheSource) {
  OsimParts parts = Pendulum();
  parts.more = Value("credits", "A. Author") + Value("publications", "A paper");
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model->sources[0].note, "A. Author; A paper");
}

}  // namespace
}  // namespace psoas::labfiles
