#include <algorithm>

#include "guide/reasons.h"
#include "proof/claims.h"
#include "proof/component.h"
#include "proof/items.h"

namespace psoas::proof {
namespace {

using rules::Table;

std::vector<const Table*> FindingTables(const rules::Findings& findings) {
  return {&findings.gate, &findings.iliopsoas, &findings.rectus_femoris,
          &findings.tfl,  &findings.sartorius, &findings.pattern};
}

/// A cell of a component, leaving out what is answered no.
std::string InWords(const Table& table, const Component& component,
                    std::span<const std::uint8_t> cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == 0) continue;
    const rules::Input& input = table.inputs[component.inputs[i]];
    out += (out.empty() ? "" : ", ") + input.name + " = " + input.values[cell[i]];
  }
  return out.empty() ? "everything no" : out + ", everything else no";
}

/// The triage table in components, ready to walk.
struct Walk {
  const Table& table;
  rules::CompiledTable compiled;
  std::vector<Component> components;

  explicit Walk(const rules::Protocol& protocol)
      : table(protocol.screening.triage),
        compiled(rules::Compile(table)),
        components(Factor(compiled)) {}

  std::string Covered() const {
    return AnswerSets(compiled).Text() + " answer sets, as the product of " +
           std::to_string(components.size()) + " independent parts with " +
           CellsWalked(components).Text() + " cells";
  }

  /// Why nothing can be shown, or an empty text.
  std::string Refusal() const {
    return IsWalkable(components) ? "" : "some rows tie too many questions together to walk them";
  }
};

constexpr const char* kWalked =
    "every cell of every independent part of the triage table was visited; the outcome of an "
    "answer "
    "set is the gravest of its parts";

/// Raising any one input by one step must not lower the outcome of the component.
std::string FirstFall(const Table& table, const Component& component) {
  std::vector<std::uint8_t> outcomes;
  ForEachCell(component, [&](std::span<const std::uint8_t> cell) {
    outcomes.push_back(rules::MaxOutcome(component.table, cell));
  });
  std::string found;
  std::size_t index = 0;
  ForEachCell(component, [&](std::span<const std::uint8_t> cell) {
    std::size_t step = 1;
    for (std::size_t i = 0; i < cell.size() && found.empty(); ++i) {
      const std::uint8_t size = component.table.sizes[i];
      if (cell[i] + 1 < size && outcomes[index + step] < outcomes[index]) {
        found = InWords(table, component, cell) + ": raising " +
                table.inputs[component.inputs[i]].name + " lowers the outcome from " +
                table.output[outcomes[index]] + " to " + table.output[outcomes[index + step]];
      }
      step *= size;
    }
    ++index;
  });
  return found;
}

/// The most that the rows of the component allow in this cell, judged by the guide's own rule.
guide::Allowed AllowedIn(const guide::Triage& triage, const Component& component,
                         std::span<const std::uint8_t> cell) {
  guide::Allowed allowed = guide::Allowed::kPlan;
  for (std::size_t i = 0; i < component.rows.size(); ++i) {
    if (!rules::Holds(component.table.rows[i], cell)) continue;
    const guide::TriageRow& row = triage.rows()[component.rows[i]];
    allowed = std::min(allowed, guide::AllowedBy(row, row.then));
  }
  return allowed;
}

std::string FirstExercise(const rules::Protocol& protocol, const Component& component,
                          const guide::Triage& triage, const std::set<std::string>& grave) {
  const Table& table = protocol.screening.triage;
  std::string found;
  ForEachCell(component, [&](std::span<const std::uint8_t> cell) {
    if (!found.empty()) return;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (cell[i] == 0 || !grave.contains(table.inputs[component.inputs[i]].name)) continue;
      const guide::Allowed allowed = AllowedIn(triage, component, cell);
      if (allowed == guide::Allowed::kNone) return;
      found = InWords(table, component, cell) + ": allows " + Name(allowed);
      return;
    }
  });
  return found;
}

}  // namespace

Proof ProveTables(const rules::LoadedProtocol& loaded) {
  Proof proof;
  proof.method =
      "every cell of the finding tables was visited; the triage table has an outcome for "
      "when no row holds";
  long long cells = 0;
  std::string fault;
  for (const Table* table : FindingTables(loaded.protocol.findings)) {
    const rules::TableProof walked = rules::CheckCells(*table);
    cells += walked.cells;
    if (fault.empty() && (!walked.complete || walked.overlapping)) {
      fault = table->id + (walked.complete ? ", two rows: " : ", no row: ") + walked.example;
    }
  }
  const Table& triage = loaded.protocol.screening.triage;
  if (fault.empty() && !rules::CheckCells(triage).complete) fault = triage.id + " has no fallback";
  proof.cases = Count(static_cast<std::uint32_t>(cells)).Text() + " cells of six finding tables; " +
                AnswerSets(rules::Compile(triage)).Text() + " answer sets of triage";
  proof.proven = fault.empty();
  proof.counterexample = fault;
  return proof;
}

Proof ProveMonotone(const rules::LoadedProtocol& loaded) {
  const Walk walk(loaded.protocol);
  Proof proof;
  proof.method = std::string(kWalked) + ", and each cell was compared with those one step graver";
  proof.cases = walk.Covered();
  proof.counterexample = walk.Refusal();
  for (const Component& component : walk.components) {
    if (proof.counterexample.empty()) proof.counterexample = FirstFall(walk.table, component);
  }
  proof.proven = proof.counterexample.empty();
  return proof;
}

Proof ProveNoExerciseByTable(const rules::LoadedProtocol& loaded) {
  const Walk walk(loaded.protocol);
  const guide::Triage triage(loaded.protocol);
  const std::set<std::string> grave = GraveItems(loaded.protocol);
  Proof proof;
  proof.method = std::string(kWalked) +
                 "; in each cell with such an item the guide's own rule for "
                 "what may be offered gave nothing";
  proof.cases = std::to_string(grave.size()) + " urgent or emergency items; " + walk.Covered();
  proof.counterexample = walk.Refusal();
  if (grave.empty()) proof.counterexample = "no item is urgent or an emergency";
  for (const Component& component : walk.components) {
    if (!proof.counterexample.empty()) break;
    proof.counterexample = FirstExercise(loaded.protocol, component, triage, grave);
  }
  proof.proven = proof.counterexample.empty();
  return proof;
}

}  // namespace psoas::proof
