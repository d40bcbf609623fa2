#include "body/groups.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "stretch_body.h"

namespace psoas::body {
namespace {

constexpr double kExtremeTolerance_mm = 0.1;

LengthFigures In(const Degrees& pose, const std::string& group) {
  return GroupEvaluator(BuiltInGroups()).Evaluate(PoseOf(pose))->groups[GroupAt(group)];
}

std::vector<double> PoseWithin(std::span<const Range> ranges, std::mt19937& draw) {
  std::vector<double> pose;
  for (const Range& range : ranges) {
    // A third of the draws lies at an end, where most extremes are.
    const double part = std::uniform_real_distribution(-0.25, 1.25)(draw);
    pose.push_back(std::lerp(range.least_rad, range.most_rad, std::clamp(part, 0.0, 1.0)));
  }
  return pose;
}

TEST(Groups, FasciclesMakeOneGroupAndALoneMuscleIsItsOwn) {
  const auto names = GroupNames(BuiltInPlan().model());
  EXPECT_EQ(std::count(names.begin(), names.end(), "psoas_r"), 1);
  EXPECT_EQ(std::count(names.begin(), names.end(), "recfem_l"), 1);
  EXPECT_EQ(BuiltInGroups().groups()[GroupAt("psoas_r")].members.size(), 11u);
  EXPECT_EQ(BuiltInGroups().groups()[GroupAt("recfem_r")].members.size(), 1u);
}

TEST(Groups, AMuscleWithoutAGroupGetsItsOwnName) {
  Model model = BuiltInPlan().model();
  for (Muscle& muscle : model.muscles) muscle.group.clear();
  EXPECT_EQ(GroupNames(model).size(), model.muscles.size());
}

TEST(Groups, SharesOfTheCrossSectionSumToOne) {
  for (const Group& group : BuiltInGroups().groups()) {
    double sum = 0;
    for (const GroupMember& member : group.members) sum += member.share;
    EXPECT_NEAR(sum, 1, 1e-12) << group.name;
  }
}

TEST(Groups, TheFigureOfAGroupIsTheWeightedMeanOfItsMembers) {
  const auto pose = PoseOf({{"hip_flexion_r", -20}, {"lumbar_bending", -15}});
  const auto figures = GroupEvaluator(BuiltInGroups()).Evaluate(pose);
  double mean = 0;
  for (const GroupMember& member : BuiltInGroups().groups()[GroupAt("psoas_r")].members)
    mean += member.share * figures->muscles[static_cast<std::size_t>(member.muscle)].length_mm;
  EXPECT_NEAR(figures->groups[GroupAt("psoas_r")].length_mm, mean, 1e-9);
}

TEST(Groups, NothingHasChangedInTheNeutralPose) {
  const auto figures = GroupEvaluator(BuiltInGroups()).Evaluate(PoseOf({}));
  for (const LengthFigures& group : figures->groups) EXPECT_NEAR(group.change_mm, 0, 1e-9);
}

TEST(Groups, TurningThePelvisInTheWorldChangesNoLength) {
  const auto figures = GroupEvaluator(BuiltInGroups()).Evaluate(PoseOf({{"pelvis_tilt", 40}}));
  for (const LengthFigures& group : figures->groups) EXPECT_NEAR(group.change_mm, 0, 1e-9);
}

TEST(Groups, HipExtensionLengthensThePsoasAsInTheReferenceTable) {
  EXPECT_NEAR(In({{"hip_flexion_r", -20}}, "psoas_r").change_mm, 8.3, 0.5);
  EXPECT_NEAR(In({{"knee_angle_r", 90}}, "recfem_r").change_mm, 60.6, 3.5);
  EXPECT_EQ(In({{"hip_flexion_r", -20}}, "psoas_l").change_mm, 0);
}

TEST(Groups, BothSidesHaveTheSameExtremes) {
  for (const Group& group : BuiltInGroups().groups()) {
    if (!group.name.ends_with("_r")) continue;
    const auto& right = BuiltInGroups().group_lengths()[GroupAt(group.name)];
    const std::string other = group.name.substr(0, group.name.size() - 1) + "l";
    const auto& left = BuiltInGroups().group_lengths()[GroupAt(other)];
    EXPECT_NEAR(right.longest_mm, left.longest_mm, kExtremeTolerance_mm) << group.name;
    EXPECT_NEAR(right.shortest_mm, left.shortest_mm, kExtremeTolerance_mm) << group.name;
  }
}

TEST(Groups, NoPoseWithinTheRangesIsBeyondTheExtremes) {
  std::mt19937 draw(20260302);
  GroupEvaluator evaluator(BuiltInGroups());
  for (int i = 0; i < 20000; ++i) {
    const auto figures = evaluator.Evaluate(PoseWithin(BuiltInGroups().ranges(), draw));
    for (std::size_t m = 0; m < figures->muscles.size(); ++m) {
      const LengthRange& range = BuiltInGroups().muscle_lengths()[m];
      ASSERT_LT(figures->muscles[m].length_mm, range.longest_mm + kExtremeTolerance_mm) << m;
      ASSERT_GT(figures->muscles[m].length_mm, range.shortest_mm - kExtremeTolerance_mm) << m;
    }
  }
}

TEST(Groups, ANarrowerRangeOfThePersonLeavesLessLength) {
  const NamedRange own[] = {{"hip_flexion_r", 0, 100}};
  const auto ranges = RangesWith(BuiltInPlan().model(), own);
  const auto groups = Groups::Create(BuiltInPlan(), *ranges);
  EXPECT_LT(groups->group_lengths()[GroupAt("iliacus_r")].longest_mm,
            BuiltInGroups().group_lengths()[GroupAt("iliacus_r")].longest_mm - 10);
}

TEST(Groups, AJointThatDoesNotMoveIsARangeToo) {
  std::vector<Range> fixed(BuiltInPlan().coordinates());
  const auto groups = Groups::Create(BuiltInPlan(), fixed);
  const LengthRange& psoas = groups->group_lengths()[GroupAt("psoas_r")];
  EXPECT_NEAR(psoas.longest_mm, psoas.neutral_mm, 1e-9);
  EXPECT_EQ(GroupEvaluator(*groups).Evaluate(PoseOf({}))->groups[0].share_of_available, 0);
}

TEST(Groups, WhatCannotBeAnsweredIsRefusedWithItsPlace) {
  EXPECT_EQ(BuiltInGroups().Find("psoas").error().code, ErrorCode::kNotFound);
  auto pose = PoseOf({});
  pose[At("hip_flexion_r")] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(GroupEvaluator(BuiltInGroups()).Evaluate(pose).error().place, "pose hip_flexion_r");
  EXPECT_FALSE(GroupEvaluator(BuiltInGroups()).Evaluate({}).ok());
  const NamedRange empty[] = {{"hip_flexion_r", 10, -10}}, unknown[] = {{"elbow_r", 0, 90}};
  EXPECT_EQ(RangesWith(BuiltInPlan().model(), empty).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(RangesWith(BuiltInPlan().model(), unknown).error().code, ErrorCode::kNotFound);
}

RC_GTEST_PROP(GroupsLaw, ForEveryPoseWithinTheRangesTheShareIsWithinNoughtAndOne,
              (std::uint32_t seed)) {
  std::mt19937 draw(seed);
  GroupEvaluator evaluator(BuiltInGroups());
  const auto figures = evaluator.Evaluate(PoseWithin(BuiltInGroups().ranges(), draw));
  for (const LengthFigures& group : figures->groups)
    RC_ASSERT(group.share_of_available >= 0 && group.share_of_available <= 1);
}

}  // namespace
}  // namespace psoas::body
