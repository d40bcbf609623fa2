#include "rules/posture.h"

#include <algorithm>
#include <array>

namespace psoas::rules {
namespace {

struct Coordinate {
  std::string_view name;  ///< without the side
  bool sided;
  CoordinateRange range;
};

// Wider than any exercise should ask for and narrower than a joint that would not be a person's:
// they catch a wrong sign or a wrong name, not a bad posture.
constexpr std::array kCoordinates{Coordinate{"pelvis_tilt", false, {-120, 120}},
                                  Coordinate{"pelvis_list", false, {-100, 100}},
                                  Coordinate{"pelvis_rotation", false, {-90, 90}},
                                  Coordinate{"lumbar_extension", false, {-60, 30}},
                                  Coordinate{"lumbar_bending", false, {-35, 35}},
                                  Coordinate{"lumbar_rotation", false, {-30, 30}},
                                  Coordinate{"hip_flexion", true, {-30, 130}},
                                  Coordinate{"hip_adduction", true, {-50, 35}},
                                  Coordinate{"hip_rotation", true, {-50, 45}},
                                  Coordinate{"knee_angle", true, {0, 150}},
                                  Coordinate{"ankle_angle", true, {-45, 30}}};

}  // namespace

std::optional<CoordinateRange> FindCoordinate(std::string_view name) {
  const bool has_side = name.ends_with("_r") || name.ends_with("_l");
  const std::string_view bare = has_side ? name.substr(0, name.size() - 2) : name;
  const auto found =
      std::find_if(kCoordinates.begin(), kCoordinates.end(), [&](const Coordinate& coordinate) {
        return coordinate.name == bare && coordinate.sided == has_side;
      });
  if (found == kCoordinates.end()) return std::nullopt;
  return found->range;
}

}  // namespace psoas::rules
