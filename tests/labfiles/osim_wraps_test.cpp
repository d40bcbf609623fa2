#include <gtest/gtest.h>

#include <cmath>

#include "labfiles/osim_contact.h"
#include "labfiles/osim_read.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;

/// A beam that turns about z at the origin of ground, where a cylinder of radius 0.1 stands.
OsimParts Beam(const std::string& quadrant, const std::vector<PathSpot>& points,
               const std::string& range = "-1 -1") {
  OsimParts parts;
  parts.more = "<Ground>" + Cylinder("axle", quadrant) + "</Ground>";
  parts.bodies = Body("beam");
  parts.joints = Joint("PinJoint", "ground", "beam", Coordinate("q", "-0.5 0.5"));
  parts.forces = Muscle("cord", points, Wrap("axle", range));
  return parts;
}

/// Where the surface stands on the way of "cord": the stations' kinds, "p" or "s".
std::string Way(const body::Model& model) {
  std::string way;
  for (const auto& station : model.muscles[0].path) way += station.is_point() ? "p" : "s";
  return way;
}

const std::vector<PathSpot> kAcross{{"ground", "0.05 1 0"}, {"beam", "0.05 -1 0"}};

int WindingFor(const std::string& quadrant, std::vector<PathSpot> points) {
  const auto model = ReadOsim(Document(Beam(quadrant, points)));
  EXPECT_TRUE(model.ok()) << (model.ok() ? "" : model.error().Sentence());
  return model.ok() && Way(*model) == "psp" ? model->muscles[0].path[1].winding : 99;
}

TEST(OsimWraps, TheQuadrantSaysTheWinding) {
  EXPECT_EQ(WindingFor("x", kAcross), -1);
  EXPECT_EQ(WindingFor("+x", kAcross), -1);
  EXPECT_EQ(WindingFor("-x", kAcross), 1);
  EXPECT_EQ(WindingFor("y", {{"ground", "1 0 0"}, {"beam", "-1 0 0"}}), 1);
  EXPECT_EQ(WindingFor("-y", {{"ground", "1 0 0"}, {"beam", "-1 0 0"}}), -1);
}

TEST(OsimWraps, TheOtherDirectionOfTheMuscleTurnsTheWindingRound) {
  EXPECT_EQ(WindingFor("x", {kAcross[1], kAcross[0]}), 1);
}

TEST(OsimWraps, WithoutAQuadrantTheNearSideIsTaken) {
  EXPECT_EQ(WindingFor("all", {{"ground", "0.09 1 0"}, {"beam", "0.09 -1 0"}}), -1);
  EXPECT_EQ(WindingFor("all", {{"ground", "-0.09 1 0"}, {"beam", "-0.09 -1 0"}}), 1);
}

TEST(OsimWraps, ASurfaceForAnyPieceIsPutWhereItActs) {
  const auto model = ReadOsim(Document(Beam("x", {{"ground", "0.5 2 0"},
                                                  {"ground", "0.05 1 0"},
                                                  {"beam", "0.05 -1 0"},
                                                  {"beam", "0.5 -2 0"}})));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_EQ(Way(*model), "ppspp");
}

TEST(OsimWraps, ARangeLimitsWhereItMayAct) {
  const auto model = ReadOsim(Document(
      Beam("x", {{"ground", "0.05 2 0"}, {"beam", "0.05 -1 0"}, {"beam", "0.05 -2 0"}}, "2 3")));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  EXPECT_EQ(Way(*model), "ppsp");
}

TEST(OsimWraps, ASurfaceThatActsInTwoPlacesAtOnceIsRefused) {
  const auto model = ReadOsim(Document(
      Beam("all", {{"ground", "0.05 1 0"}, {"beam", "0.05 -1 0"}, {"ground", "-0.05 1 0"}})));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message.find("two places"), std::string::npos);
}

TEST(OsimWraps, TwoSurfacesBetweenTheSamePointsAreRefused) {
  OsimParts parts = Beam("x", kAcross);
  parts.bodies = Body("beam", Cylinder("second", "x"));
  parts.forces = Muscle("cord", kAcross, Wrap("axle") + Wrap("second"));
  const auto model = ReadOsim(Document(parts));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message.find("two surfaces"), std::string::npos);
}

TEST(OsimWraps, ASurfaceThatIsSwitchedOffIsLeftOut) {
  OsimParts parts = Beam("x", kAcross);
  parts.more = "<Ground>" + Cylinder("axle", "x", Value("active", "false")) + "</Ground>";
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(Way(*model), "pp");
}

TEST(OsimWraps, ACylinderOfAnOffsetFrameStandsInItsBody) {
  OsimParts parts = Beam("x", kAcross);
  parts.more.clear();
  parts.bodies = Body(
      "beam", Value("components",
                    Element("PhysicalOffsetFrame", "shifted",
                            Cylinder("axle", "x", Value("translation", "0 0 1")) +
                                Value("socket_parent", "..") + Value("translation", "0 0 2"))));
  const auto model = ReadOsim(Document(parts));
  ASSERT_TRUE(model.ok()) << model.error().Sentence();
  ASSERT_EQ(model->surfaces.size(), 1u);
  EXPECT_EQ(model->surfaces[0].placement.at_m[2], 3);
}

TEST(OsimWraps, RangesThatAreNoneAreRefused) {
  for (const std::string range : {"1", "2 1", "1 9", "2 2", "1 2 3"}) {
    EXPECT_FALSE(ReadOsim(Document(Beam("x", kAcross, range))).ok()) << range;
  }
}

TEST(OsimWraps, AQuadrantOfASphereIsRefused) {
  OsimParts parts = Beam("x", kAcross);
  parts.more = "<Ground><WrapObjectSet><objects>" +
               Element("WrapSphere", "axle", Value("radius", "0.1") + Value("quadrant", "x")) +
               "</objects></WrapObjectSet></Ground>";
  const auto model = ReadOsim(Document(parts));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().message.find("quadrant"), std::string::npos);
}

TEST(OsimContact, ACordThatRunsThroughACylinderIsLongerRoundIt) {
  body::Surface axle;
  axle.radius_m = 0.1;
  axle.length_m = 1;
  const auto contact = Meet(axle, {}, {-1, 0, 0}, {1, 0.0001, 0});
  EXPECT_EQ(contact.kind, OsimContact::Kind::kCertain);
  // Two tangents and the arc between: 2 sqrt(1 - r2) + 2 r asin(r) - 2.
  EXPECT_NEAR(contact.longer_m, 2 * std::sqrt(0.99) + 0.2 * std::asin(0.1) - 2, 1e-4);
}

TEST(OsimContact, ACordBeyondTheEndsOfACylinderDoesNotMeetIt) {
  body::Surface axle;
  axle.radius_m = 0.1;
  axle.length_m = 1;
  EXPECT_EQ(Meet(axle, {}, {-1, 0, 0.7}, {1, 0, 0.7}).kind, OsimContact::Kind::kNone);
}

}  // namespace
}  // namespace psoas::labfiles
