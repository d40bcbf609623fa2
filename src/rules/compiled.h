// A table with names replaced by numbers, for walking many cells.
//
// A cell is one value index per input, in the order of Table::inputs; a row condition is a bit mask
// over value indices. Only for tables that passed CheckStructure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rules/table.h"

namespace psoas::rules {

using Cell = std::vector<std::uint8_t>;

struct CompiledCondition {
  std::size_t input = 0;
  std::uint32_t allowed = 0;  ///< bit i: value i of the input holds
};

struct CompiledRow {
  std::vector<CompiledCondition> when;
  std::uint8_t then = 0;  ///< index in Table::output
};

struct CompiledTable {
  std::vector<std::uint8_t> sizes;  ///< values per input
  std::vector<CompiledRow> rows;    ///< in table order
  std::optional<std::uint8_t> otherwise;
};

CompiledTable Compile(const Table& table);

bool Holds(const CompiledRow& row, std::span<const std::uint8_t> cell);

/// MAX: the highest outcome of the rows that hold, else `otherwise`.
std::uint8_t MaxOutcome(const CompiledTable& table, std::span<const std::uint8_t> cell);

/// Steps to the next cell, the first input fastest. False when it has wrapped round to all zeros.
bool NextCell(std::span<const std::uint8_t> sizes, std::span<std::uint8_t> cell);

/// Product of the sizes, or nothing when there are more than `limit`.
std::optional<std::uint64_t> CountCells(std::span<const std::uint8_t> sizes, std::uint64_t limit);

/// "gate = valid, thigh = above": a cell in words.
std::string Describe(const Table& table, std::span<const std::uint8_t> cell);

}  // namespace psoas::rules
