// P1, P2 and P3 by walking every cell of the decision tables.
#include <algorithm>

#include "guide/reasons.h"
#include "proof/claims.h"
#include "proof/items.h"
#include "proof/walk.h"

namespace psoas::proof {
namespace {

using rules::Table;

std::vector<const Table*> FindingTables(const rules::Findings& findings) {
  return {&findings.gate, &findings.iliopsoas, &findings.rectus_femoris,
          &findings.tfl,  &findings.sartorius, &findings.pattern};
}

constexpr const char* kWalked =
    "every cell of every independent part of the triage table; the outcome of an answer set is the "
    "gravest of its parts";

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

Part TablesByCells(const Setting& setting) {
  const rules::Protocol& protocol = setting.loaded.protocol;
  Part part;
  part.method = Method::kCells;
  part.what =
      "every cell of the finding tables has exactly one row; the triage table has an outcome for "
      "when no row holds";
  long long cells = 0;
  for (const Table* table : FindingTables(protocol.findings)) {
    const rules::TableProof walked = rules::CheckCells(*table);
    cells += walked.cells;
    if (part.counterexample.empty() && (!walked.complete || walked.overlapping)) {
      part.counterexample =
          table->id + (walked.complete ? ", two rows: " : ", no row: ") + walked.example;
    }
  }
  const Table& triage = protocol.screening.triage;
  if (part.counterexample.empty() && !rules::CheckCells(triage).complete)
    part.counterexample = triage.id + " has no fallback";
  part.cases = Count(static_cast<std::uint32_t>(cells)).Text() + " cells of six finding tables; " +
               AnswerSets(rules::Compile(triage)).Text() + " answer sets of triage";
  return part;
}

Part BandsByGrid(const Setting& setting) {
  Part part;
  part.method = Method::kExhaustive;
  part.what = "every angle from -90 to 180 degrees, by tenths, falls into exactly one band";
  int angles = 0;
  for (const rules::Banding& banding : setting.loaded.protocol.assessment.bandings) {
    for (int tenth = -900; tenth <= 1800; ++tenth, ++angles) {
      const double value = tenth / 10.0;
      const auto holds = [&](const rules::Band& band) {
        rules::Banding one;
        one.bands = {band};
        return rules::FindBand(one, value) != nullptr;
      };
      const auto bands = std::count_if(banding.bands.begin(), banding.bands.end(), holds);
      if (bands == 1 || !part.counterexample.empty()) continue;
      part.counterexample = banding.id + " " + std::to_string(value) + " degrees falls into " +
                            std::to_string(bands) + " bands";
    }
  }
  part.cases = Count(static_cast<std::uint32_t>(angles)).Text() + " angles";
  return part;
}

Part MonotoneByLint(const Setting& setting) {
  const Table& triage = setting.loaded.protocol.screening.triage;
  Part part;
  part.method = Method::kLint;
  part.what =
      "each condition of a triage row that holds for an answer holds for every graver one, and the "
      "gravest row wins: so a graver answer cannot lower the outcome";
  const Status status = rules::CheckMonotone(triage, {"no", "unsure", "yes"});
  if (!status.ok()) part.counterexample = status.error().Sentence();
  if (triage.hit != rules::Hit::kMax) part.counterexample = "triage does not take the gravest row";
  part.cases = std::to_string(triage.rows.size()) + " rows";
  return part;
}

Part MonotoneByCells(const Setting& setting) {
  const Walk walk(setting.loaded.protocol);
  Part part;
  part.method = Method::kCells;
  part.what = std::string(kWalked) + "; each was compared with those one step graver";
  part.cases = walk.Covered();
  part.counterexample = walk.Refusal();
  for (const Component& component : walk.components) {
    if (part.counterexample.empty()) part.counterexample = FirstFall(walk.table, component);
  }
  return part;
}

Part NoExerciseByCells(const Setting& setting) {
  const rules::Protocol& protocol = setting.loaded.protocol;
  const Walk walk(protocol);
  const guide::Triage triage(protocol);
  const std::set<std::string> grave = GraveItems(protocol);
  Part part;
  part.method = Method::kCells;
  part.what = std::string(kWalked) +
              "; in each cell with a yes or unsure to an urgent or emergency question the guide's "
              "own rule for what may be offered gave nothing";
  part.cases = std::to_string(grave.size()) + " urgent or emergency questions; " + walk.Covered();
  part.counterexample = walk.Refusal();
  if (grave.empty()) part.counterexample = "no question is urgent or an emergency";
  for (const Component& component : walk.components) {
    if (!part.counterexample.empty()) break;
    part.counterexample = FirstExercise(protocol, component, triage, grave);
  }
  return part;
}

}  // namespace psoas::proof
