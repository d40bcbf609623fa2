// The phone in the waistband: how far the pelvis is tilted from where it began, live.
//
//   baseline   the person holds the posture with the pelvis as it is; the phone lies still
//   target     the person tucks and holds: this movement is what a tuck is for this person and this
//              mounting. Its axis in the phone is the hinge, its direction is +
//   live       tilt_deg against the baseline about that hinge, and whether the tuck holds
//
// In a bridge, lifting the hips turns the pelvis as a tuck does, and further. There both are
// learned up there: lying first, then lifted, then tucked. A "tuck" that turns the other way than
// the lift is an arch and is asked for again. Lying down between two lifts then reads as arching:
// whoever asks knows when the hips are up. A bridge that ends lower reads as less of a tuck.
//
// At rest nothing is asked for: the tilt is told against where the pelvis came to lie, about the
// hinge of a tuck that was learned before in the same place. Without one there is no tilt.
//
// So any mounting will do (front, back or side of the waistband, upside down, screen in or out),
// in any posture in which gravity is not along the hinge: kneeling, standing, sitting, lying on the
// back or the front. Lying on the side it is blind and says so. Measured is the pelvis against
// gravity: leaning the trunk and the pelvis together counts like tucking.
//
// The phone shifted (turned out of the plane of the tuck, or further than a pelvis goes): unknown,
// and a new baseline is asked for. Pure, as inclinometer.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "measure/sensor_cue.h"
#include "measure/stream.h"

namespace psoas::measure {

/// From the protocol (assessment/phone.toml).
struct WaistbandLimits {
  StreamLimits stream;
  double settle_ms = 0;         ///< still for so long: the baseline, the target
  double least_tuck_deg = 0;    ///< less than that is not told apart from noise
  double most_tuck_deg = 0;     ///< more than that is not the pelvis alone
  double enter_share = 0;       ///< of the target: from here it is in the tuck
  double leave_share = 0;       ///< below this it is lost; less than enter_share
  double over_share = 0;        ///< above this it is more than asked for
  double dwell_ms = 0;          ///< a change counts when it has lasted so long
  double out_of_plane_deg = 0;  ///< turned sideways by more: the phone has shifted
  double displaced_deg = 0;     ///< tilted by more: posture or phone have changed
  double lift_deg = 0;          ///< turned by that much since lying: the hips are up
  double cue_gap_ms = 0;        ///< at least so long between two corrections
  double remind_ms = 0;
};

/// Three ways to begin: in the posture itself, up in a bridge, and at rest.
enum class TuckEvent { kNone, kBaseline, kLifted, kResting, kTuck, kCancel };
enum class TuckPhase { kBaseline, kTarget, kLive, kBlank, kLying, kLift };
enum class TuckWay { kUsual, kLifted, kResting };
enum class TuckTilt { kIn, kArching, kOver, kUnknown };

struct TuckView {
  TuckPhase phase = TuckPhase::kBlank;
  std::optional<double> tilt_deg;
  TuckTilt state = TuckTilt::kUnknown;
  double in_tuck_s = 0;
  std::optional<double> target_deg;
  std::string reason;
  static constexpr const char* kType = "WaistbandView";
  static constexpr auto Fields() {
    using V = TuckView;
    return std::tuple{
        Field{"phase", &V::phase, "blank: there is no value, see reason"},
        Field{"tilt_deg", &V::tilt_deg, "from the baseline, + tucked, - arched; null: unknown"},
        Field{"state", &V::state, "with hysteresis"},
        Field{"in_tuck_s", &V::in_tuck_s, "seconds in the tuck since the baseline"},
        Field{"target_deg", &V::target_deg, "the tuck that was shown; null before"},
        Field{"reason", &V::reason, "message id: what to do; empty when all is well"}};
  }
};

struct TuckAnswer {
  std::vector<double> state;
  TuckView view;
  std::vector<SensorCue> cues;
  static constexpr const char* kType = "TuckAnswer";
  static constexpr auto Fields() {
    return std::tuple{Field{"state", &TuckAnswer::state, "to give back next time"},
                      Field{"view", &TuckAnswer::view}, Field{"cues", &TuckAnswer::cues}};
  }
};

/// `state` empty, or the event baseline, lifted or resting: begins. tuck asks for the target anew
/// against the same baseline; cancel ends it (blank until the next baseline). kInvalid as
/// AdvanceIncline.
Result<TuckAnswer> AdvanceTuck(std::span<const double> state, std::span<const Sample> samples,
                               TuckEvent event, double now_ms, const WaistbandLimits& limits);

}  // namespace psoas::measure

namespace psoas {
template <>
struct EnumNames<measure::TuckEvent> {
  static constexpr const char* kType = "TuckEvent";
  static constexpr std::array kNames{"none", "baseline", "lifted", "resting", "tuck", "cancel"};
};
template <>
struct EnumNames<measure::TuckPhase> {
  static constexpr const char* kType = "TuckPhase";
  static constexpr std::array kNames{"baseline", "target", "live", "blank", "lying", "lift"};
};
template <>
struct EnumNames<measure::TuckWay> {
  static constexpr const char* kType = "TuckWay";
  static constexpr std::array kNames{"usual", "lifted", "resting"};
};
template <>
struct EnumNames<measure::TuckTilt> {
  static constexpr const char* kType = "WaistbandTilt";
  static constexpr std::array kNames{"in", "arching", "over", "unknown"};
};
}  // namespace psoas
