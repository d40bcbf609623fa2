#include "rules/muscle_names.h"

#include <algorithm>
#include <array>

namespace psoas::rules {
namespace {

constexpr std::array<std::string_view, 11> kBodyMuscles{"psoas", "iliacus",    "recfem", "tfl",
                                                        "sart",  "addlong",    "grac",   "glmax",
                                                        "glmed", "hamstrings", "vasti"};
constexpr std::array<std::string_view, 3> kOutsideTheBody{"diaphragm", "rectabd", "ercspn"};

bool Holds(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::span<const std::string_view> BodyMuscles() { return kBodyMuscles; }

std::optional<std::vector<std::string_view>> MusclesOf(std::string_view target) {
  if (target == "iliopsoas") return std::vector<std::string_view>{"psoas", "iliacus"};
  if (Holds(kBodyMuscles, target)) return std::vector{target};
  if (Holds(kOutsideTheBody, target)) return std::vector<std::string_view>{};
  return std::nullopt;
}

}  // namespace psoas::rules
