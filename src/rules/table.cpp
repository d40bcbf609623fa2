#include "rules/table.h"

#include <algorithm>

namespace psoas::rules {
namespace {

bool Contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Verdict EvaluateMax(const Table& table, const Values& values) {
  Verdict verdict;
  std::ptrdiff_t highest = -1;
  for (const Row& row : table.rows) {
    if (!Holds(row, values)) continue;
    verdict.fired.push_back(&row);
    const auto found = std::find(table.output.begin(), table.output.end(), row.then);
    highest = std::max(highest, found - table.output.begin());
  }
  const std::string fallback = table.otherwise.value_or("");
  const auto floor = std::find(table.output.begin(), table.output.end(), fallback);
  if (floor != table.output.end()) highest = std::max(highest, floor - table.output.begin());
  verdict.outcome = highest < 0 ? fallback : table.output[static_cast<std::size_t>(highest)];
  return verdict;
}

}  // namespace

bool Holds(const Row& row, const Values& values) {
  return std::all_of(row.when.begin(), row.when.end(), [&](const auto& condition) {
    const auto found = values.find(condition.first);
    return found != values.end() && Contains(condition.second, found->second);
  });
}

Verdict Evaluate(const Table& table, const Values& values) {
  if (table.hit == Hit::kMax) return EvaluateMax(table, values);
  Verdict verdict;
  for (const Row& row : table.rows) {
    if (!Holds(row, values)) continue;
    verdict.outcome = row.then;
    verdict.fired.push_back(&row);
    break;
  }
  return verdict;
}

}  // namespace psoas::rules
