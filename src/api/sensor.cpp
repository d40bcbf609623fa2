#include "api/sensor.h"

#include <algorithm>

namespace psoas::api {
namespace {

std::optional<measure::Vec> DownOf(const SensorSample& sample, bool accel_points_down) {
  if (sample.x && sample.y && sample.z) return measure::Unit({*sample.x, *sample.y, *sample.z});
  if (sample.beta && sample.gamma) return measure::FromOrientation(*sample.beta, *sample.gamma);
  if (sample.accel_x && sample.accel_y && sample.accel_z) {
    return measure::FromAcceleration({*sample.accel_x, *sample.accel_y, *sample.accel_z},
                                     accel_points_down);
  }
  return std::nullopt;
}

std::vector<measure::Sample> SamplesOf(const SensorRequest& request) {
  std::vector<measure::Sample> samples;
  for (const SensorSample& each : request.samples) {
    const auto down = DownOf(each, request.accel_points_down);
    if (each.t_ms && down) samples.push_back({*each.t_ms, *down});
  }
  // What a network or an event queue has put out of order within a batch is put right; a batch that
  // comes after a later one is not waited for.
  std::stable_sort(samples.begin(), samples.end(),
                   [](const auto& a, const auto& b) { return a.t_ms < b.t_ms; });
  return samples;
}

measure::StreamLimits StreamLimitsOf(const rules::Assessment& a) {
  return {a.Phone("stale_ms"), a.Phone("filter_ms"), a.Phone("still_deg")};
}

measure::InclineLimits InclineLimitsOf(const rules::Assessment& a) {
  const auto method = std::ranges::find(a.methods, "phone", &rules::MeasureMethod::id);
  return {.stream = StreamLimitsOf(a),
          .place_ms = a.Phone("place_ms"),
          .settle_ms = a.Phone("settle_ms"),
          .zero_level_deg = a.Phone("zero_level_deg"),
          .lift_deg = a.Phone("lift_deg"),
          .lift_ms = a.Phone("lift_ms"),
          .return_deg = a.Phone("return_deg"),
          .pelvis_moved_deg = a.Phone("pelvis_moved_deg"),
          .pelvis_change_ms = a.Phone("pelvis_change_ms"),
          .remind_ms = a.Phone("remind_ms"),
          .mdc95_deg = method == a.methods.end() ? 0 : method->mdc95_deg,
          .readings = a.readings};
}

measure::WaistbandLimits WaistbandLimitsOf(const rules::Assessment& a) {
  return {.stream = StreamLimitsOf(a),
          .settle_ms = a.Phone("tuck_settle_ms"),
          .least_tuck_deg = a.Phone("tuck_least_deg"),
          .most_tuck_deg = a.Phone("tuck_most_deg"),
          .enter_share = a.Phone("tuck_enter_share"),
          .leave_share = a.Phone("tuck_leave_share"),
          .over_share = a.Phone("tuck_over_share"),
          .dwell_ms = a.Phone("tuck_dwell_ms"),
          .out_of_plane_deg = a.Phone("tuck_out_of_plane_deg"),
          .displaced_deg = a.Phone("tuck_displaced_deg"),
          .lift_deg = a.Phone("tuck_lift_deg"),
          .cue_gap_ms = a.Phone("tuck_cue_gap_ms"),
          .remind_ms = a.Phone("tuck_remind_ms")};
}

}  // namespace

Result<measure::InclineAnswer> Incline(const rules::Assessment& assessment,
                                       const InclineRequest& request) {
  return measure::AdvanceIncline(request.state, SamplesOf(request), request.event, request.setup,
                                 request.now_ms, InclineLimitsOf(assessment));
}

Result<measure::TuckAnswer> Tuck(const rules::Assessment& assessment, const TuckRequest& request) {
  return measure::AdvanceTuck(request.state, SamplesOf(request), request.event, request.now_ms,
                              WaistbandLimitsOf(assessment));
}

}  // namespace psoas::api
