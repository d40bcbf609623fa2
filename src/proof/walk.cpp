#include "proof/walk.h"

namespace psoas::proof {

Walk::Walk(const rules::Protocol& protocol)
    : table(protocol.screening.triage),
      compiled(rules::Compile(table)),
      components(Factor(compiled)) {}

std::string Walk::Covered() const {
  return AnswerSets(compiled).Text() + " answer sets, as the product of " +
         std::to_string(components.size()) + " independent parts with " +
         CellsWalked(components).Text() + " cells";
}

std::string Walk::Refusal() const {
  return IsWalkable(components) ? "" : "some rows tie too many questions together to walk them";
}

std::string InWords(const rules::Table& table, const Component& component,
                    std::span<const std::uint8_t> cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == 0) continue;
    const rules::Input& input = table.inputs[component.inputs[i]];
    out += (out.empty() ? "" : ", ") + input.name + " = " + input.values[cell[i]];
  }
  return out.empty() ? "everything no" : out + ", everything else no";
}

}  // namespace psoas::proof
