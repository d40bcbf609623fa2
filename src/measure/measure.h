// From what an instrument says to the two angles of the Thomas test, with the error.
//
// Conventions (evidence: clinical.md section 0): thigh_deg is the thigh against the horizontal,
// + above, - below. knee_flexion_deg is 0 for a straight knee, larger is more bent. A goniometer
// that shows the inner angle (180 = straight) is converted here, in one place.
//
//   tape        thigh_deg = asin(height / length); height = knee centre minus hip centre above the
//               table, + when the knee is higher; length = hip centre to knee centre, same unit
//   phone       the angle the level shows along the thigh, + when the knee end is higher
//   goniometer  the angle against the horizontal arm, + when the thigh is above
#pragma once

#include <optional>
#include <string>

#include "base/describe.h"
#include "base/result.h"

namespace psoas::measure {

/// One reading as taken. Only the figures of the chosen method are looked at.
struct RawReading {
  std::string method;  ///< tape | phone | goniometer
  std::optional<double> height_cm;
  std::optional<double> length_cm;
  std::optional<double> angle_deg;          ///< phone, goniometer: thigh against horizontal
  std::optional<double> knee_flexion_deg;   ///< 0 is straight
  std::optional<double> knee_interior_deg;  ///< 180 is straight
  static constexpr const char* kType = "RawReading";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"method", &RawReading::method, "tape | phone | goniometer"},
        Field{"height_cm", &RawReading::height_cm,
              "tape: knee centre above (+) or below (-) hip centre"},
        Field{"length_cm", &RawReading::length_cm, "tape: hip centre to knee centre"},
        Field{"angle_deg", &RawReading::angle_deg, "phone, goniometer: + above the horizontal"},
        Field{"knee_flexion_deg", &RawReading::knee_flexion_deg, "0 is straight"},
        Field{"knee_interior_deg", &RawReading::knee_interior_deg, "180 is straight"}};
  }
};

struct Measured {
  double thigh_deg = 0;
  std::optional<double> knee_flexion_deg;
  double instrument_error_deg =
      0;  ///< from the instrument alone; the MDC95 of the method is larger
  static constexpr const char* kType = "Measured";
  static constexpr auto Fields() {
    return std::tuple{Field{"thigh_deg", &Measured::thigh_deg, "rounded to 0.1"},
                      Field{"knee_flexion_deg", &Measured::knee_flexion_deg, "rounded to 0.1"},
                      Field{"instrument_error_deg", &Measured::instrument_error_deg,
                            "from the instrument alone"}};
  }
};

/// kInvalid with the field's name when a figure is missing, not finite, or beyond a body's range
/// (base/body_range.h).
Result<Measured> Measure(const RawReading& reading);

}  // namespace psoas::measure
