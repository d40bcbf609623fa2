#include "body/what_if.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "stretch_body.h"

namespace psoas::body {
namespace {

constexpr double kAngleTolerance_deg = 1e-6;

const Degrees kHalfKneelingOnTheRight{
    {"knee_angle_r", 90}, {"hip_flexion_l", 90}, {"knee_angle_l", 90}};
const Degrees kHalfKneelingOnTheLeft{
    {"knee_angle_l", 90}, {"hip_flexion_r", 90}, {"knee_angle_r", 90}};

Advice Advise(const std::string& target, const Degrees& pose, const WhatIfLimits& limits = {}) {
  return *WhatIf::Create(BuiltInGroups(), target, limits).value().Advise(PoseOf(pose));
}

std::map<std::string, double> ChangesOf(const Advice& advice) {
  std::map<std::string, double> changes;
  for (const CoordinateChange& change : advice.changes)
    changes[change.coordinate] = change.change_deg;
  return changes;
}

TEST(WhatIf, ThePsoasIsReachedByExtendingTheHipBendingAwayAndTucking) {
  const Advice advice = Advise("psoas_r", kHalfKneelingOnTheRight);
  auto changes = ChangesOf(advice);
  EXPECT_EQ(changes.size(), 3u);
  EXPECT_LT(changes["hip_flexion_r"], -10);
  EXPECT_LT(changes["lumbar_bending"], -10);
  EXPECT_LT(changes["lumbar_extension"], 0);
  EXPECT_GT(advice.tuck_deg, 5);
  EXPECT_EQ(advice.changes.front().coordinate, "hip_flexion_r");
}

TEST(WhatIf, TheOtherSideGetsTheMirroredAdvice) {
  const Advice right = Advise("psoas_r", kHalfKneelingOnTheRight);
  const Advice left = Advise("psoas_l", kHalfKneelingOnTheLeft);
  EXPECT_NEAR(right.gain_mm, left.gain_mm, 1e-6);
  auto mirrored = ChangesOf(left), changes = ChangesOf(right);
  EXPECT_NEAR(mirrored["hip_flexion_l"], changes["hip_flexion_r"], kAngleTolerance_deg);
  EXPECT_NEAR(mirrored["lumbar_bending"], -changes["lumbar_bending"], kAngleTolerance_deg);
  EXPECT_NEAR(mirrored["lumbar_extension"], changes["lumbar_extension"], kAngleTolerance_deg);
}

TEST(WhatIf, TheRectusFemorisIsReachedByBendingTheKnee) {
  auto changes = ChangesOf(Advise("recfem_r", kHalfKneelingOnTheRight));
  EXPECT_GT(changes["knee_angle_r"], 10);
  const Advice standing = Advise("recfem_r", {});
  EXPECT_EQ(standing.changes.front().coordinate, "knee_angle_r");
}

TEST(WhatIf, AHamstringIsNotReachedByTucking) {
  const Advice advice = Advise("semiten_r", {});
  EXPECT_GT(ChangesOf(advice)["hip_flexion_r"], 10);
  EXPECT_EQ(advice.tuck_deg, 0);
}

TEST(WhatIf, AnArchedBackIsFlattened) {
  auto pose = kHalfKneelingOnTheRight;
  pose.push_back({"lumbar_extension", 15});
  EXPECT_LE(ChangesOf(Advise("psoas_r", pose))["lumbar_extension"], -15);
}

TEST(WhatIf, ALockedCoordinateStaysAsItIs) {
  WhatIfLimits limits;
  limits.locked = {"hip_flexion_r", "lumbar_extension"};
  const auto changes = ChangesOf(Advise("psoas_r", kHalfKneelingOnTheRight, limits));
  EXPECT_FALSE(changes.contains("hip_flexion_r"));
  EXPECT_FALSE(changes.contains("lumbar_extension"));
  EXPECT_TRUE(changes.contains("lumbar_bending"));
}

TEST(WhatIf, NothingGoesBeyondTheLimits) {
  WhatIfLimits limits;
  const NamedRange own[] = {{"hip_flexion_r", -8, 120}, {"lumbar_bending", -25, 25}};
  limits.ranges = *RangesWith(BuiltInPlan().model(), own);
  limits.most_change_deg = 12;
  auto changes = ChangesOf(Advise("psoas_r", {}, limits));
  EXPECT_NEAR(changes["hip_flexion_r"], -8, kAngleTolerance_deg);
  EXPECT_NEAR(changes["lumbar_bending"], -12, kAngleTolerance_deg);
}

TEST(WhatIf, TheGainsAndTheOthersAreThoseOfThePoseAdvised) {
  const Advice advice = Advise("psoas_r", kHalfKneelingOnTheRight);
  GroupEvaluator evaluator(BuiltInGroups());
  const auto before = *evaluator.Evaluate(PoseOf(kHalfKneelingOnTheRight));
  const auto after = *evaluator.Evaluate(advice.pose);
  const auto change = [&](const std::string& group) {
    return after.groups[GroupAt(group)].length_mm - before.groups[GroupAt(group)].length_mm;
  };
  EXPECT_NEAR(advice.gain_mm, change("psoas_r"), 1e-6);
  EXPECT_GT(advice.others.size(), 5u);
  for (const GroupChange& other : advice.others)
    EXPECT_NEAR(other.change_mm, change(other.group), 1e-6) << other.group;
}

TEST(WhatIf, WithNothingToMoveNothingIsAdvised) {
  WhatIfLimits limits;
  limits.locked = {"knee_angle_r"};
  const Advice advice = Advise("vasint_r", {}, limits);
  EXPECT_TRUE(advice.changes.empty());
  EXPECT_EQ(advice.gain_mm, 0);
}

TEST(WhatIf, WhatMakesNoSenseIsRefused) {
  const auto code = [](const WhatIfLimits& limits, const WhatIfWeights& weights = {}) {
    return WhatIf::Create(BuiltInGroups(), "psoas_r", limits, weights).error().code;
  };
  EXPECT_EQ(WhatIf::Create(BuiltInGroups(), "psoas").error().code, ErrorCode::kNotFound);
  WhatIfLimits unknown, no_change, one_range;
  unknown.locked = {"elbow_r"};
  no_change.most_change_deg = 0;
  one_range.ranges = {{0, 1}};
  EXPECT_EQ(code(unknown), ErrorCode::kNotFound);
  EXPECT_EQ(code(no_change), ErrorCode::kInvalid);
  EXPECT_EQ(code(one_range), ErrorCode::kInvalid);
  WhatIfWeights negative;
  negative.effort = -1;
  EXPECT_EQ(code({}, negative), ErrorCode::kInvalid);
  auto what_if = WhatIf::Create(BuiltInGroups(), "psoas_r");
  auto pose = PoseOf({});
  pose[At("hip_flexion_r")] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(what_if.value().Advise(pose).error().code, ErrorCode::kInvalid);
}

RC_GTEST_PROP(WhatIfLaw, ForEveryPoseTheAdviceIsWithinTheLimitsAndTheSameTwice,
              (std::uint32_t seed)) {
  std::mt19937 draw(seed);
  std::vector<double> pose;
  for (const Range& range : BuiltInGroups().ranges())
    pose.push_back(std::uniform_real_distribution(range.least_rad, range.most_rad)(draw));
  const char* const targets[] = {"psoas_r", "psoas_l", "recfem_r", "tfl_l", "glmax_r", "addmag_l"};
  auto what_if = WhatIf::Create(BuiltInGroups(), targets[seed % std::size(targets)]);
  const auto first = what_if.value().Advise(pose), second = what_if.value().Advise(pose);
  RC_ASSERT(first->pose == second->pose);
  for (std::size_t c = 0; c < pose.size(); ++c) {
    const Range& range = BuiltInGroups().ranges()[c];
    RC_ASSERT(first->pose[c] >= range.least_rad && first->pose[c] <= range.most_rad);
    RC_ASSERT(std::abs(first->pose[c] - pose[c]) <= 20.001 * kRadPerDeg);
  }
  const std::size_t lumbar = At("lumbar_extension");
  RC_ASSERT(first->pose[lumbar] <= std::max(0.0, pose[lumbar]));
}

}  // namespace
}  // namespace psoas::body
