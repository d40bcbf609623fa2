// P1, P2 and P3 put to an SMT solver.
#include <cmath>
#include <set>

#include "base/numbers.h"
#include "proof/claims.h"
#include "proof/items.h"
#include "proof/smt.h"

namespace psoas::proof {
namespace {

using rules::Table;

std::vector<std::string> Constants(const Table& table, const std::string& set) {
  std::vector<std::string> out;
  for (const rules::Input& input : table.inputs) out.push_back(set + "." + input.name);
  return out;
}

bool RestsOnStatusAlone(const rules::Protocol& protocol, const rules::Row& row) {
  for (const auto& [name, values] : row.when) {
    const rules::Question* question = protocol.FindQuestion(name);
    if (question && question->section != rules::Section::kB3) return false;
  }
  return true;
}

/// Formula: a row holds that leaves nothing to offer (DECISIONS 4).
std::string NothingAllowed(const rules::Protocol& protocol, const std::string& set) {
  const Table& triage = protocol.screening.triage;
  std::vector<std::string> rows;
  for (const rules::Row& row : triage.rows) {
    const auto then = Parse<rules::Disposition>(row.then);
    const bool nothing =
        then >= rules::Disposition::kUrgent ||
        (then == rules::Disposition::kSeeClinician && !RestsOnStatusAlone(protocol, row));
    if (nothing) rows.push_back(RowFormula(triage, row, set));
  }
  return AnyOf(rows);
}

std::vector<std::string> AnswersAbove(const rules::Protocol& protocol,
                                      const std::set<std::string>& questions) {
  std::vector<std::string> out;
  for (const rules::QuestionGroup& group : protocol.screening.groups) {
    for (const rules::Question& question : group.questions) {
      if (questions.empty() || questions.contains(question.id))
        out.push_back("(> a." + question.id + " 0)");
    }
  }
  return out;
}

/// A number as SMT-LIB writes it: "(- 10.0)".
std::string Real(double value) {
  const std::string digits = Tenth(std::abs(value));
  const std::string real = digits.find('.') == digits.npos ? digits + ".0" : digits;
  return value < 0 ? "(- " + real + ")" : real;
}

std::string InBand(const rules::Band& band) {
  std::vector<std::string> all;
  if (band.above) all.push_back("(> t " + Real(*band.above) + ")");
  if (band.at_least) all.push_back("(>= t " + Real(*band.at_least) + ")");
  if (band.below) all.push_back("(< t " + Real(*band.below) + ")");
  if (band.at_most) all.push_back("(<= t " + Real(*band.at_most) + ")");
  return AllOf(all);
}

}  // namespace

Part BandsBySolver(const Setting& setting) {
  SmtScript script;
  script.definitions = "(declare-const t Real)\n";
  script.shown = {"t"};
  for (const rules::Banding& banding : setting.loaded.protocol.assessment.bandings) {
    std::vector<std::string> bands, twice;
    for (const rules::Band& band : banding.bands) {
      for (const std::string& other : bands)
        twice.push_back("(and " + InBand(band) + " " + other + ")");
      bands.push_back(InBand(band));
    }
    script.queries.push_back(
        {"an angle in no band of " + banding.id, "(not " + AnyOf(bands) + ")", false});
    script.queries.push_back({"an angle in two bands of " + banding.id, AnyOf(twice), false});
  }
  Part part;
  part.what = "over the real numbers, no angle falls into no band of a banding or into two";
  AskSolver(setting, script, part);
  return part;
}

Part NoExerciseBySolver(const Setting& setting) {
  const rules::Protocol& protocol = setting.loaded.protocol;
  const Table& triage = protocol.screening.triage;
  SmtScript script;
  std::vector<std::string> rows;
  for (const rules::Row& row : triage.rows) rows.push_back(RowFormula(triage, row, "a"));
  script.definitions = DeclareInputs(triage, "a") + DefineOutcome(triage, "a") +
                       "(define-fun a.noticed () Bool " + AnyOf(rows) + ")\n" +
                       "(define-fun a.nothing () Bool " + NothingAllowed(protocol, "a") + ")\n";
  script.shown = Constants(triage, "a");
  script.queries = {{"some set proceeds", "(= a.outcome 0)", true},
                    {"a question that is not no, and no row notices it",
                     "(and (not a.noticed) " + AnyOf(AnswersAbove(protocol, {})) + ")", false}};
  for (const std::string& grave : GraveItems(protocol)) {
    script.queries.push_back({grave + " is yes or unsure, and something is allowed",
                              "(and (> a." + grave + " 0) (not a.nothing))", false});
  }
  Part part;
  part.what =
      "the triage rows as formulas over " + std::to_string(triage.inputs.size()) +
      " bounded integers: no model has a yes or unsure to an urgent or emergency question and "
      "anything left to offer; a row notices every question that is not no";
  AskSolver(setting, script, part);
  return part;
}

Part MonotoneBySolver(const Setting& setting) {
  const Table& triage = setting.loaded.protocol.screening.triage;
  SmtScript script;
  std::vector<std::string> below;
  for (const rules::Input& input : triage.inputs)
    below.push_back("(<= a." + input.name + " b." + input.name + ")");
  script.definitions = DeclareInputs(triage, "a") + DeclareInputs(triage, "b") +
                       DefineOutcome(triage, "a") + DefineOutcome(triage, "b") + "(assert " +
                       AllOf(below) + ")\n";
  script.shown = Constants(triage, "a");
  for (const std::string& name : Constants(triage, "b")) script.shown.push_back(name);
  script.queries = {
      {"two sets of which the graver comes out higher", "(< a.outcome b.outcome)", true},
      {"b is at least as grave as a in every answer, yet comes out lower",
       "(> a.outcome b.outcome)", false}};
  Part part;
  part.what =
      "two answer sets, one at least as grave as the other in every answer, over the same rows: no "
      "model in which the graver set comes out lower";
  AskSolver(setting, script, part);
  return part;
}

}  // namespace psoas::proof
