// What an exercise may claim about lengths: each test spoils one thing and expects it to be named.
#include <gtest/gtest.h>

#include <functional>

#include "real_protocol.h"
#include "rules/muscle_names.h"

namespace psoas::rules {
namespace {

struct Spoiled {
  const char* name;
  std::function<void(Exercise&)> spoil;
  const char* message;  ///< part of what is said
};

/// What is said about the half-kneeling stretch once it is spoiled.
std::string FaultsOf(const std::function<void(Exercise&)>& spoil) {
  Protocol protocol = RealProtocol().protocol;
  for (Exercise& exercise : protocol.exercises) {
    if (exercise.id == "half_kneeling_stretch") spoil(exercise);
  }
  std::string said;
  for (const Error& fault : FindFaults(protocol)) {
    EXPECT_FALSE(fault.mend.empty()) << fault.message;
    said += fault.Sentence() + "\n";
  }
  return said;
}

class CheckLengthsNames : public testing::TestWithParam<Spoiled> {};

TEST_P(CheckLengthsNames, TheFault) {
  const std::string said = FaultsOf(GetParam().spoil);
  EXPECT_NE(said.find(GetParam().message), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(
    Lengths, CheckLengthsNames,
    testing::Values(
        Spoiled{"no_claim", [](Exercise& e) { e.lengths.clear(); },
                "nothing is said about what gets longer"},
        Spoiled{"an_empty_reason",
                [](Exercise& e) {
                  e.lengths.clear();
                  e.no_lengths_because = " ";
                },
                "no_lengths_because"},
        Spoiled{"a_claim_and_a_reason_for_none", [](Exercise& e) { e.no_lengths_because = "No."; },
                "there are claims, and a reason why there are none"},
        Spoiled{"an_unknown_muscle", [](Exercise& e) { e.lengths[0].muscles = {"psoas_r"}; },
                "\"psoas_r\" is not a muscle of the body model"},
        Spoiled{"no_muscle", [](Exercise& e) { e.lengths[0].muscles.clear(); },
                "the claim names no muscle"},
        Spoiled{"an_unknown_start", [](Exercise& e) { e.lengths[0].from = "dawn"; },
                "has no keyframe \"dawn\""},
        Spoiled{"an_unknown_end", [](Exercise& e) { e.lengths[0].to = "neutral"; },
                "has no keyframe \"neutral\""},
        Spoiled{"a_posture_against_itself", [](Exercise& e) { e.lengths[0].from = "hold"; },
                "compares a keyframe with itself"},
        Spoiled{"an_unknown_variant", [](Exercise& e) { e.lengths[0].variants = {"moon"}; },
                "\"moon\" is not a variant"},
        Spoiled{"a_variant_without_a_claim",
                [](Exercise& e) {
                  for (LengthClaim& claim : e.lengths) claim.variants = {"floor"};
                },
                "no claim is about variant standing"},
        Spoiled{"a_target_that_is_no_muscle", [](Exercise& e) { e.targets = {"core"}; },
                "\"core\" is no muscle"},
        Spoiled{"a_stretched_target_that_only_shortens",
                [](Exercise& e) {
                  for (LengthClaim& claim : e.lengths) claim.change = LengthChange::kShortens;
                },
                "no claim says that the target psoas lengthens"}),
    [](const auto& spoiled) { return spoiled.param.name; });

TEST(MusclesOf, TakesTheTwoThatMakeOneAndLeavesOutWhatTheBodyDoesNotHold) {
  const auto two = MusclesOf("iliopsoas");
  ASSERT_TRUE(two.has_value());
  EXPECT_EQ(*two, (std::vector<std::string_view>{"psoas", "iliacus"}));
  EXPECT_TRUE(MusclesOf("diaphragm").has_value() && MusclesOf("diaphragm")->empty());
  EXPECT_FALSE(MusclesOf("core").has_value());
}

}  // namespace
}  // namespace psoas::rules
