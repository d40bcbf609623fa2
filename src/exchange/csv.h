// RFC 4180 cells.
#pragma once

#include <string>
#include <string_view>

namespace psoas::exchange {

/// A text cell: quoted where needed; one that a spreadsheet could read as a formula gets a leading
/// apostrophe. Numbers are written without this: angles are negative.
std::string CsvText(std::string_view text);

}  // namespace psoas::exchange
