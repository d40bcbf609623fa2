// The text for the solver, and what is made of its answers. No solver is needed here.
#include "proof/smt.h"

#include <gtest/gtest.h>

#include "../rules/real_protocol.h"

namespace psoas::proof {
namespace {

rules::Table SmallTriage() {
  rules::Table table;
  table.hit = rules::Hit::kMax;
  table.output = {"low", "high"};
  table.otherwise = "low";
  table.inputs = {{"a", {"no", "unsure", "yes"}, ""}, {"b", {"no", "yes"}, ""}};
  rules::Row row;
  row.id = "both";
  row.when = {{"a", {"unsure", "yes"}}, {"b", {"yes"}}};
  row.then = "high";
  table.rows = {row};
  return table;
}

Part Ask(const std::string& printed) {
  const auto& loaded = rules::RealProtocol();
  const Setting setting{
      loaded, {}, [&](const std::string&) { return Result<std::string>(printed); }, false};
  SmtScript script;
  script.queries = {{"first", "true", true}, {"second", "false", false}};
  Part part;
  AskSolver(setting, script, part);
  return part;
}

TEST(Smt, WritesARowAsTheAnswersItHoldsFor) {
  const rules::Table table = SmallTriage();
  EXPECT_EQ(RowFormula(table, table.rows[0], "s"), "(and (or (= s.a 1) (= s.a 2)) (= s.b 1))");
  EXPECT_EQ(DefineOutcome(table, "s"),
            "(define-fun s.outcome () Int (ite (and (or (= s.a 1) (= s.a 2)) (= s.b 1)) 1 0))\n");
}

TEST(Smt, BoundsEveryInputByItsDomain) {
  EXPECT_EQ(DeclareInputs(SmallTriage(), "s"),
            "(declare-const s.a Int)(assert (<= 0 s.a 2))\n"
            "(declare-const s.b Int)(assert (<= 0 s.b 1))\n");
}

TEST(Smt, HoldsOnlyWhenEveryAnswerIsTheExpectedOne) {
  EXPECT_EQ(Ask("sat\nunsat\n").counterexample, "");
  EXPECT_NE(Ask("sat\nsat\n").counterexample.find("second"), std::string::npos);
  EXPECT_NE(Ask("unsat\nunsat\n").counterexample.find("first"), std::string::npos);
}

TEST(Smt, SaysWhenTheSolverGaveUpOrBroke) {
  EXPECT_NE(Ask("sat\nunknown\n").not_run, "");
  EXPECT_NE(Ask("").counterexample, "");
  EXPECT_NE(Ask("(error \"line 1\")\nunsat\n").counterexample, "");
}

}  // namespace
}  // namespace psoas::proof
