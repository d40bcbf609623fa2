#include "labfiles/segment_factors.h"

#include <gtest/gtest.h>

namespace psoas::labfiles {
namespace {

/// A pelvis, and a thigh 0.1 m below and to the right of it.
body::Model Hips() {
  body::Model model;
  model.bones.resize(2);
  model.bones[0].name = "pelvis";
  model.bones[1].name = "femur_r";
  model.bones[1].parent = 0;
  model.bones[1].joint.at_m = {0, -0.1, 0.1};
  return model;
}

const SegmentSpan kPelvis{
    "pelvis", {"RASI", "pelvis", {0, 0, 0.125}}, {"LASI", "pelvis", {0, 0, -0.125}}};
const SegmentSpan kThigh{"thigh", {"RHIP", "femur_r", {}}, {"RKNE", "femur_r", {0, -0.4, 0}}};

Markers Standing() {
  using body::Vec3;
  return {100,
          {"RASI", "LASI", "RHIP"},
          {Vec3{0, 1, 0.14}, Vec3{0, 1, -0.14}, Vec3{0, 0.9, 0.1}, Vec3{0, 1, 0.16},
           Vec3{0, 1, -0.16}, std::nullopt, Vec3{0, 1, 0.99}, std::nullopt, std::nullopt}};
}

TEST(SegmentFactors, TheMeanDistanceIsComparedWithTheModel) {
  const auto found = FactorsOf(Standing(), Hips(), std::vector{kPelvis});
  ASSERT_TRUE(found.ok()) << found.error().Sentence();
  EXPECT_DOUBLE_EQ(found->factors.at("pelvis"), 0.3 / 0.25);
  EXPECT_TRUE(found->left_out.empty());
}

TEST(SegmentFactors, TwoSpansOfASegmentCountEqually) {
  SegmentSpan narrow = kPelvis;
  narrow.from.at_m = {0, 0, 0.075};
  narrow.to.at_m = {0, 0, -0.075};
  const auto found = FactorsOf(Standing(), Hips(), std::vector{kPelvis, narrow});
  ASSERT_TRUE(found.ok());
  EXPECT_DOUBLE_EQ(found->factors.at("pelvis"), (1.2 + 2) / 2);
}

TEST(SegmentFactors, AMissingMarkerLeavesTheSegmentAsItIsAndSaysSo) {
  const auto found = FactorsOf(Standing(), Hips(), std::vector{kThigh, kPelvis});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->factors.count("thigh"), 0u);
  EXPECT_EQ(found->factors.count("pelvis"), 1u);
  EXPECT_EQ(found->left_out, (std::vector<std::string>{"thigh: the file has no marker RKNE."}));
}

TEST(SegmentFactors, MarkersThatAreNeverSeenTogetherLeaveItToo) {
  Markers markers = Standing();
  markers.points_m[1] = markers.points_m[3] = std::nullopt;
  const auto found = FactorsOf(markers, Hips(), std::vector{kPelvis});
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->left_out,
            (std::vector<std::string>{"pelvis: no frame shows both RASI and LASI."}));
}

TEST(SegmentFactors, PlacesThatTheModelLacksAreRefused) {
  SegmentSpan lost = kThigh;
  lost.to.bone = "fibula_r";
  EXPECT_EQ(FactorsOf(Standing(), Hips(), std::vector{lost}).error().message,
            "the model has no bone \"fibula_r\".");
  lost.to = lost.from;
  EXPECT_EQ(FactorsOf(Standing(), Hips(), std::vector{lost}).error().place, "thigh");
}

}  // namespace
}  // namespace psoas::labfiles
