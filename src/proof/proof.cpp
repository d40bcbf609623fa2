#include "proof/proof.h"

#include <array>

#include "proof/claims.h"

namespace psoas::proof {
namespace {

constexpr std::array kClaims{
    Claim{"tables", "Every table has an outcome for every case, and a finding has exactly one.",
          &ProveTables},
    Claim{"monotone", "Changing an answer from no to unsure to yes never lowers the outcome.",
          &ProveMonotone},
    Claim{"no_exercise_table",
          "No answer set with a yes or unsure to an urgent or emergency item allows an exercise.",
          &ProveNoExerciseByTable},
    Claim{"no_exercise_guide",
          "The whole guidance, run on such answers and a finished test, offers no exercise.",
          &ProveNoExerciseByGuide},
    Claim{"incomplete", "A screen with any one question left open offers no exercise.",
          &ProveIncompleteIsNoPass},
};

}  // namespace

std::span<const Claim> Claims() { return kClaims; }

Proof Prove(const Claim& claim, const rules::LoadedProtocol& loaded) {
  Proof proof = claim.prove(loaded);
  proof.id = claim.id;
  proof.title = claim.title;
  return proof;
}

}  // namespace psoas::proof
