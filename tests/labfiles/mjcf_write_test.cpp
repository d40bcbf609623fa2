#include "labfiles/mjcf_write.h"

#include <gtest/gtest.h>

#include "body/evaluator.h"
#include "labfiles/mjcf_fit.h"
#include "labfiles/sample_poses.h"
#include "mjcf_document.h"

namespace psoas::labfiles {
namespace {

using body::Function;
using body::Model;
using body::Motion;
using body::Placement;
using body::Vec3;
using testing::Read;

constexpr auto kTurn = Motion::Kind::kTurn;
constexpr auto kSlide = Motion::Kind::kSlide;

body::Coordinate Angle(const std::string& name, double least = -1, double most = 1) {
  body::Coordinate coordinate;
  coordinate.name = name;
  coordinate.least_rad = least;
  coordinate.most_rad = most;
  return coordinate;
}

body::Bone Bone(const std::string& name, int parent, std::vector<Motion> motions = {}) {
  body::Bone bone;
  bone.name = name;
  bone.parent = parent;
  bone.joint = {{0.1, -0.2, 0.05}, body::TurnXyz({0.3, -0.2, 0.5})};
  bone.own = {{0.02, 0.03, -0.01}, body::TurnXyz({-0.1, 0.4, 0.2})};
  bone.motions = std::move(motions);
  return bone;
}

body::Station Point(int bone, const Vec3& at_m) {
  body::Station station;
  station.bone = bone;
  station.at_m = at_m;
  return station;
}

/// One muscle from the first bone to the last of these.
Model Chain(std::vector<body::Coordinate> coordinates, std::vector<body::Bone> bones) {
  Model model;
  model.id = "chain";
  model.coordinates = std::move(coordinates);
  model.bones = std::move(bones);
  body::Muscle muscle;
  muscle.name = "cord";
  muscle.path = {Point(0, {0, 0.1, 0.2}),
                 Point(static_cast<int>(model.bones.size()) - 1, {0.3, -0.1, 0.1})};
  model.muscles.push_back(muscle);
  return model;
}

/// The largest difference in length between a model and what is read back from its MJCF.
double Apart(const Model& model) {
  const Model back = Read(WriteMjcf(model));
  EXPECT_EQ(back.coordinates.size(), model.coordinates.size());
  double worst = 0;
  for (const auto& pose : SamplePoses(model.coordinates)) {
    std::vector<double> other(back.coordinates.size());
    for (std::size_t c = 0; c < pose.size(); ++c) {
      const int index = body::FindCoordinate(back, model.coordinates[c].name);
      EXPECT_GE(index, 0) << model.coordinates[c].name;
      if (index >= 0) other[static_cast<std::size_t>(index)] = pose[c];
    }
    worst = std::max(worst,
                     std::abs(testing::CordLength(model, pose) - testing::CordLength(back, other)));
  }
  return worst;
}

TEST(MjcfWrite, FramesOnBothSidesOfAJointAreKept) {
  EXPECT_LT(Apart(Chain({Angle("a"), Angle("b")},
                        {Bone("root", -1), Bone("limb", 0,
                                                {{kTurn, {0, 0.6, 0.8}, 0, Function::Linear(1)},
                                                 {kTurn, {1, 0, 0}, 1, Function::Linear(1)}})})),
            1e-14);
}

TEST(MjcfWrite, AStepThatStaysIsFoldedIntoTheBody) {
  EXPECT_LT(Apart(Chain({Angle("a"), Angle("b")},
                        {Bone("root", -1), Bone("limb", 0,
                                                {{kTurn, {0, 1, 0}, 0, Function::Linear(1, 0.3)},
                                                 {kSlide, {0, 1, 0}, -1, Function::Constant(0.2)},
                                                 {kTurn, {0, 0, 1}, -1, Function::Constant(0.7)},
                                                 {kTurn, {1, 0, 0}, 1, Function::Linear(1)}})})),
            1e-14);
}

TEST(MjcfWrite, ACoordinateThatOnlySharesItselfOutStillHasItsPlainValue) {
  const Model model =
      Chain({Angle("bend")},
            {Bone("root", -1), Bone("low", 0, {{kTurn, {0, 0, 1}, 0, Function::Linear(0.4)}}),
             Bone("high", 1, {{kTurn, {0, 0, 1}, 0, Function::Linear(0.6)}})});
  EXPECT_LT(Apart(model), 1e-14);
  EXPECT_NE(WriteMjcf(model).find("<body name=\"bend_value\">"), std::string::npos);
}

TEST(MjcfWrite, ACoordinateThatMovesNothingIsKept) {
  EXPECT_LT(Apart(Chain(
                {Angle("idle"), Angle("a")},
                {Bone("root", -1), Bone("limb", 0, {{kTurn, {0, 0, 1}, 1, Function::Linear(1)}})})),
            1e-14);
}

TEST(MjcfWrite, ASplineBecomesAQuarticAndItsDeviationIsStated) {
  const auto spline = Function::Spline({-1, -0.5, 0, 0.5, 1}, {0.01, 0, 0.004, 0.01, 0.03});
  const Model model =
      Chain({Angle("a")}, {Bone("root", -1), Bone("limb", 0,
                                                  {{kSlide, {1, 0, 0}, 0, *spline},
                                                   {kTurn, {0, 0, 1}, 0, Function::Linear(1)}})});
  const double worst = FitQuartic(*spline, -1, 1).worst;
  EXPECT_GT(worst, 1e-5);
  EXPECT_LT(worst, 1e-3);
  EXPECT_LT(Apart(model), 1.01 * worst);
  EXPECT_NE(
      WriteMjcf(model).find("a quartic, off by up to " + std::to_string(worst * 1000) + " mm"),
      std::string::npos);
}

TEST(MjcfWrite, AQuarticIsItsOwnFit) {
  const QuarticFit fit = FitQuartic(Function::Polynomial({1, 2, 3, 4, 5}), -1, 2);
  EXPECT_EQ(fit.coefficients, (std::array<double, 5>{1, 2, 3, 4, 5}));
  EXPECT_EQ(fit.worst, 0);
}

TEST(MjcfWrite, TheFitOfAFifthPowerIsNearlyTheBestThereIs) {
  // Chebyshev: the least possible deviation of x^5 over -1..1 is 1/16.
  const QuarticFit fit = FitQuartic(Function::Polynomial({0, 0, 0, 0, 0, 1}), -1, 1);
  EXPECT_NEAR(fit.worst, 1.0 / 16, 1e-12);
  EXPECT_NEAR(FitQuartic(Function::Polynomial({0, 0, 0, 0, 0, 1}), 1, 3).worst, 1.0 / 16, 1e-11);
}

/// A cylinder about z at the root's origin, and a cord from its left to a limb on its right that
/// swings about the same axis.
Model Pulley(int winding) {
  Model model = Chain({Angle("swing", -1.2, 1.2)}, {body::Bone{}, body::Bone{}});
  model.bones[0].name = "root";
  model.bones[1].name = "limb";
  model.bones[1].parent = 0;
  model.bones[1].motions = {{kTurn, {0, 0, 1}, 0, Function::Linear(1)}};
  body::Surface surface;
  surface.name = "pulley";
  surface.radius_m = 0.05;
  surface.length_m = 0.1;
  model.surfaces.push_back(surface);
  body::Station wrap;
  wrap.surface = 0;
  wrap.winding = winding;
  model.muscles[0].path = {Point(0, {-0.1, 0.001, 0.01}), wrap, Point(1, {0.12, 0, -0.02})};
  return model;
}

TEST(MjcfWrite, TheSideSiteMakesMujocoPassOnTheModelsSide) {
  for (const int winding : {-1, 1}) {
    const Model model = Pulley(winding);
    const auto plan = body::Plan::Compile(model);
    ASSERT_TRUE(plan.ok());
    const Model back = Read(WriteMjcf(model));
    for (const auto& pose : SamplePoses(model.coordinates)) {
      std::vector<double> length(1);
      body::Evaluator(*plan).Evaluate(pose, length);
      EXPECT_NEAR(testing::MujocoLengths(back, pose)[0], length[0], 1e-9) << winding;
    }
  }
}

TEST(MjcfWrite, ASideSiteThatTheModelHasIsKept) {
  Model model = Pulley(1);
  model.muscles[0].path[1].side_site_m = Vec3{0, -0.07, 0.02};
  EXPECT_EQ(Read(WriteMjcf(model)).muscles[0].path[1].side_site_m, (Vec3{0, -0.07, 0.02}));
}

TEST(MjcfWrite, WhatWasReadIsWrittenAndReadTheSame) {
  const std::string world =
      "<site name='a' pos='-0.1 0 0'/><geom name='g' size='0.05 0.2' pos='0 0.01 0'/>"
      "<body name='p' pos='0.1 0 0' euler='0.1 0.2 0.3'><joint name='j' pos='0.3 0 0.1' ref='0.2' "
      "axis='0 1 1'/><joint name='k' pos='-0.1 0.2 0' axis='1 0 0'/><site name='b'/></body>";
  const Model once = Read(testing::Mjcf(world, testing::Cord("<geom geom='g'/>")));
  const Model twice = Read(WriteMjcf(once));
  for (const auto& pose : SamplePoses(once.coordinates)) {
    EXPECT_NEAR(testing::MujocoLengths(once, pose)[0], testing::MujocoLengths(twice, pose)[0],
                1e-14);
  }
}

}  // namespace
}  // namespace psoas::labfiles
