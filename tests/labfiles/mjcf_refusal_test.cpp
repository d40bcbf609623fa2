#include <gtest/gtest.h>

#include "labfiles/mjcf_read.h"
#include "mjcf_document.h"

namespace psoas::labfiles {
namespace {

using testing::Cord;
using testing::Mjcf;

const std::string kEnds = "<site name='a'/><site name='b'/>";

/// The refusal of a document: "place: message. mend", or nothing.
std::string Refusal(const std::string& document) {
  const auto model = ReadMjcf(document);
  return model.ok() ? "" : model.error().Sentence();
}

void ExpectRefused(const std::string& document, const std::string& part) {
  EXPECT_NE(Refusal(document).find(part), std::string::npos) << document << "\n"
                                                             << Refusal(document);
}

TEST(MjcfRefusal, AFreeOrBallJointIsNamedWithTheMend) {
  ExpectRefused(Mjcf("<body name='trunk'><freejoint name='root'/></body>"),
                "body trunk/freejoint root");
  ExpectRefused(Mjcf("<body name='trunk'><joint type='free'/></body>"), "no length depends on");
  ExpectRefused(Mjcf("<body name='arm'><joint name='ball' type='ball'/></body>"), "three hinges");
}

TEST(MjcfRefusal, WhatOtherFilesOrRepetitionsAddIsNotDropped) {
  ExpectRefused("<mujoco><include file='more.xml'/></mujoco>", "one file");
  for (const char* kind : {"frame", "replicate", "attach", "composite", "flexcomp"}) {
    ExpectRefused(Mjcf(std::string("<") + kind + "/>"), std::string("<") + kind + ">");
  }
}

TEST(MjcfRefusal, GlobalCoordinatesAreNotTakenForLocalOnes) {
  ExpectRefused(Mjcf("", "", "<compiler coordinate='global'/>"), "global");
}

TEST(MjcfRefusal, ATendonWithAPulleyOrOfJointsIsNamed) {
  ExpectRefused(Mjcf(kEnds, Cord("<pulley divisor='2'/>")), "spatial cord/pulley");
  ExpectRefused(Mjcf("", "<tendon><fixed name='sum'/></tendon>"), "fixed sum");
}

TEST(MjcfRefusal, ATendonRoundAnythingButASphereOrCylinderIsNamed) {
  ExpectRefused(
      Mjcf(kEnds + "<geom name='g' type='capsule' size='1 1'/>", Cord("<geom geom='g'/>")),
      "geom g: a tendon bends round it");
}

TEST(MjcfRefusal, ASideSiteInAnotherBodyIsNamed) {
  ExpectRefused(Mjcf(kEnds + "<geom name='g' size='1'/><body name='o'><site name='s'/></body>",
                     Cord("<geom geom='g' sidesite='s'/>")),
                "another body than its geom");
}

TEST(MjcfRefusal, AnUnknownNameIsToldWithItsPlace) {
  ExpectRefused(Mjcf("<site name='a'/>", Cord()), "site \"b\" is not in the worldbody");
  ExpectRefused(Mjcf("<body name='p'><joint name='j' class='none'/></body>"), "no <default> gives");
  ExpectRefused(Mjcf("", "<equality><joint joint1='j'/></equality>"), "joint1 \"j\"");
}

TEST(MjcfRefusal, ClosedLoopsAreNamed) {
  ExpectRefused(Mjcf("", "<equality><weld body1='p'/></equality>"), "weld");
  const std::string joints = "<body name='p'><joint name='j'/><joint name='k'/></body>";
  ExpectRefused(Mjcf(joints,
                     "<equality><joint joint1='j' joint2='k'/>"
                     "<joint joint1='k' joint2='j'/></equality>"),
                "in a ring");
  ExpectRefused(Mjcf(joints,
                     "<equality><joint joint1='j' joint2='k'/>"
                     "<joint joint1='j'/></equality>"),
                "a second time");
}

TEST(MjcfRefusal, AChainOfTiesThatExplodesIsNamed) {
  std::string joints = "<body name='p'><joint name='j0'/>", ties;
  for (int i = 1; i < 12; ++i) {
    const std::string name = "j" + std::to_string(i);
    joints += "<joint name='" + name + "'/>";
    ties += "<joint joint1='" + name + "' joint2='j" + std::to_string(i - 1) +
            "' polycoef='0 1 1 1 1'/>";
  }
  ExpectRefused(Mjcf(joints + "</body>", "<equality>" + ties + "</equality>"), "above power 64");
}

TEST(MjcfRefusal, FiguresThatAreNoneAreNamed) {
  ExpectRefused(Mjcf("<body name='p' pos='1 2'/>"), "three numbers");
  ExpectRefused(Mjcf("<body name='p' pos='1 2 x'/>"), "finite numbers");
  ExpectRefused(Mjcf("<body name='p' quat='0 0 0 0'/>"), "numbers of an orientation");
  ExpectRefused(Mjcf("<body name='p' euler='0 0 0' zaxis='0 0 1'/>"), "more than one orientation");
  ExpectRefused(Mjcf("<body name='p'><joint axis='0 0 0'/></body>"), "no direction");
  const std::string joint = "<body name='p'><joint name='j'/></body>";
  ExpectRefused(Mjcf(joint, "<equality><joint joint1='j' polycoef='0 1 2 3 4 5'/></equality>"),
                "one to five numbers");
  ExpectRefused(Mjcf("", "", "<compiler eulerseq='xyq'/>"), "eulerseq");
  ExpectRefused(Mjcf(kEnds + "<geom name='g'/>", Cord("<geom geom='g'/>")), "radius");
}

TEST(MjcfRefusal, AnotherKindOfDocumentIsTold) {
  ExpectRefused("<robot/>", "begins with <mujoco>");
  ExpectRefused("<mujoco", "no well-formed XML");
}

}  // namespace
}  // namespace psoas::labfiles
