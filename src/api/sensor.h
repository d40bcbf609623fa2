// What the phone's measuring takes at the door, and the protocol's figures for it.
#pragma once

#include <optional>
#include <vector>

#include "measure/inclinometer.h"
#include "measure/waistband.h"
#include "rules/assessment.h"

namespace psoas::api {

/// One event of a phone, in one of three forms. A number that is null (not finite in the browser)
/// or missing leaves the sample out.
struct SensorSample {
  std::optional<double> t_ms;
  std::optional<double> x, y, z;
  std::optional<double> beta, gamma;
  std::optional<double> accel_x, accel_y, accel_z;
  static constexpr const char* kType = "SensorSample";
  static constexpr auto Fields() {
    using S = SensorSample;
    return std::tuple{
        Field{"t_ms", &S::t_ms, "when it was measured, on the clock of now_ms"},
        Field{"x", &S::x, "direction of gravity in the axes of the device, any length"},
        Field{"y", &S::y},
        Field{"z", &S::z},
        Field{"beta", &S::beta, "or: from deviceorientation, degrees"},
        Field{"gamma", &S::gamma},
        Field{"accel_x", &S::accel_x, "or: from accelerationIncludingGravity, m/s2"},
        Field{"accel_y", &S::accel_y},
        Field{"accel_z", &S::accel_z}};
  }
};

struct SensorRequest {
  std::vector<double> state;
  std::vector<SensorSample> samples;
  bool accel_points_down = false;
  double now_ms = 0;
  static constexpr auto Fields() {
    using S = SensorRequest;
    return std::tuple{
        Field{"state", &S::state, "of the answer before; empty begins"},
        Field{"samples", &S::samples, "since the call before, in any order of arrival"},
        Field{"accel_points_down", &S::accel_points_down,
              "the family of phones whose accelerationIncludingGravity has the other sign"},
        Field{"now_ms", &S::now_ms, "on the clock of the samples"}};
  }
};

struct InclineRequest : SensorRequest {
  measure::InclineEvent event = measure::InclineEvent::kNone;
  measure::InclineSetup setup;
  static constexpr const char* kType = "InclineRequest";
  static constexpr auto Fields() {
    return std::tuple_cat(SensorRequest::Fields(),
                          std::tuple{Field{"event", &InclineRequest::event, "what was tapped"},
                                     Field{"setup", &InclineRequest::setup}});
  }
};

struct TuckRequest : SensorRequest {
  measure::TuckEvent event = measure::TuckEvent::kNone;
  static constexpr const char* kType = "TuckRequest";
  static constexpr auto Fields() {
    return std::tuple_cat(SensorRequest::Fields(),
                          std::tuple{Field{"event", &TuckRequest::event, "what was tapped"}});
  }
};

/// kInvalid when the state is not one that an answer gave.
Result<measure::InclineAnswer> Incline(const rules::Assessment& assessment,
                                       const InclineRequest& request);
Result<measure::TuckAnswer> Tuck(const rules::Assessment& assessment, const TuckRequest& request);

}  // namespace psoas::api
