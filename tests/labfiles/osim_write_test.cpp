#include "labfiles/osim_write.h"

#include <gtest/gtest.h>

#include "labfiles/osim_read.h"
#include "labfiles/sample_poses.h"
#include "osim_document.h"

namespace psoas::labfiles {
namespace {

using namespace testing;
using body::Function;
using body::Motion;

constexpr auto kTurn = Motion::Kind::kTurn;
constexpr auto kSlide = Motion::Kind::kSlide;

/// Two bones in a row that share a coordinate, as vertebrae do, and a knee beside them.
body::Model Spine() {
  body::Model model;
  model.id = "spine";
  model.sources = {{"s", "A paper", "CC0", "a note"}};
  model.coordinates = {{"bend", -1, 1, false, "", ""}, {"knee", 0, 2, false, "", ""}};
  model.bones.resize(4);
  model.bones[0].name = "ground";
  model.bones[1].name = "L5";
  model.bones[2].name = "L4";
  model.bones[3].name = "tibia";
  for (int i = 1; i < 3; ++i) {
    auto& bone = model.bones[static_cast<std::size_t>(i)];
    bone.parent = i - 1;
    bone.joint = {{0.01, 0.3, 0}, body::TurnXyz({0.1, -0.2, 0.3})};
    bone.own = {{0, -0.02, 0.01}, body::TurnXyz({0, 0.1, 0})};
    bone.motions = {{kTurn, {0, 0, 1}, 0, Function::Linear(0.2 * i)},
                    {kTurn, {1, 0, 0}, 0, Function::Polynomial({0.1, 0.3, 0.05})}};
  }
  model.bones[3].parent = 0;
  model.bones[3].motions = {
      {kSlide, {0, 1, 0}, 1, Function::Spline({0, 1, 2}, {0, 0.01, 0.03}).value()},
      {kTurn, {0, 0, 1}, 1, Function::Linear(-1)}};
  model.surfaces = {{"axle", body::Surface::Shape::kCylinder, 0, {}, 0.05, 0.4, ""}};
  const auto at = [](int bone, body::Vec3 point) {
    body::Station station;
    station.bone = bone;
    station.at_m = point;
    return station;
  };
  body::Station round;
  round.surface = 0;
  round.winding = 1;
  const auto muscle = [](const std::string& name, std::vector<body::Station> path) {
    body::Muscle made;
    made.name = made.group = name;
    made.path = std::move(path);
    return made;
  };
  model.muscles = {muscle("psoas", {at(2, {0.05, 0.1, 0}), at(0, {0.1, 0, 0})}),
                   muscle("rectus", {at(1, {0.06, 0, 0}), round, at(3, {0.1, -0.4, 0})})};
  return model;
}

void ExpectSameLengths(const body::Model& written) {
  const auto read = ReadOsim(WriteOsim(written));
  ASSERT_TRUE(read.ok()) << read.error().Sentence();
  for (const auto& pose : SamplePoses(written.coordinates)) {
    std::vector<double> same(read->coordinates.size());
    for (std::size_t c = 0; c < same.size(); ++c) {
      const int index = body::FindCoordinate(written, read->coordinates[c].name);
      ASSERT_GE(index, 0);
      same[c] = pose[static_cast<std::size_t>(index)];
    }
    for (const auto& muscle : written.muscles) {
      EXPECT_NEAR(StraightLength(*read, muscle.name, same),
                  StraightLength(written, muscle.name, pose), 1e-12);
    }
  }
}

TEST(OsimWrite, WhatIsWrittenReadsBackToTheSameLengths) { ExpectSameLengths(Spine()); }

TEST(OsimWrite, MovementsThatNoOneJointOfOpenSimMakesAreSplit) {
  body::Model model = Spine();
  model.bones[3].motions = {{kTurn, {0, 0, 1}, 1, Function::Linear(1)},
                            {kSlide, {1, 0, 0}, 0, Function::Linear(0.1)},
                            {kTurn, {0, 0, 1}, 0, Function::Linear(0.5)},
                            {kTurn, {0, 0, 1}, 1, Function::Linear(0.5)},
                            {kSlide, {0, 0.6, 0.8}, -1, Function::Constant(0.2)}};
  EXPECT_NE(WriteOsim(model).find("tibia_step3"), std::string::npos);
  ExpectSameLengths(model);
}

TEST(OsimWrite, AFirstBoneThatIsNotGroundIsTiedToIt) {
  body::Model model = Spine();
  model.bones[0].name = "pelvis";
  model.bones[0].motions = {{kTurn, {0, 0, 1}, 1, Function::Linear(1)}};
  ExpectSameLengths(model);
}

TEST(OsimWrite, ACoordinateOfSeveralJointsIsTiedByConstraints) {
  const std::string text = WriteOsim(Spine());
  EXPECT_NE(text.find("<Coordinate name=\"bend_L4\">"), std::string::npos);
  EXPECT_NE(text.find("<CoordinateCouplerConstraint name=\"bend_L4_follows\">"), std::string::npos);
}

TEST(OsimWrite, AWindingBecomesASideAndComesBack) {
  for (const int winding : {1, -1}) {
    body::Model model = Spine();
    model.muscles[1].path[1].winding = winding;
    const auto read = ReadOsim(WriteOsim(model));
    ASSERT_TRUE(read.ok()) << read.error().Sentence();
    ASSERT_EQ(read->muscles[1].path.size(), 3u);
    EXPECT_EQ(read->muscles[1].path[1].winding, winding);
  }
}

TEST(OsimWrite, MusclesOnDifferentSidesGetASurfaceEach) {
  body::Model model = Spine();
  model.muscles.push_back(model.muscles[1]);
  model.muscles[2].name = "other";
  model.muscles[2].path[1].winding = -1;
  const auto read = ReadOsim(WriteOsim(model));
  ASSERT_TRUE(read.ok()) << read.error().Sentence();
  EXPECT_GE(body::FindSurface(*read, "axle"), 0);
  EXPECT_GE(body::FindSurface(*read, "axle_2"), 0);
  EXPECT_EQ(read->muscles[2].path[1].winding, -1);
}

TEST(OsimWrite, TheCreditsNameTheSourcesAndThePlaceholders) {
  const std::string text = WriteOsim(Spine());
  EXPECT_NE(text.find("placeholders"), std::string::npos);
  EXPECT_NE(text.find("A paper"), std::string::npos);
  EXPECT_NE(text.find("CC0"), std::string::npos);
}

TEST(OsimWrite, NamesThatOpenSimRefusesAreChangedAndMarkupIsEscaped) {
  body::Model model = Spine();
  model.muscles[0].name = "left/right *";
  model.sources[0].title = "a < b & c";
  const auto read = ReadOsim(WriteOsim(model));
  ASSERT_TRUE(read.ok()) << read.error().Sentence();
  EXPECT_EQ(read->muscles[0].name, "left_right__");
  EXPECT_NE(read->sources[0].note.find("a < b & c"), std::string::npos);
}

}  // namespace
}  // namespace psoas::labfiles
