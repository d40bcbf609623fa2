#include "proof/component.h"

#include <algorithm>
#include <numeric>

namespace psoas::proof {
namespace {

constexpr std::uint64_t kMostCells = 100'000'000;

/// Which inputs belong together, found by joining the inputs of each row.
class Groups {
 public:
  explicit Groups(std::size_t size) : leader_(size) {
    std::iota(leader_.begin(), leader_.end(), 0);
  }

  std::size_t Find(std::size_t item) {
    while (leader_[item] != item) item = leader_[item] = leader_[leader_[item]];
    return item;
  }

  void Join(std::size_t a, std::size_t b) { leader_[Find(a)] = Find(b); }

 private:
  std::vector<std::size_t> leader_;
};

rules::CompiledTable Restrict(const rules::CompiledTable& table, const Component& component) {
  rules::CompiledTable out;
  out.otherwise = table.otherwise;
  std::vector<std::size_t> place(table.sizes.size(), 0);
  for (std::size_t i = 0; i < component.inputs.size(); ++i) {
    place[component.inputs[i]] = i;
    out.sizes.push_back(table.sizes[component.inputs[i]]);
  }
  for (const std::size_t row : component.rows) {
    out.rows.push_back(table.rows[row]);
    for (auto& condition : out.rows.back().when) condition.input = place[condition.input];
  }
  return out;
}

}  // namespace

std::vector<Component> Factor(const rules::CompiledTable& table) {
  Groups groups(table.sizes.size());
  for (const rules::CompiledRow& row : table.rows) {
    for (const auto& condition : row.when) groups.Join(row.when.front().input, condition.input);
  }
  std::vector<Component> components;
  std::vector<std::size_t> component_of(table.sizes.size(), table.sizes.size());
  for (std::size_t input = 0; input < table.sizes.size(); ++input) {
    std::size_t& component = component_of[groups.Find(input)];
    if (component == table.sizes.size()) {
      component = components.size();
      components.emplace_back();
    }
    components[component].inputs.push_back(input);
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::size_t input = table.rows[row].when.front().input;
    components[component_of[groups.Find(input)]].rows.push_back(row);
  }
  for (Component& component : components) component.table = Restrict(table, component);
  return components;
}

void ForEachCell(const Component& component,
                 const std::function<void(std::span<const std::uint8_t>)>& visit) {
  rules::Cell cell(component.inputs.size(), 0);
  do {
    visit(cell);
  } while (rules::NextCell(component.table.sizes, cell));
}

Count AnswerSets(const rules::CompiledTable& table) {
  Count count(1);
  for (const std::uint8_t size : table.sizes) count *= size;
  return count;
}

Count CellsWalked(const std::vector<Component>& components) {
  Count sum;
  for (const Component& component : components) sum += AnswerSets(component.table);
  return sum;
}

bool IsWalkable(const std::vector<Component>& components) {
  return std::all_of(components.begin(), components.end(), [](const Component& component) {
    return rules::CountCells(component.table.sizes, kMostCells).has_value();
  });
}

}  // namespace psoas::proof
