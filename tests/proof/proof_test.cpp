// Every property holds for the real protocol, and each can fail: one change refutes it.
#include "proof/proof.h"

#include <gtest/gtest.h>

#include <set>

#include "../rules/real_protocol.h"
#include "proof/claims.h"

namespace psoas::proof {
namespace {

using rules::LoadedProtocol;
using rules::RealProtocol;

Setting With(const LoadedProtocol& loaded) { return {loaded, {}, nullptr, false}; }

LoadedProtocol Lowered(const std::string& row_id, const std::string& then) {
  LoadedProtocol loaded = RealProtocol();
  for (rules::Row& row : loaded.protocol.screening.triage.rows) {
    if (row.id == row_id) row.then = then;
  }
  return loaded;
}

LoadedProtocol WithoutUnsureRows() {
  LoadedProtocol loaded = RealProtocol();
  auto& rows = loaded.protocol.screening.triage.rows;
  std::erase_if(rows, [](const rules::Row& row) {
    return row.when.contains("ces") && row.id != "ces_yes_unsure";
  });
  for (rules::Row& row : rows) {
    if (row.id == "ces_yes_unsure") row.when["ces"] = {"unsure"};
  }
  return loaded;
}

TEST(Properties, AreTheFifteenInOrder) {
  std::vector<std::string> ids, wanted;
  for (const Property& property : Properties()) ids.push_back(property.id);
  for (int i = 1; i <= 15; ++i) wanted.push_back("P" + std::to_string(i));
  EXPECT_EQ(ids, wanted);
}

TEST(Properties, SayWhatIsLeftWhereSomethingIsNotBuilt) {
  const std::set<std::string> wanted{"P5", "P7", "P13", "P14"};
  for (const Property& property : Properties())
    EXPECT_EQ(std::string(property.left).empty(), !wanted.contains(property.id)) << property.id;
}

TEST(Prove, SaysThatASolverIsMissing) {
  const auto proofs = Prove(With(RealProtocol()), {"P3"}, 2);
  ASSERT_EQ(proofs.size(), 1u);
  EXPECT_EQ(proofs.front().status, ProofStatus::kNotRun);
  EXPECT_EQ(proofs.front().parts.back().not_run, "no solver was given");
  EXPECT_TRUE(proofs.front().parts.front().held);
}

TEST(Judge, AFailedPartFailsTheWhole) {
  Part held, failed, not_run;
  held.held = true;
  failed.counterexample = "x";
  not_run.not_run = "y";
  EXPECT_EQ(Judge({held, failed, not_run}), ProofStatus::kFailed);
  EXPECT_EQ(Judge({held, not_run}), ProofStatus::kNotRun);
  EXPECT_EQ(Judge({held}), ProofStatus::kTested);
  EXPECT_EQ(Judge({}), ProofStatus::kNotRun);
}

TEST(Tables, FailWhenAFindingLosesARow) {
  LoadedProtocol loaded = RealProtocol();
  loaded.protocol.findings.gate.rows.pop_back();
  const Part part = TablesByCells(With(loaded));
  EXPECT_NE(part.counterexample.find("gate, no row: "), std::string::npos) << part.counterexample;
}

TEST(Monotone, FailsBothWaysWhenARowHoldsForUnsureButNotForYes) {
  const LoadedProtocol loaded = WithoutUnsureRows();
  EXPECT_NE(MonotoneByCells(With(loaded))
                .counterexample.find("raising ces lowers the outcome from urgent"),
            std::string::npos);
  EXPECT_FALSE(MonotoneByLint(With(loaded)).counterexample.empty());
}

TEST(NoExercise, FailsByTableAndByGuideWhenOneRowIsLowered) {
  const LoadedProtocol loaded = Lowered("ces_yes_unsure", "limits");
  EXPECT_EQ(NoExerciseByCells(With(loaded)).counterexample,
            "ces = unsure, everything else no: allows plan");
  EXPECT_EQ(NoExerciseByGuide(With(loaded)).counterexample.find("ces = unsure: it offers "), 0u);
}

TEST(NoExercise, IsNotShownByAGuideThatNeverOffersAny) {
  LoadedProtocol loaded = RealProtocol();
  loaded.protocol.programme.candidates.clear();
  loaded.protocol.exercises.clear();
  EXPECT_FALSE(NoExerciseByGuide(With(loaded)).counterexample.empty());
  EXPECT_FALSE(ContraindicationsByPlans(With(loaded)).counterexample.empty());
}

TEST(Contraindications, FailByLintWhenOneIsDropped) {
  LoadedProtocol loaded = RealProtocol();
  for (rules::Exercise& exercise : loaded.protocol.exercises) {
    if (exercise.kind != rules::Kind::kBall) continue;
    std::erase_if(exercise.contraindications,
                  [](const auto& against) { return against.question == "anticoag"; });
  }
  EXPECT_NE(ContraindicationsByLint(With(loaded)).counterexample.find("is open with anticoag"),
            std::string::npos);
}

TEST(Doses, FailWhenACapIsLoosenedOrADoseGrows) {
  LoadedProtocol loaded = RealProtocol();
  loaded.protocol.programme.caps.front().sets_max += 1;
  EXPECT_FALSE(CapsByLint(With(loaded)).counterexample.empty());
  loaded = RealProtocol();
  loaded.protocol.exercises.front().dose.per_week = 8;
  EXPECT_FALSE(DosesByLint(With(loaded)).counterexample.empty());
}

}  // namespace
}  // namespace psoas::proof
