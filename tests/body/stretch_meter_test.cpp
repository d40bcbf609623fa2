#include "body/stretch_meter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "stretch_body.h"

namespace psoas::body {
namespace {

// Sampling itself is off by about 0.7 % of the band's width at its ends.
constexpr double kTolerance = 0.06;  // of the width
constexpr int kDraws = 10000;

std::vector<ErrorSource> Sources(double sd_deg) {
  auto sources = FromSegments({sd_deg, sd_deg, sd_deg, sd_deg}, 'r');
  const JointError rest[] = {{"lumbar_bending", sd_deg},
                             {"lumbar_rotation", sd_deg},
                             {"hip_adduction_r", sd_deg},
                             {"hip_rotation_r", sd_deg}};
  for (const ErrorSource& source : JointErrors(rest)) sources.push_back(source);
  return sources;
}

StretchReading Read(const Degrees& pose, const std::string& group, double sd_deg = 5) {
  auto meter = StretchMeter::Create(BuiltInGroups(), Sources(sd_deg));
  return *meter.value().Read(group, PoseOf(pose));
}

/// The same band, by drawing the errors.
Band Sampled(const std::vector<double>& pose, std::size_t group,
             const std::vector<ErrorSource>& sources) {
  std::mt19937 draw(20260302);
  std::normal_distribution<double> normal;
  GroupEvaluator evaluator(BuiltInGroups());
  std::vector<double> lengths(BuiltInGroups().groups().size()), found;
  for (int i = 0; i < kDraws; ++i) {
    auto moved = pose;
    for (const ErrorSource& source : sources) {
      const double off = normal(draw) * source.sd_deg * kRadPerDeg;
      for (const CoordinateShift& shift : source.shifts)
        moved[At(shift.coordinate)] += off * shift.times;
    }
    evaluator.Lengths(moved, lengths);
    found.push_back(1000 * lengths[group] - BuiltInGroups().group_lengths()[group].neutral_mm);
  }
  std::sort(found.begin(), found.end());
  const auto at = [&](double share) { return found[static_cast<std::size_t>(share * kDraws)]; };
  return {at(0.025), at(0.5), at(0.975)};
}

struct Case {
  const char* group;
  Degrees pose;
};
const Case kCases[] = {
    {"psoas_r", {}},
    {"psoas_r", {{"hip_flexion_r", -20}, {"lumbar_bending", -20}}},
    {"psoas_r", {{"hip_flexion_r", -30}, {"lumbar_extension", 26}, {"lumbar_bending", -25}}},
    {"psoas_r", {{"hip_flexion_r", 90}, {"lumbar_extension", -30}, {"knee_angle_r", 90}}},
    {"recfem_r", {{"hip_flexion_r", -10}, {"knee_angle_r", 80}}},
    {"recfem_r", {{"hip_flexion_r", -30}, {"knee_angle_r", 120}}},
    {"recfem_r", {{"hip_flexion_r", 120}, {"knee_angle_r", 0}}},
    {"iliacus_r", {{"hip_flexion_r", -30}, {"hip_rotation_r", -40}}},
    {"tfl_r", {{"hip_flexion_r", -10}, {"hip_adduction_r", 15}, {"knee_angle_r", 60}}},
    {"semiten_r", {{"hip_flexion_r", 100}, {"knee_angle_r", 10}}},
};

TEST(StretchMeter, TheBandIsTheOneThatSamplingGives) {
  for (const Case& one : kCases) {
    for (const double sd_deg : {2.0, 5.0}) {
      const Band band = Read(one.pose, one.group, sd_deg).change_mm;
      const Band sampled = Sampled(PoseOf(one.pose), GroupAt(one.group), Sources(sd_deg));
      const double tolerance_mm = kTolerance * (sampled.most - sampled.least);
      EXPECT_NEAR(band.least, sampled.least, tolerance_mm) << one.group << " " << sd_deg;
      EXPECT_NEAR(band.likely, sampled.likely, tolerance_mm) << one.group << " " << sd_deg;
      EXPECT_NEAR(band.most, sampled.most, tolerance_mm) << one.group << " " << sd_deg;
    }
  }
}

TEST(StretchMeter, NoughtIsTheNeutralLengthAndOneTheLongestOfThePerson) {
  const auto neutral = Read({}, "recfem_r", 0.01);
  EXPECT_NEAR(neutral.share->likely, 0, 1e-3);
  const auto longest = Read({{"hip_flexion_r", -30}, {"knee_angle_r", 120}}, "recfem_r", 0.01);
  EXPECT_GT(longest.share->likely, 0.9);
  EXPECT_LE(longest.share->most, 1);
}

TEST(StretchMeter, AShorterMuscleIsToldAsSlackNotAsStretch) {
  const auto resting = Read({{"hip_flexion_r", 60}, {"knee_angle_r", 100}}, "psoas_r");
  EXPECT_EQ(resting.share->most, 0);
  EXPECT_GT(resting.slack_mm.least, 15);
  EXPECT_EQ(Read({{"hip_flexion_r", -20}}, "psoas_r", 2).slack_mm.likely, 0);
}

TEST(StretchMeter, APelvisReadTooFarBackMakesHipAndLumbarAnglesBothTooSmall) {
  const auto sources = FromSegments({.pelvis_sd_deg = 3}, 'l');
  ASSERT_EQ(sources.size(), 1u);
  ASSERT_EQ(sources[0].shifts.size(), 2u);
  EXPECT_EQ(sources[0].shifts[0].coordinate, "hip_flexion_l");
  EXPECT_EQ(sources[0].shifts[0].times, -1);
  EXPECT_EQ(sources[0].shifts[1].coordinate, "lumbar_extension");
  EXPECT_EQ(sources[0].shifts[1].times, -1);
}

TEST(StretchMeter, ErrorsThatMoveAnglesTogetherAreNotCountedAsIndependent) {
  // Hip and back share the pelvis's error and partly undo each other in the psoas.
  const ErrorSource together{"pelvis", 5, {{"hip_flexion_r", -1}, {"lumbar_extension", -1}}};
  const JointError apart[] = {{"hip_flexion_r", 5}, {"lumbar_extension", 5}};
  const JointError rest[] = {{"lumbar_bending", 0.01},
                             {"lumbar_rotation", 0.01},
                             {"hip_adduction_r", 0.01},
                             {"hip_rotation_r", 0.01}};
  const auto width = [&](std::vector<ErrorSource> sources) {
    for (const ErrorSource& source : JointErrors(rest)) sources.push_back(source);
    auto meter = StretchMeter::Create(BuiltInGroups(), sources);
    const auto reading = meter.value().Read("psoas_r", PoseOf({{"hip_flexion_r", -10}}));
    return reading->change_mm.most - reading->change_mm.least;
  };
  EXPECT_LT(width({together}), 0.95 * width(JointErrors(apart)));
}

TEST(StretchMeter, ThePersonsOwnRangeIsTheWhole) {
  const NamedRange own[] = {{"hip_flexion_r", -10, 120}};
  const auto groups = Groups::Create(BuiltInPlan(), *RangesWith(BuiltInPlan().model(), own));
  auto meter = StretchMeter::Create(*groups, Sources(2));
  const auto pose = PoseOf({{"hip_flexion_r", -10}});
  EXPECT_GT(meter.value().Read("iliacus_r", pose)->share->likely,
            Read({{"hip_flexion_r", -10}}, "iliacus_r", 2).share->likely + 0.15);
}

TEST(StretchMeter, WhereNothingIsAvailableItGivesNoShare) {
  const NamedRange own[] = {{"hip_flexion_r", 40, 120}};
  const auto groups = Groups::Create(BuiltInPlan(), *RangesWith(BuiltInPlan().model(), own));
  auto meter = StretchMeter::Create(*groups, Sources(2));
  const auto reading = meter.value().Read("iliacus_r", PoseOf({{"hip_flexion_r", 40}}));
  EXPECT_LT(reading->available_mm, kLeastAvailable_mm);
  EXPECT_FALSE(reading->share.has_value());
  EXPECT_GT(reading->slack_mm.least, 0);
}

TEST(StretchMeter, AnAngleWhoseErrorNobodyToldIsRefusedByName) {
  auto meter = StretchMeter::Create(BuiltInGroups(), FromSegments({.pelvis_sd_deg = 3}, 'r'));
  const auto reading = meter.value().Read("psoas_r", PoseOf({}));
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().place, "error source lumbar_bending");
}

TEST(StretchMeter, WhatMakesNoSenseIsRefused) {
  const auto refused = [](const std::vector<ErrorSource>& sources, double coverage = 0.95) {
    return !StretchMeter::Create(BuiltInGroups(), sources, coverage).ok();
  };
  EXPECT_TRUE(refused({{"hip", 0, {{"hip_flexion_r", 1}}}}));
  EXPECT_TRUE(refused({{"hip", 3, {{"elbow_r", 1}}}}));
  EXPECT_TRUE(refused({{"hip", 3, {}}}));
  EXPECT_TRUE(refused({}, 1));
  auto meter = StretchMeter::Create(BuiltInGroups(), Sources(3));
  EXPECT_EQ(meter.value().Read("psoas", PoseOf({})).error().code, ErrorCode::kNotFound);
  auto pose = PoseOf({});
  pose[At("knee_angle_r")] = std::numeric_limits<double>::infinity();
  EXPECT_EQ(meter.value().Read("psoas_r", pose).error().place, "pose knee_angle_r");
}

RC_GTEST_PROP(StretchMeterLaw, ForEveryPoseTheBandIsOrderedAndHeldWithinNoughtAndOne,
              (std::uint32_t seed)) {
  std::mt19937 draw(seed);
  std::vector<double> pose;
  for (const Range& range : BuiltInGroups().ranges())
    pose.push_back(std::uniform_real_distribution(range.least_rad, range.most_rad)(draw));
  auto meter = StretchMeter::Create(BuiltInGroups(), Sources(1 + seed % 10));
  for (const char* group : {"psoas_r", "recfem_r", "tfl_r", "glmax_r"}) {
    const auto reading = meter.value().Read(group, pose);
    RC_ASSERT(reading->change_mm.least <= reading->change_mm.likely);
    RC_ASSERT(reading->change_mm.likely <= reading->change_mm.most);
    RC_ASSERT(0 <= reading->share->least && reading->share->least <= reading->share->likely);
    RC_ASSERT(reading->share->likely <= reading->share->most && reading->share->most <= 1);
  }
}

}  // namespace
}  // namespace psoas::body
