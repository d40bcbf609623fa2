#include "rules/compiled.h"

#include <algorithm>

namespace psoas::rules {
namespace {

template <class List, class Matches>
std::size_t IndexOf(const List& list, Matches matches) {
  return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), matches) - list.begin());
}

std::uint8_t OutcomeIndex(const Table& table, const std::string& outcome) {
  return static_cast<std::uint8_t>(
      IndexOf(table.output, [&](const std::string& name) { return name == outcome; }));
}

CompiledRow CompileRow(const Table& table, const Row& row) {
  CompiledRow out;
  out.then = OutcomeIndex(table, row.then);
  for (const auto& [name, allowed] : row.when) {
    CompiledCondition condition;
    condition.input = IndexOf(table.inputs, [&](const Input& input) { return input.name == name; });
    const auto& values = table.inputs[condition.input].values;
    for (const std::string& value : allowed) {
      condition.allowed |= 1u << IndexOf(values, [&](const std::string& v) { return v == value; });
    }
    out.when.push_back(condition);
  }
  return out;
}

}  // namespace

CompiledTable Compile(const Table& table) {
  CompiledTable out;
  for (const Input& input : table.inputs) {
    out.sizes.push_back(static_cast<std::uint8_t>(input.values.size()));
  }
  for (const Row& row : table.rows) out.rows.push_back(CompileRow(table, row));
  if (table.otherwise) out.otherwise = OutcomeIndex(table, *table.otherwise);
  return out;
}

bool Holds(const CompiledRow& row, std::span<const std::uint8_t> cell) {
  return std::all_of(row.when.begin(), row.when.end(), [&](const CompiledCondition& condition) {
    return (condition.allowed >> cell[condition.input]) & 1u;
  });
}

std::uint8_t MaxOutcome(const CompiledTable& table, std::span<const std::uint8_t> cell) {
  std::uint8_t highest = table.otherwise.value_or(0);
  for (const CompiledRow& row : table.rows) {
    if (row.then > highest && Holds(row, cell)) highest = row.then;
  }
  return highest;
}

bool NextCell(std::span<const std::uint8_t> sizes, std::span<std::uint8_t> cell) {
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (++cell[i] < sizes[i]) return true;
    cell[i] = 0;
  }
  return false;
}

std::optional<std::uint64_t> CountCells(std::span<const std::uint8_t> sizes, std::uint64_t limit) {
  std::uint64_t count = 1;
  for (const std::uint8_t size : sizes) {
    count *= size;
    if (count > limit) return std::nullopt;
  }
  return count;
}

std::string Describe(const Table& table, std::span<const std::uint8_t> cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const Input& input = table.inputs[i];
    out += (out.empty() ? "" : ", ") + input.name + " = " + input.values[cell[i]];
  }
  return out;
}

}  // namespace psoas::rules
