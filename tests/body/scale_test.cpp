// A person's own segment lengths.
#include <cmath>

#include "shipped_body.h"

namespace psoas::body {
namespace {

Model Scaled(const std::map<std::string, double>& factors) {
  auto model = Scale(ShippedModel(), factors);
  if (!model.ok()) ADD_FAILURE() << model.error().Sentence();
  return std::move(model).value();
}

TEST(Scale, OneFactorForAllSegmentsScalesEveryLength) {
  constexpr double kFactor = 1.25;
  Body larger(
      Scaled({{"pelvis", kFactor}, {"lumbar", kFactor}, {"thigh", kFactor}, {"shank", kFactor}}));
  Chance chance(71);
  double worst = 0;
  for (int i = 0; i < 100; ++i) {
    const auto pose = chance.PoseOf(ShippedModel());
    const auto lengths = Shipped().Lengths(pose), scaled = larger.Lengths(pose);
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      worst = std::max(worst, std::abs(scaled[m] - kFactor * lengths[m]));
    }
  }
  ExpectAtMost("length_m", worst, 1e-14);
}

TEST(Scale, TheThighAloneLeavesTheTrunkAndThePsoasesOriginAlone) {
  const Model model = Scaled({{"thigh", 1.1}});
  for (std::size_t m = 0; m < model.muscles.size(); ++m) {
    const Muscle &after = model.muscles[m], &before = ShippedModel().muscles[m];
    for (std::size_t i = 0; i < after.path.size(); ++i) {
      if (!after.path[i].is_point()) continue;
      const Bone& bone = model.bones[static_cast<std::size_t>(after.path[i].bone)];
      const double factor = bone.segment == "thigh" ? 1.1 : 1.0;
      EXPECT_EQ(after.path[i].at_m, factor * before.path[i].at_m) << after.name;
    }
  }
  EXPECT_EQ(model.bones[2].joint.at_m, ShippedModel().bones[2].joint.at_m);
}

TEST(Scale, ALongerThighCarriesTheKneeFartherFromTheHip) {
  const Model model = Scaled({{"thigh", 1.1}});
  const auto knee = static_cast<std::size_t>(FindBone(model, "tibia_r"));
  const Vec3 before = ShippedModel().bones[knee].joint.at_m, after = model.bones[knee].joint.at_m;
  EXPECT_NEAR(Norm(after), 1.1 * Norm(before), 1e-15);
  Body longer(model);
  EXPECT_GT(longer.LengthMm("bflh_r", {}), Shipped().LengthMm("bflh_r", {}) + 30);
}

// How far the shank slides and the patella travels is a matter of the condyles' size.
TEST(Scale, TheKneesTravelGrowsWithTheThighAndNotWithTheShank) {
  const auto travel = [](const Model& model) {
    const Bone& shank = model.bones[static_cast<std::size_t>(FindBone(model, "tibia_r"))];
    return Evaluate(shank.motions[1].function, 1.5).value;
  };
  EXPECT_NEAR(travel(Scaled({{"thigh", 1.1}})), 1.1 * travel(ShippedModel()), 1e-15);
  EXPECT_EQ(travel(Scaled({{"shank", 1.1}})), travel(ShippedModel()));
}

TEST(Scale, FactorsOutsideOneHalfToTwoAreRefusedByName) {
  for (const double factor : {0.49, 2.01, -1.0, 0.0, std::nan("")}) {
    const auto model = Scale(ShippedModel(), {{"thigh", factor}});
    ASSERT_FALSE(model.ok()) << factor;
    EXPECT_EQ(model.error().place, "thigh");
  }
  EXPECT_TRUE(Scale(ShippedModel(), {{"thigh", 0.5}, {"shank", 2}}).ok());
}

TEST(Scale, ASegmentThatTheModelLacksIsRefusedByName) {
  const auto model = Scale(ShippedModel(), {{"tail", 1.1}});
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().place, "tail");
  EXPECT_FALSE(Scale(ShippedModel(), {{"", 1.1}}).ok());
}

}  // namespace
}  // namespace psoas::body
