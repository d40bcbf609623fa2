// Markers on the skin, as the cameras of a laboratory saw them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "body/geometry.h"

namespace psoas::labfiles {

struct Markers {
  double rate_hz = 0;              ///< frames a second, above 0
  std::vector<std::string> names;  ///< as the file gives them; "#3" for the third, if it has none
  /// Frame after frame, marker after marker, in metres and the axes of the body (x forward, y up,
  /// z right, as far as the turn that the reader was given makes them so); use at(). Nothing where
  /// the cameras lost the marker. Its size is a multiple of that of `names`.
  std::vector<std::optional<body::Vec3>> points_m;

  std::size_t frames() const { return names.empty() ? 0 : points_m.size() / names.size(); }
  const std::optional<body::Vec3>& at(std::size_t frame, std::size_t marker) const {
    return points_m[frame * names.size() + marker];
  }
};

/// The turns from the axes of a laboratory to those of the body. No file says which way its axes
/// point, so a reader is told. All are right-handed.
inline constexpr body::Mat3 kLabYUp = body::kIdentity;  ///< x forward, y up: OpenSim's own
inline constexpr body::Mat3 kLabZUp{1, 0, 0, 0, 0, 1, 0, -1, 0};         ///< x forward, z up
inline constexpr body::Mat3 kLabZUpYForward{0, 1, 0, 0, 0, 1, 1, 0, 0};  ///< y forward, z up

/// How many metres a unit of length is: "m", "cm", "mm" and their names. Others are refused.
Result<double> MetresPer(std::string_view unit, const std::string& place);

}  // namespace psoas::labfiles
