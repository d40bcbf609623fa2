#include "proof/component.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace psoas::proof {
namespace {

rules::Table AnyTriage() {
  rules::Table table;
  table.hit = rules::Hit::kMax;
  table.output = {"a", "b", "c", "d"};
  table.otherwise = "a";
  for (int i = 0; i < 6; ++i) {
    table.inputs.push_back({"i" + std::to_string(i), {"no", "unsure", "yes"}, ""});
  }
  const int rows = *rc::gen::inRange(0, 7);
  for (int i = 0; i < rows; ++i) {
    rules::Row row;
    row.then = *rc::gen::elementOf(table.output);
    const int conditions = *rc::gen::inRange(1, 3);
    for (int j = 0; j < conditions; ++j) {
      const auto& input = *rc::gen::elementOf(table.inputs);
      row.when[input.name] = {*rc::gen::elementOf(input.values)};
    }
    table.rows.push_back(row);
  }
  return table;
}

TEST(Factor, PutsEveryInputAndRowIntoExactlyOneComponent) {
  EXPECT_TRUE(rc::check([] {
    const auto components = Factor(rules::Compile(AnyTriage()));
    std::vector<std::size_t> inputs;
    for (const Component& component : components) {
      inputs.insert(inputs.end(), component.inputs.begin(), component.inputs.end());
      RC_ASSERT(component.rows.size() == component.table.rows.size());
    }
    std::sort(inputs.begin(), inputs.end());
    RC_ASSERT(inputs == (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  }));
}

/// The law the proofs rest on.
TEST(Factor, MakesTheOutcomeTheHighestOfItsComponents) {
  EXPECT_TRUE(rc::check([] {
    const rules::CompiledTable table = rules::Compile(AnyTriage());
    const auto components = Factor(table);
    rules::Cell cell(table.sizes.size(), 0);
    do {
      std::uint8_t highest = 0;
      for (const Component& component : components) {
        rules::Cell own;
        for (const std::size_t input : component.inputs) own.push_back(cell[input]);
        highest = std::max(highest, rules::MaxOutcome(component.table, own));
      }
      RC_ASSERT(highest == rules::MaxOutcome(table, cell));
    } while (rules::NextCell(table.sizes, cell));
  }));
}

TEST(Factor, CountsAnswerSetsAsAProductAndCellsAsASum) {
  rules::CompiledTable table;
  table.sizes = {3, 3, 2};
  table.rows.push_back({{{0, 1}, {1, 1}}, 1});
  const auto components = Factor(table);
  EXPECT_EQ(components.size(), 2u);
  EXPECT_EQ(AnswerSets(table).Text(), "18");
  EXPECT_EQ(CellsWalked(components).Text(), "11");
}

TEST(Factor, SaysWhenAComponentIsTooLargeToWalk) {
  rules::CompiledTable table;
  table.sizes.assign(40, 3);
  rules::CompiledRow row;
  for (std::size_t i = 0; i < 40; ++i) row.when.push_back({i, 1});
  table.rows.push_back(row);
  EXPECT_FALSE(IsWalkable(Factor(table)));
}

}  // namespace
}  // namespace psoas::proof
