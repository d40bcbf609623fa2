#include "measure/measure.h"

#include <cmath>
#include <numbers>

#include "base/body_range.h"
#include "base/numbers.h"

namespace psoas::measure {
namespace {

constexpr double kDegPerRad = 180.0 / std::numbers::pi;
// What the instrument itself adds: half a centimetre at each end of the tape, the last digit of a
// phone's level, the line on a goniometer (clinical.md A6).
constexpr double kTapeErrorCm = 0.5, kPhoneErrorDeg = 1.0, kGoniometerErrorDeg = 2.0;

Error Invalid(const char* field, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, field, std::move(message), std::move(mend)};
}

Result<double> Given(const std::optional<double>& value, const char* field, const char* mend) {
  if (!value) return Invalid(field, "this figure is missing.", mend);
  if (!std::isfinite(*value)) return Invalid(field, "this is not a number.", mend);
  return *value;
}

Result<double> WithinBody(double degrees, double low, double high, const char* field) {
  if (degrees >= low && degrees <= high) return RoundTenth(degrees);
  return Invalid(field, Tenth(degrees) + " degrees is outside what a body can do.",
                 "Check the reading, its sign and its unit.");
}

Result<Measured> MeasureTape(const RawReading& reading) {
  const auto height = Given(reading.height_cm, "height_cm",
                            "Give how far the knee lies above (+) or below (-) the hip, in cm.");
  if (!height.ok()) return height.error();
  const auto length =
      Given(reading.length_cm, "length_cm", "Give the distance from hip to knee, in cm.");
  if (!length.ok()) return length.error();
  if (*length < 20 || *length > 70) {
    return Invalid("length_cm", "a thigh is between 20 and 70 cm long.",
                   "Measure from hip centre to knee centre, in cm.");
  }
  if (std::abs(*height) > *length) {
    return Invalid("height_cm", "the height can't be larger than the thigh is long.",
                   "Check both figures and their unit.");
  }
  Measured out;
  out.thigh_deg = std::asin(*height / *length) * kDegPerRad;
  // Two ends, each uncertain by kTapeErrorCm, independent of each other.
  out.instrument_error_deg = RoundTenth(std::numbers::sqrt2 * kTapeErrorCm / *length * kDegPerRad);
  return out;
}

Result<Measured> MeasureAngle(const RawReading& reading, double error_deg) {
  const auto angle = Given(reading.angle_deg, "angle_deg",
                           "Give the angle of the thigh in degrees, + above the line.");
  if (!angle.ok()) return angle.error();
  Measured out;
  out.thigh_deg = *angle;
  out.instrument_error_deg = error_deg;
  return out;
}

Result<Measured> MeasureThigh(const RawReading& reading) {
  if (reading.method == "tape") return MeasureTape(reading);
  if (reading.method == "phone") return MeasureAngle(reading, kPhoneErrorDeg);
  if (reading.method == "goniometer") return MeasureAngle(reading, kGoniometerErrorDeg);
  return Invalid("method", "\"" + reading.method + "\" is not a way to measure here.",
                 "Use tape, phone or goniometer.");
}

/// The knee as flexion from straight, whichever way it was read.
Result<std::optional<double>> Knee(const RawReading& reading) {
  if (reading.knee_flexion_deg && reading.knee_interior_deg) {
    return Invalid("knee_interior_deg", "the knee is given twice.",
                   "Give either the bend from straight or the inner angle.");
  }
  if (!reading.knee_flexion_deg && !reading.knee_interior_deg) return std::optional<double>();
  const char* field = reading.knee_flexion_deg ? "knee_flexion_deg" : "knee_interior_deg";
  const auto given =
      Given(reading.knee_flexion_deg ? reading.knee_flexion_deg : reading.knee_interior_deg, field,
            "Give it in degrees.");
  if (!given.ok()) return given.error();
  const double flexion = reading.knee_flexion_deg ? *given : 180.0 - *given;
  const auto checked = WithinBody(flexion, kKneeMinDeg, kKneeMaxDeg, field);
  if (!checked.ok()) return checked.error();
  return std::optional<double>(*checked);
}

}  // namespace

Result<Measured> Measure(const RawReading& reading) {
  Result<Measured> measured = MeasureThigh(reading);
  if (!measured.ok()) return measured;
  const auto thigh = WithinBody(measured->thigh_deg, kThighMinDeg, kThighMaxDeg,
                                reading.method == "tape" ? "height_cm" : "angle_deg");
  if (!thigh.ok()) return thigh.error();
  const auto knee = Knee(reading);
  if (!knee.ok()) return knee.error();
  Measured out = std::move(measured).value();
  out.thigh_deg = *thigh;
  out.knee_flexion_deg = *knee;
  return out;
}

}  // namespace psoas::measure
