// Joint angles of a posture, by their OpenSim names.
//
// Degrees. pelvis_tilt is the pitch of the pelvis in the world: 0 upright, + leaning back (a tuck
// adds), 90 lying on the back, -90 on the stomach. pelvis_list is + right side down. hip_flexion,
// knee_angle (0 straight), ankle_angle + flexion; hip_adduction, hip_rotation + inwards;
// lumbar_extension + backwards, lumbar_bending + to the right, lumbar_rotation + to the left.
// An angle that is not named is 0.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/describe.h"

namespace psoas::rules {

struct Keyframe {
  std::string at;  ///< "start", "hold", ...
  std::map<std::string, double> angles;
  static constexpr const char* kType = "Keyframe";
  static constexpr auto Fields() {
    return std::tuple{Field{"at", &Keyframe::at, "which moment of the movement"},
                      Field{"angles", &Keyframe::angles, "degrees, by OpenSim name; else 0"}};
  }
};

/// How far a joint can go in a posture that a person is asked to take.
struct CoordinateRange {
  double least_deg;
  double most_deg;
};

/// Nothing for a name that is not a coordinate.
std::optional<CoordinateRange> FindCoordinate(std::string_view name);

}  // namespace psoas::rules
