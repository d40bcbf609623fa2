#include "proof/smt.h"

#include <algorithm>
#include <sstream>

namespace psoas::proof {
namespace {

std::string Join(const char* word, const std::vector<std::string>& formulas, const char* empty) {
  if (formulas.empty()) return empty;
  if (formulas.size() == 1) return formulas.front();
  std::string out = std::string("(") + word;
  for (const std::string& formula : formulas) out += " " + formula;
  return out + ")";
}

std::size_t PlaceOf(const std::vector<std::string>& list, const std::string& value) {
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
}

/// The lines that are an answer of the solver, in order.
std::vector<std::string> Answers(const std::string& printed) {
  std::vector<std::string> out;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    if (line == "sat" || line == "unsat" || line == "unknown" || line == "timeout" ||
        line.starts_with("(error"))
      out.push_back(line);
  }
  return out;
}

/// "((a.ces 2) (a.preg 0))" without what is 0.
std::string Values(const std::string& printed) {
  std::string out;
  std::istringstream words(printed);
  std::string word, name;
  while (words >> word) {
    std::erase(word, '(');
    const bool is_end = word.ends_with(')');
    std::erase(word, ')');
    if (is_end && word != "0" && word != "false" && !name.empty())
      out += (out.empty() ? "" : ", ") + name + " = " + word;
    name = word;
  }
  return out.empty() ? printed : out;
}

}  // namespace

std::string AnyOf(const std::vector<std::string>& formulas) {
  return Join("or", formulas, "false");
}
std::string AllOf(const std::vector<std::string>& formulas) {
  return Join("and", formulas, "true");
}

std::string DeclareInputs(const rules::Table& table, const std::string& set) {
  std::string out;
  for (const rules::Input& input : table.inputs) {
    const std::string name = set + "." + input.name;
    out += "(declare-const " + name + " Int)(assert (<= 0 " + name + " " +
           std::to_string(input.values.size() - 1) + "))\n";
  }
  return out;
}

std::string RowFormula(const rules::Table& table, const rules::Row& row, const std::string& set) {
  std::vector<std::string> all;
  for (const auto& [name, values] : row.when) {
    const auto input = std::find_if(table.inputs.begin(), table.inputs.end(),
                                    [&](const rules::Input& each) { return each.name == name; });
    if (input == table.inputs.end()) return "false";
    std::vector<std::string> any;
    for (const std::string& value : values)
      any.push_back("(= " + set + "." + name + " " + std::to_string(PlaceOf(input->values, value)) +
                    ")");
    all.push_back(AnyOf(any));
  }
  return AllOf(all);
}

std::string DefineOutcome(const rules::Table& table, const std::string& set) {
  const std::size_t least = PlaceOf(table.output, table.otherwise.value_or(""));
  std::string out = std::to_string(least % table.output.size());
  for (std::size_t level = 0; level < table.output.size(); ++level) {
    std::vector<std::string> rows;
    for (const rules::Row& row : table.rows) {
      if (row.then == table.output[level]) rows.push_back(RowFormula(table, row, set));
    }
    if (!rows.empty()) out = "(ite " + AnyOf(rows) + " " + std::to_string(level) + " " + out + ")";
  }
  return "(define-fun " + set + ".outcome () Int " + out + ")\n";
}

std::string SmtText(const SmtScript& script) {
  std::string out = "(set-option :smt.random_seed 1)\n" + script.definitions;
  for (const Query& query : script.queries)
    out += "(push)(assert " + query.claim + ")(check-sat)(pop)\n";
  return out;
}

std::string SmtModelText(const SmtScript& script, const Query& query) {
  std::string out = script.definitions + "(assert " + query.claim + ")(check-sat)(get-value (";
  for (const std::string& name : script.shown) out += name + " ";
  return out + "))\n";
}

void AskSolver(const Setting& setting, const SmtScript& script, Part& part) {
  part.method = Method::kSmt;
  part.cases = std::to_string(script.queries.size()) + " queries";
  if (!setting.solve) {
    part.not_run = "no solver was given";
    return;
  }
  const Result<std::string> printed = setting.solve(SmtText(script));
  if (!printed.ok()) {
    part.not_run = printed.error().message;
    return;
  }
  const std::vector<std::string> answers = Answers(*printed);
  for (std::size_t i = 0; i < script.queries.size(); ++i) {
    const Query& query = script.queries[i];
    const std::string answer = i < answers.size() ? answers[i] : "nothing";
    if (answer == (query.satisfiable ? "sat" : "unsat")) continue;
    if (answer == "unknown" || answer == "timeout") {
      part.not_run = "the solver gave up on: " + query.name;
      return;
    }
    part.counterexample = query.name + ": the solver says " + answer;
    if (answer != "sat") return;
    const Result<std::string> model = setting.solve(SmtModelText(script, query));
    if (model.ok()) part.counterexample += ": " + Values(*model);
    return;
  }
}

}  // namespace psoas::proof
