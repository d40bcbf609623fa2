// How well something is supported, and by what.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"

namespace psoas::rules {

/// folk: handed down, opinion of practitioners. none: looked for and not found.
enum class Grade { kHigh, kModerate, kLow, kFolk, kNone };

struct Evidence {
  std::string claim;
  Grade grade = Grade::kNone;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Evidence";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &Evidence::claim, "what is claimed, in one sentence"},
                      Field{"grade", &Evidence::grade, "how well it is supported"},
                      Field{"sources", &Evidence::sources, "ids in sources.toml"}};
  }
};

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::Grade> {
  static constexpr const char* kType = "Grade";
  static constexpr std::array kNames{"high", "moderate", "low", "folk", "none"};
};
}  // namespace psoas
