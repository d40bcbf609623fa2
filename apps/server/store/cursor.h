// A cursor says how far a reader has come: "GENERATION.SEQ". Clients keep it as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace psoas::server {

struct Cursor {
  std::string generation;  ///< which life of the journal; empty at the very beginning
  long long seq = 0;       ///< the last event read
};

std::string Format(const Cursor& cursor);

/// Empty text is the beginning; nothing when it is not a cursor.
std::optional<Cursor> ParseCursor(std::string_view text);

}  // namespace psoas::server
