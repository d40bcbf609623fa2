#include <gtest/gtest.h>

#include "labfiles/osim_read.h"
#include "labfiles/xml.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;

/// The refusal names `word`, and says how to mend it.
void ExpectRefused(const std::string& document, const std::string& word) {
  const auto model = ReadOsim(document);
  ASSERT_FALSE(model.ok()) << "not refused: " << word;
  EXPECT_NE(model.error().Sentence().find(word), std::string::npos) << model.error().Sentence();
  EXPECT_FALSE(model.error().mend.empty());
}

OsimParts WithPointOfKind(const std::string& kind) {
  OsimParts parts = Pendulum();
  const std::string plain = "PathPoint";
  const auto begin = parts.forces.find("<PathPoint ") + 1;
  parts.forces.replace(begin, plain.size(), kind);
  const auto end = parts.forces.find("</PathPoint>") + 2;
  parts.forces.replace(end, plain.size(), kind);
  return parts;
}

TEST(OsimRefusal, APointThatComesOrMovesIsRefusedByName) {
  ExpectRefused(Document(WithPointOfKind("ConditionalPathPoint")), "ConditionalPathPoint p");
  ExpectRefused(Document(WithPointOfKind("MovingPathPoint")), "MovingPathPoint p");
}

TEST(OsimRefusal, ASurfaceOfAnotherShapeIsRefusedOnlyWhereItIsUsed) {
  for (const std::string shape : {"WrapEllipsoid", "WrapTorus"}) {
    OsimParts parts = Pendulum();
    parts.bodies =
        Body("upper", Value("WrapObjectSet", Value("objects", Element(shape, "hip", ""))));
    EXPECT_TRUE(ReadOsim(Document(parts)).ok());
    parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"upper", "0 0 0"}}, Wrap("hip"));
    ExpectRefused(Document(parts), shape);
  }
}

TEST(OsimRefusal, AJointOfAnotherKindIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.joints = Joint("EllipsoidJoint", "ground", "upper", Coordinate("a"));
  ExpectRefused(Document(parts), "EllipsoidJoint ground_upper");
}

TEST(OsimRefusal, AnEnforcedConstraintOfAnotherKindIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.constraints = Element("PointConstraint", "pinned", "");
  ExpectRefused(Document(parts), "PointConstraint pinned");
}

TEST(OsimRefusal, AFunctionOfAnotherKindIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.joints = Joint("CustomJoint", "ground", "upper", Coordinate("q"),
                       Value("SpatialTransform", Axis("rotation1", "q", "0 0 1",
                                                      Element("GCVSpline", "function", ""))));
  ExpectRefused(Document(parts), "GCVSpline");
}

TEST(OsimRefusal, AMuscleWithAnotherKindOfWayIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.forces += Element("PathActuator", "quick", Element("FunctionBasedPath", "path", ""));
  ExpectRefused(Document(parts), "FunctionBasedPath path");
}

TEST(OsimRefusal, ABodyWithoutAJointIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.bodies += Body("loose");
  ExpectRefused(Document(parts), "Body loose");
}

TEST(OsimRefusal, JointsInACircleAreRefused) {
  OsimParts parts = Pendulum();
  parts.bodies += Body("a") + Body("b");
  parts.joints += Joint("WeldJoint", "a", "b", "") + Joint("WeldJoint", "b", "a", "");
  ExpectRefused(Document(parts), "lead back to ground");
}

TEST(OsimRefusal, FramesInACircleAreRefused) {
  OsimParts parts = Pendulum();
  parts.more =
      Value("components", Element("PhysicalOffsetFrame", "f", Value("socket_parent", "/g")) +
                              Element("PhysicalOffsetFrame", "g", Value("socket_parent", "/f")));
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"/f", "0 0 0"}});
  ExpectRefused(Document(parts), "without end");
}

TEST(OsimRefusal, ABodyThatIsNotThereIsRefusedByName) {
  OsimParts parts = Pendulum();
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"nowhere", "0 0 0"}});
  ExpectRefused(Document(parts), "/bodyset/nowhere");
}

TEST(OsimRefusal, AJointOutsideItsSetIsRefused) {
  OsimParts parts = Pendulum();
  parts.more = Value("components", Element("PinJoint", "stray", ""));
  ExpectRefused(Document(parts), "PinJoint stray");
}

TEST(OsimRefusal, FiguresThatAreNotFiniteAreRefused) {
  for (const std::string figure : {"nan", "NaN", "inf", "1e999", "-1e999", "0x1p3", "1,5", "ten"}) {
    OsimParts parts = Pendulum();
    parts.forces = Muscle("cord", {{"ground", "0 " + figure + " 0"}, {"upper", "0 0 0"}});
    ExpectRefused(Document(parts), figure);
  }
}

TEST(OsimRefusal, TooFewFiguresAreRefused) {
  OsimParts parts = Pendulum();
  parts.forces = Muscle("cord", {{"ground", "0 0"}, {"upper", "0 0 0"}});
  ExpectRefused(Document(parts), "three numbers");
}

TEST(OsimRefusal, FiguresLargerThanAnyBodyAreRefused) {
  OsimParts far = Pendulum();
  far.forces = Muscle("cord", {{"ground", "1e308 -1e308 0"}, {"upper", "1e300 0 0"}});
  ExpectRefused(Document(far), "muscle cord: path[0]");
  OsimParts wide = Pendulum();
  wide.joints.replace(wide.joints.find("-1 1"), 4, "-1e308 1e308");
  ExpectRefused(Document(wide), "100,000 radians");
}

TEST(OsimRefusal, OpenSimsRangeWithoutALimitIsRead) {
  OsimParts parts = Pendulum();
  parts.joints.replace(parts.joints.find("-1 1"), 4, "-99999.9 99999.9");
  EXPECT_TRUE(ReadOsim(Document(parts)).ok());
}

TEST(OsimRefusal, AVersionThatIsNotKnownIsRefused) {
  for (const std::string version : {"10900", "30516", "50000", "-1", "new", ""}) {
    ExpectRefused(Document(Pendulum(), version), "version \"" + version + "\"");
  }
}

TEST(OsimRefusal, WhatIsNoModelIsRefused) {
  ExpectRefused("", "XML");
  ExpectRefused("<OpenSimDocument", "XML");
  ExpectRefused("<mujoco/>", "<mujoco>");
  ExpectRefused("<OpenSimDocument Version=\"40000\"><ScaleTool/></OpenSimDocument>", "<Model>");
}

TEST(OsimRefusal, DeepNestingIsRefused) {
  std::string text = "<OpenSimDocument Version=\"40000\"><Model>";
  for (int i = 0; i < 100000; ++i) text += "<a>";
  for (int i = 0; i < 100000; ++i) text += "</a>";
  ExpectRefused(text + "</Model></OpenSimDocument>", "deep");
}

TEST(OsimRefusal, AModelInOtherUnitsIsRefused) {
  OsimParts parts = Pendulum();
  parts.more = Value("length_units", "millimeters");
  ExpectRefused(Document(parts), "millimeters");
}

TEST(OsimRefusal, EveryBeginningOfADocumentIsReadOrRefused) {
  const std::string whole = Document(Pendulum());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(ReadOsim(whole.substr(0, size)).ok());
  }
}

}  // namespace
}  // namespace psoas::labfiles
