// One reading of the Thomas test, from what the instrument said to what the journal keeps.
#pragma once

#include <optional>
#include <string>

#include "workspace.h"

namespace psoas::cli {

/// As typed. Lengths in cm, angles in degrees; thigh + above the horizontal, knee 0 is straight.
struct TypedReading {
  std::optional<double> height_cm;
  std::optional<double> length_cm;
  std::optional<double> thigh_deg;
  std::optional<double> knee_flexion_deg;
  std::optional<double> knee_inner_deg;  ///< 180 is straight
  std::optional<double> out_deg;         ///< how far the thigh lies out to the side
  std::string rotation;                  ///< none | internal | external; empty when not looked at
};

/// "height=-3,length=42,knee=85". Keys: height length thigh (or angle) knee knee-inner out
/// rotation.
Result<TypedReading> ParseReading(const std::string& text);

/// Turns it into {"thigh_deg", "knee_flexion_deg", ...} by way of the core; what was typed on the
/// tape is kept beside the angle.
Result<Json> MeasureReading(Workspace& workspace, const std::string& method,
                            const TypedReading& reading);

}  // namespace psoas::cli
