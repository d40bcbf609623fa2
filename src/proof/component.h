// A MAX table taken apart where nothing holds it together.
//
// Inputs that stand in one row belong together; inputs that share no row, directly or through
// others, do not influence each other. The outcome of an answer set is then the highest of the
// outcomes of its components, each a function of its own inputs alone. So a walk through every cell
// of every component covers every answer set, although their number is the product of the cells.
#pragma once

#include <functional>
#include <vector>

#include "proof/count.h"
#include "rules/compiled.h"

namespace psoas::proof {

struct Component {
  std::vector<std::size_t> inputs;  ///< indices in the table
  std::vector<std::size_t> rows;    ///< indices in the table
  rules::CompiledTable table;       ///< only these rows, over only these inputs
};

std::vector<Component> Factor(const rules::CompiledTable& table);

/// Calls `visit(cell)` for every cell of the component, the first input fastest.
void ForEachCell(const Component& component,
                 const std::function<void(std::span<const std::uint8_t>)>& visit);

/// Product of all domains: how many answer sets the components stand for together.
Count AnswerSets(const rules::CompiledTable& table);

/// Cells walked one by one: the sum over the components.
Count CellsWalked(const std::vector<Component>& components);

/// False when a component has more cells than a walk can visit.
bool IsWalkable(const std::vector<Component>& components);

}  // namespace psoas::proof
