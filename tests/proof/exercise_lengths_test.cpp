// The body agrees with what the exercises and the two texts claim about lengths.
#include "proof/exercise_lengths.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "../rules/real_protocol.h"
#include "proof/posture_lengths.h"
#include "proof/seed_claims.h"
#include "real_body.h"
#include "rules/muscle_names.h"

namespace psoas::proof {
namespace {

using rules::Exercise;
using rules::Kind;
using rules::LengthChange;
using rules::LengthClaim;
using rules::Protocol;
using rules::RealProtocol;

std::vector<LengthRow> RowsOf(const Protocol& protocol) {
  const auto rows = ExerciseLengths(protocol, RealBody());
  EXPECT_TRUE(rows.ok()) << (rows.ok() ? "" : rows.error().Sentence());
  return rows.ok() ? *rows : std::vector<LengthRow>{};
}

Exercise& Find(Protocol& protocol, const std::string& id) {
  for (Exercise& exercise : protocol.exercises) {
    if (exercise.id == id) return exercise;
  }
  ADD_FAILURE() << id;
  return protocol.exercises.front();
}

TEST(ExerciseLengths, TheBodyBearsOutEveryClaim) {
  const auto rows = RowsOf(RealProtocol().protocol);
  EXPECT_GT(rows.size(), 300u);
  for (const LengthRow& row : rows) EXPECT_TRUE(row.holds) << Sentence(row);
}

TEST(ExerciseLengths, EveryStretchLengthensSomethingInEveryWayOfDoingIt) {
  const auto rows = RowsOf(RealProtocol().protocol);
  for (const Exercise& exercise : RealProtocol().protocol.exercises) {
    const bool stretches = exercise.kind == Kind::kStretch ||
                           exercise.kind == Kind::kContractRelax ||
                           exercise.kind == Kind::kReciprocal;
    for (const auto& variant : exercise.variants) {
      const bool lengthens = std::any_of(rows.begin(), rows.end(), [&](const LengthRow& row) {
        return row.exercise == exercise.id && row.variant == variant.id &&
               row.claim == LengthChange::kLengthens && row.to == "hold" && row.holds;
      });
      EXPECT_TRUE(lengthens || !stretches) << exercise.id << "/" << variant.id;
    }
  }
}

TEST(ExerciseLengths, NoticesAClaimThatIsWrong) {
  Protocol protocol = RealProtocol().protocol;
  Find(protocol, "constructive_rest").lengths = {
      {{"psoas"}, LengthChange::kLengthens, "neutral", "hold", {"floor"}, false}};
  std::vector<LengthRow> wrong = RowsOf(protocol);
  std::erase_if(wrong, [](const LengthRow& row) { return row.holds; });
  ASSERT_EQ(wrong.size(), 1u);
  const std::string said = Sentence(wrong.front());
  EXPECT_TRUE(
      said.starts_with("constructive_rest/floor: psoas_r lengthens from neutral to hold; "
                       "the body says -"))
      << said;
}

TEST(ExerciseLengths, NoticesAPostureThatStoppedDoingWhatIsClaimed) {
  Protocol protocol = RealProtocol().protocol;
  for (auto& variant : Find(protocol, "side_bend_stretch").variants) {
    for (auto& keyframe : variant.keyframes) keyframe.angles.erase("lumbar_bending");
  }
  const auto rows = RowsOf(protocol);
  const auto wrong = std::count_if(rows.begin(), rows.end(), [](const LengthRow& row) {
    return !row.holds && row.from == "tuck" && row.muscle.starts_with("psoas");
  });
  EXPECT_EQ(wrong, 6);  // both sides, in the three ways that have a tuck before the bend
}

TEST(ExerciseLengths, NoticesEveryClaimTurnedRound) {
  Protocol protocol = RealProtocol().protocol;
  for (Exercise& exercise : protocol.exercises) {
    for (LengthClaim& claim : exercise.lengths) {
      claim.change = claim.change == LengthChange::kLengthens ? LengthChange::kShortens
                                                              : LengthChange::kLengthens;
    }
  }
  for (const LengthRow& row : RowsOf(protocol)) EXPECT_FALSE(row.holds) << Sentence(row);
}

TEST(ExerciseLengths, SaysWhichMuscleTheBodyLacks) {
  Protocol protocol = RealProtocol().protocol;
  Find(protocol, "constructive_rest").lengths.front().muscles = {"heart"};
  const auto rows = ExerciseLengths(protocol, RealBody());
  ASSERT_FALSE(rows.ok());
  EXPECT_EQ(rows.error().message, "the body has no muscle heart_r.");
}

TEST(BearsOut, TakesASmallChangeForNone) {
  EXPECT_FALSE(BearsOut(LengthChange::kLengthens, 0.9));
  EXPECT_TRUE(BearsOut(LengthChange::kKeeps, 0.9));
  EXPECT_TRUE(BearsOut(LengthChange::kLengthens, 1));
  EXPECT_FALSE(BearsOut(LengthChange::kKeeps, -1));
  EXPECT_TRUE(BearsOut(LengthChange::kShortens, -1));
}

TEST(PostureLengths, HoldsEveryMuscleThatAProtocolMayName) {
  const auto body = PostureLengths::For(RealBody());
  ASSERT_TRUE(body.ok());
  for (const std::string_view muscle : rules::BodyMuscles()) {
    EXPECT_TRUE(body->Has(std::string(muscle) + "_r")) << muscle;
    EXPECT_TRUE(body->Has(std::string(muscle) + "_l")) << muscle;
  }
}

TEST(PostureLengths, TakesAnAngleBeyondTheRangeAtItsEdgeAndSaysSo) {
  auto compiled = PostureLengths::For(RealBody());
  ASSERT_TRUE(compiled.ok());
  PostureLengths body = std::move(compiled).value();
  const MeasuredPosture beyond = body.Measure({{"hip_flexion_r", 170}});
  ASSERT_EQ(beyond.at_edge.size(), 1u);
  EXPECT_TRUE(beyond.at_edge.front().starts_with("hip_flexion_r 170 taken as "));
  EXPECT_TRUE(body.Measure({{"ankle_angle_r", 80}}).at_edge.empty());
}

TEST(PostureLengths, IsTheSameOnBothSides) {
  auto compiled = PostureLengths::For(RealBody());
  ASSERT_TRUE(compiled.ok());
  PostureLengths body = std::move(compiled).value();
  const auto right = body.Measure({{"hip_flexion_r", 60}, {"lumbar_bending", -15}}).lengths_mm;
  const auto left = body.Measure({{"hip_flexion_l", 60}, {"lumbar_bending", 15}}).lengths_mm;
  for (const std::string_view muscle : rules::BodyMuscles()) {
    const std::string name(muscle);
    EXPECT_NEAR(right.at(name + "_r"), left.at(name + "_l"), 1e-6) << name;
  }
}

TEST(SeedClaims, AreBorneOutWithinTheirTolerance) {
  const auto claims = ReadSeedClaims(EmbeddedBodyClaims());
  ASSERT_TRUE(claims.ok()) << claims.error().Sentence();
  const auto rows = SeedRows(*claims, RealBody());
  ASSERT_TRUE(rows.ok()) << rows.error().Sentence();
  EXPECT_GT(rows->size(), 40u);
  for (const SeedRow& row : *rows) {
    EXPECT_TRUE(row.holds) << row.claim << ": " << row.muscle << " " << row.change_mm << " mm, not "
                           << row.expect_mm << " within " << row.within_mm;
  }
}

TEST(SeedClaims, AreMadeByATextOfTheProtocolsSources) {
  const auto claims = ReadSeedClaims(EmbeddedBodyClaims());
  ASSERT_TRUE(claims.ok());
  for (const SeedClaim& claim : claims->claims) {
    EXPECT_NE(RealProtocol().protocol.FindSource(claim.said_by), nullptr) << claim.id;
    for (const auto* posture : {&claim.from, &claim.to}) {
      for (const auto& [angle, degrees] : *posture) {
        const auto range = rules::FindCoordinate(angle);
        EXPECT_TRUE(range && degrees >= range->least_deg && degrees <= range->most_deg)
            << claim.id << " " << angle;
      }
    }
  }
}

}  // namespace
}  // namespace psoas::proof
