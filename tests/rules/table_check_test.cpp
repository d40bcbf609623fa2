#include <gtest/gtest.h>

#include "tables.h"

namespace psoas::rules {
namespace {

std::string PlaceOf(const Table& table) { return CheckStructure(table).error().place; }

TEST(CheckStructure, PassesAGoodTable) {
  EXPECT_TRUE(CheckStructure(SmallTriage()).ok());
  EXPECT_TRUE(CheckStructure(SmallFinding()).ok());
}

TEST(CheckStructure, RefusesAnUnknownInputWithItsRow) {
  Table table = SmallTriage();
  table.rows[1].when["fevr"] = {"yes"};
  EXPECT_EQ(PlaceOf(table), "rows[1].when.fevr");
}

TEST(CheckStructure, RefusesAValueOutsideTheDomain) {
  Table table = SmallTriage();
  table.rows[0].when["fever"] = {"maybe"};
  EXPECT_EQ(CheckStructure(table).error().mend, "Use one of: no | unsure | yes.");
}

TEST(CheckStructure, RefusesAConditionThatNothingMeets) {
  Table table = SmallTriage();
  table.rows[0].when["fever"] = {};
  EXPECT_FALSE(CheckStructure(table).ok());
}

TEST(CheckStructure, RefusesAnUnknownOutcome) {
  Table table = SmallTriage();
  table.rows[0].then = "panic";
  EXPECT_EQ(PlaceOf(table), "rows[0].then");
}

TEST(CheckStructure, RefusesRepeatedIdsInputsAndValues) {
  Table rows = SmallTriage(), inputs = SmallTriage(), values = SmallTriage();
  rows.rows[1].id = rows.rows[0].id;
  inputs.inputs[1].name = inputs.inputs[0].name;
  values.inputs[0].values = {"no", "no"};
  EXPECT_EQ(PlaceOf(rows), "rows[1].id");
  EXPECT_EQ(PlaceOf(inputs), "inputs[1]");
  EXPECT_EQ(PlaceOf(values), "inputs[0].values");
}

TEST(CheckStructure, AsksAMaxTableForItsFallbackAndAUniqueOneForNone) {
  Table max = SmallTriage(), unique = SmallFinding();
  max.otherwise.reset();
  unique.otherwise = "fine";
  EXPECT_EQ(PlaceOf(max), "otherwise");
  EXPECT_EQ(PlaceOf(unique), "otherwise");
}

TEST(CheckCells, CountsEveryCellOfACompleteTable) {
  const TableProof proof = CheckCells(SmallFinding());
  EXPECT_EQ(proof.cells, 4);
  EXPECT_TRUE(proof.complete);
  EXPECT_FALSE(proof.overlapping);
  EXPECT_TRUE(proof.example.empty());
}

TEST(CheckCells, ShowsACaseWithoutARow) {
  Table table = SmallFinding();
  table.rows.pop_back();
  const TableProof proof = CheckCells(table);
  EXPECT_FALSE(proof.complete);
  EXPECT_EQ(proof.example, "gate = valid, thigh = below");
}

TEST(CheckCells, ShowsACaseWithTwoRows) {
  Table table = SmallFinding();
  table.rows[1].when.erase("gate");
  const TableProof proof = CheckCells(table);
  EXPECT_TRUE(proof.overlapping);
  EXPECT_EQ(proof.example, "gate = other, thigh = above");
}

TEST(CheckCells, RefusesATableTooLargeToWalk) {
  Table table = SmallFinding();
  for (int i = 0; i < 40; ++i) table.inputs.push_back({"i" + std::to_string(i), {"a", "b"}, ""});
  EXPECT_FALSE(CheckCells(table).complete);
}

TEST(CheckMonotone, PassesRowsThatKeepHoldingForGraverAnswers) {
  EXPECT_TRUE(CheckMonotone(SmallTriage(), {"no", "unsure", "yes"}).ok());
}

TEST(CheckMonotone, RefusesARowThatLetsGoOfAGraverAnswer) {
  Table table = SmallTriage();
  table.rows[0].when["fever"] = {"unsure"};
  const Status status = CheckMonotone(table, {"no", "unsure", "yes"});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().place, "rows[0].when.fever");
}

TEST(CheckMonotone, TakesFactsWithoutAnUnsure) {
  Table table = SmallTriage();
  table.inputs.push_back({"joint_pain", {"no", "yes"}, ""});
  table.rows[1].when["joint_pain"] = {"yes"};
  EXPECT_TRUE(CheckMonotone(table, {"no", "unsure", "yes"}).ok());
}

}  // namespace
}  // namespace psoas::rules
