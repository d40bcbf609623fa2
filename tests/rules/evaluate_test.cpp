#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "rules/compiled.h"
#include "tables.h"

namespace psoas::rules {
namespace {

std::vector<std::string> IdsOf(const Verdict& verdict) {
  std::vector<std::string> ids;
  for (const Row* row : verdict.fired) ids.push_back(row->id);
  return ids;
}

TEST(Evaluate, TakesTheHighestOfTheRowsThatHold) {
  const Table table = SmallTriage();
  const Verdict verdict = Evaluate(table, {{"fever", "yes"}, {"stiff", "yes"}});
  EXPECT_EQ(verdict.outcome, "alarm");
  EXPECT_EQ(IdsOf(verdict), (std::vector<std::string>{"fever", "both"}));
}

TEST(Evaluate, FallsBackWhenNoRowHolds) {
  const Table table = SmallTriage();
  const Verdict verdict = Evaluate(table, {{"fever", "no"}, {"stiff", "yes"}});
  EXPECT_EQ(verdict.outcome, "calm");
  EXPECT_TRUE(verdict.fired.empty());
}

TEST(Evaluate, LetsAnInputWithoutAValueFailItsConditions) {
  const Table table = SmallTriage();
  EXPECT_EQ(Evaluate(table, {}).outcome, "calm");
  EXPECT_EQ(Evaluate(table, {{"fever", "yes"}}).outcome, "worry");
}

TEST(Evaluate, FindsTheOneRowOfAFinding) {
  const Table table = SmallFinding();
  const Verdict verdict = Evaluate(table, {{"gate", "valid"}, {"thigh", "below"}});
  EXPECT_EQ(verdict.outcome, "fine");
  EXPECT_EQ(IdsOf(verdict), (std::vector<std::string>{"below"}));
}

TEST(Evaluate, HoldsARowWithoutConditionsAlways) {
  Table table = SmallTriage();
  table.rows.push_back(MakeRow("always", {}, "worry"));
  EXPECT_EQ(Evaluate(table, {}).outcome, "worry");
}

Table AnyTable() {
  Table table = SmallTriage();
  table.inputs.push_back({"pain", {"no", "unsure", "yes"}, ""});
  table.rows.clear();
  const int rows = *rc::gen::inRange(0, 8);
  for (int i = 0; i < rows; ++i) {
    Row row = MakeRow("r" + std::to_string(i), {}, *rc::gen::elementOf(table.output));
    for (const Input& input : table.inputs) {
      if (*rc::gen::arbitrary<bool>()) {
        row.when[input.name] = *rc::gen::suchThat(
            rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(input.values)),
            [](const auto& values) { return !values.empty(); });
      }
    }
    table.rows.push_back(row);
  }
  return table;
}

TEST(CompiledTable, AgreesWithTheTableInEveryCell) {
  EXPECT_TRUE(rc::check([] {
    const Table table = AnyTable();
    const CompiledTable compiled = Compile(table);
    Cell cell(table.inputs.size(), 0);
    do {
      Values values;
      for (std::size_t i = 0; i < cell.size(); ++i) {
        values[table.inputs[i].name] = table.inputs[i].values[cell[i]];
      }
      RC_ASSERT(table.output[MaxOutcome(compiled, cell)] == Evaluate(table, values).outcome);
    } while (NextCell(compiled.sizes, cell));
  }));
}

TEST(NextCell, VisitsEveryCellOnce) {
  const std::vector<std::uint8_t> sizes{2, 3, 1};
  Cell cell(3, 0);
  std::set<Cell> seen;
  do {
    EXPECT_TRUE(seen.insert(cell).second);
  } while (NextCell(sizes, cell));
  EXPECT_EQ(seen.size(), 6u);
}

TEST(CountCells, StopsAtItsLimit) {
  EXPECT_EQ(CountCells(std::vector<std::uint8_t>{3, 3, 2}, 100), 18u);
  EXPECT_FALSE(CountCells(std::vector<std::uint8_t>(60, 3), 1'000'000).has_value());
}

}  // namespace
}  // namespace psoas::rules
