// The target of a request, taken apart and decoded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace psoas::server {

struct Target {
  std::string path;                          ///< decoded, begins with "/"
  std::map<std::string, std::string> query;  ///< decoded; a repeated name keeps its first value
};

/// Nothing when it is not an absolute path, is badly encoded, or climbs out with "..".
std::optional<Target> ParseTarget(std::string_view text);

}  // namespace psoas::server
