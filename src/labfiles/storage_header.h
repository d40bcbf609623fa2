// The header of a .mot or .sto file. Only for ReadStorage.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/result.h"
#include "labfiles/text_rows.h"

namespace psoas::labfiles {

struct StorageHeader {
  std::string name;
  bool in_degrees = false;
  std::optional<std::size_t> rows;               ///< as stated
  std::optional<std::size_t> columns;            ///< as stated; the time is one
  std::optional<std::array<double, 2>> range_s;  ///< SIMM: the first and the last time
};

/// Reads up to and with "endheader".
Result<StorageHeader> ReadStorageHeader(Lines& lines);

}  // namespace psoas::labfiles
