// Every claim holds for the real protocol, and each can fail: one change to one row refutes it.
#include "proof/proof.h"

#include <gtest/gtest.h>

#include "../rules/real_protocol.h"

namespace psoas::proof {
namespace {

using rules::LoadedProtocol;
using rules::RealProtocol;

Proof ProveById(const std::string& id, const LoadedProtocol& loaded) {
  for (const Claim& claim : Claims()) {
    if (id == claim.id) return Prove(claim, loaded);
  }
  ADD_FAILURE() << "no claim " << id;
  return {};
}

LoadedProtocol Lowered(const std::string& row_id, const std::string& then) {
  LoadedProtocol loaded = RealProtocol();
  for (rules::Row& row : loaded.protocol.screening.triage.rows) {
    if (row.id == row_id) row.then = then;
  }
  return loaded;
}

TEST(Claims, AllHoldForTheRealProtocol) {
  for (const Claim& claim : Claims()) {
    const Proof proof = Prove(claim, RealProtocol());
    EXPECT_TRUE(proof.proven) << proof.id << ": " << proof.counterexample;
    EXPECT_FALSE(proof.cases.empty());
    EXPECT_FALSE(proof.method.empty());
    EXPECT_TRUE(proof.counterexample.empty());
  }
}

TEST(Tables, FailWhenAFindingLosesARow) {
  LoadedProtocol loaded = RealProtocol();
  loaded.protocol.findings.gate.rows.pop_back();
  const Proof proof = ProveById("tables", loaded);
  EXPECT_FALSE(proof.proven);
  EXPECT_NE(proof.counterexample.find("gate, no row: "), std::string::npos) << proof.counterexample;
}

TEST(Monotone, FailsWhenARowHoldsForUnsureButNotForYes) {
  LoadedProtocol loaded = RealProtocol();
  auto& rows = loaded.protocol.screening.triage.rows;
  std::erase_if(rows, [](const rules::Row& row) {
    return row.when.contains("ces") && row.id != "ces_yes_unsure";
  });
  for (rules::Row& row : rows) {
    if (row.id == "ces_yes_unsure") row.when["ces"] = {"unsure"};
  }
  const Proof proof = ProveById("monotone", loaded);
  EXPECT_FALSE(proof.proven);
  EXPECT_NE(proof.counterexample.find("raising ces lowers the outcome from urgent"),
            std::string::npos)
      << proof.counterexample;
}

TEST(NoExercise, FailsByTableAndByGuideWhenOneRowIsLowered) {
  const LoadedProtocol loaded = Lowered("ces_yes_unsure", "limits");
  const Proof by_table = ProveById("no_exercise_table", loaded);
  const Proof by_guide = ProveById("no_exercise_guide", loaded);
  EXPECT_FALSE(by_table.proven);
  EXPECT_FALSE(by_guide.proven);
  EXPECT_EQ(by_table.counterexample, "ces = unsure, everything else no: allows plan");
  EXPECT_EQ(by_guide.counterexample.find("ces = unsure: it offers "), 0u)
      << by_guide.counterexample;
}

TEST(NoExercise, IsNotProvenByAGuideThatNeverOffersAny) {
  LoadedProtocol loaded = RealProtocol();
  loaded.protocol.programme.candidates.clear();
  loaded.protocol.exercises.clear();
  EXPECT_FALSE(ProveById("no_exercise_guide", loaded).proven);
}

}  // namespace
}  // namespace psoas::proof
