// Digits so large that they are read from across the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace psoas::cli {

inline constexpr std::size_t kDigitRows = 7;

/// The rows of "0:30", each dot `dot` wide in print; characters other than digits and ":" are left
/// out.
std::vector<std::string> BigDigits(std::string_view text, std::string_view dot);

/// Columns that BigDigits takes when a dot takes `dot_columns`.
std::size_t BigDigitColumns(std::string_view text, std::size_t dot_columns);

}  // namespace psoas::cli
