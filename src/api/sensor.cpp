#include "api/sensor.h"

#include <algorithm>

#include "base/json_io.h"

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

template <class State>
Result<std::optional<State>> StateOf(const Json& json) {
  std::optional<State> state;
  if (json.is_null()) return state;
  auto read = Read<State>(json, "state", UnknownKeys::kRefuse);
  if (!read.ok()) return read.error();
  state = std::move(read).value();
  return state;
}

measure::StreamLimits LimitsOf(const rules::PhoneStream& stream) {
  return {stream.stale_ms, stream.filter_ms, stream.still_deg};
}

measure::InclineLimits InclineLimitsOf(const rules::Assessment& assessment) {
  const rules::PhoneIncline& phone = assessment.phone_incline;
  const auto method = std::ranges::find(assessment.methods, "phone", &rules::MeasureMethod::id);
  return {.stream = LimitsOf(assessment.phone_stream),
          .place_ms = phone.place_ms,
          .settle_ms = phone.settle_ms,
          .zero_level_deg = phone.zero_level_deg,
          .lift_deg = phone.lift_deg,
          .return_deg = phone.return_deg,
          .pelvis_moved_deg = phone.pelvis_moved_deg,
          .pelvis_change_ms = phone.pelvis_change_ms,
          .remind_ms = phone.remind_ms,
          .mdc95_deg = method == assessment.methods.end() ? 0 : method->mdc95_deg,
          .readings = assessment.readings};
}

measure::WaistbandLimits WaistbandLimitsOf(const rules::Assessment& assessment) {
  const rules::PhoneWaistband& phone = assessment.phone_waistband;
  return {.stream = LimitsOf(assessment.phone_stream),
          .settle_ms = phone.settle_ms,
          .least_tuck_deg = phone.least_tuck_deg,
          .most_tuck_deg = phone.most_tuck_deg,
          .enter_share = phone.enter_share,
          .leave_share = phone.leave_share,
          .over_share = phone.over_share,
          .dwell_ms = phone.dwell_ms,
          .out_of_plane_deg = phone.out_of_plane_deg,
          .displaced_deg = phone.displaced_deg,
          .cue_gap_ms = phone.cue_gap_ms,
          .remind_ms = phone.remind_ms};
}

}  // namespace

Result<measure::InclineAnswer> Incline(const rules::Assessment& assessment,
                                       const InclineRequest& request) {
  const auto state = StateOf<measure::InclineState>(request.state);
  if (!state.ok()) return state.error();
  return measure::AdvanceIncline(*state, SamplesOf(request), request.event, request.setup,
                                 request.now_ms, InclineLimitsOf(assessment));
}

Result<measure::TuckAnswer> Tuck(const rules::Assessment& assessment, const TuckRequest& request) {
  const auto state = StateOf<measure::TuckState>(request.state);
  if (!state.ok()) return state.error();
  return measure::AdvanceTuck(*state, SamplesOf(request), request.event, request.now_ms,
                              WaistbandLimitsOf(assessment));
}

}  // namespace psoas::api
