// The tables as formulas: SMT-LIB 2 text for a solver that shares nothing with this code.
//
// Every answer is a bounded integer (its place in the rising order of its input), every row a
// formula over them, and the outcome of a MAX table the gravest row that holds. The core writes
// text; the shell runs the solver (proof::Solve).
#pragma once

#include <string>
#include <vector>

#include "proof/proof.h"

namespace psoas::proof {

/// One question to the solver. A claim is shown when its negation, `claim`, has no model.
struct Query {
  std::string name;          ///< in words, for a counterexample
  std::string claim;         ///< an SMT-LIB formula
  bool satisfiable = false;  ///< the expected answer; true for checks that the model is not empty
};

struct SmtScript {
  std::string definitions;
  std::vector<std::string> shown;  ///< constants whose values make a counterexample
  std::vector<Query> queries;
};

/// The whole text, one push, check-sat and pop a query.
std::string SmtText(const SmtScript& script);

/// Text that asks for the values of `shown` in a model of one query.
std::string SmtModelText(const SmtScript& script, const Query& query);

/// Asks the solver and fills `part`: its cases, a counterexample, or why it was not run.
void AskSolver(const Setting& setting, const SmtScript& script, Part& part);

/// Declares the inputs of a table as integers "SET.NAME" within their domains.
std::string DeclareInputs(const rules::Table& table, const std::string& set);

/// Formula: the row holds for the answers of `set`.
std::string RowFormula(const rules::Table& table, const rules::Row& row, const std::string& set);

/// Defines "SET.outcome": the place of the outcome of a MAX table in its rising order.
std::string DefineOutcome(const rules::Table& table, const std::string& set);

/// "(or ...)", "(and ...)"; true or false when there is nothing to join.
std::string AnyOf(const std::vector<std::string>& formulas);
std::string AllOf(const std::vector<std::string>& formulas);

}  // namespace psoas::proof
