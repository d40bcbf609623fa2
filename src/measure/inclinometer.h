// The phone as an inclinometer of the Thomas test, and as the check of the pelvis before it.
//
// Nobody reads the screen: the phone lies on the thigh, the person lifts the knee a little and lets
// it hang again, and when it has lain still a tone says that a reading was taken. Three of them.
//
// The lift is also how the phone learns where the knee is. Lifting raises the knee end of the
// thigh, however the phone lies: top to the knee or to the hip, screen up, down or on its edge,
// left or right leg. So a wrong sign of thigh_deg (+ above the horizontal) cannot come from a phone
// laid the other way round. What is read is the slope of the edge that lies along the thigh: the
// long one, unless the setup says that the phone lies sideways. That is not guessed: a thigh that
// rolls outwards moves a phone just as one that rises moves a phone lying sideways.
//
//   zero on the table   the phone is laid on the table first, the way it will lie on the thigh: the
//                       slope it shows there (a table that is not level, a case) is taken off
//   zero by gravity     the horizontal is what gravity says
//   pelvis              in two steps: lying flat, then with the leg hanging; how far the pelvis
//                       turned between them, about whatever axis
//
// Pure: all memory is in the state, a list of numbers that the caller keeps (measure/packed.h).
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
struct InclineLimits {
  StreamLimits stream;
  double place_ms = 0;          ///< still for so long: it has been laid down
  double settle_ms = 0;         ///< still for so long: a reading
  double zero_level_deg = 0;    ///< a table steeper than this is none
  double lift_deg = 0;          ///< the least that counts as a lift
  double lift_ms = 0;           ///< a lift lasts so long; a knock does not
  double return_deg = 0;        ///< a lift ends this near to where it began
  double pelvis_moved_deg = 0;  ///< more is not flat any more
  double pelvis_change_ms = 0;  ///< time to take the second position
  double remind_ms = 0;         ///< the sentence is said again
  double mdc95_deg = 0;
  int readings = 0;
};

enum class InclineEvent { kNone, kZero, kReading, kAgain, kCancel };
enum class InclinePhase { kWaiting, kZeroing, kPlacing, kSettling, kRead, kDone, kBlank };

struct InclineSetup {
  bool table = false;     ///< zero on the table, else by gravity
  bool pelvis = false;    ///< the check of the pelvis, else the thigh
  bool sideways = false;  ///< the short edge lies along the thigh, else the long one
  static constexpr const char* kType = "InclineSetup";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"table", &InclineSetup::table, "zero on the table; else gravity says what is level"},
        Field{"pelvis", &InclineSetup::pelvis, "check the pelvis; else measure the thigh"},
        Field{"sideways", &InclineSetup::sideways, "the short edge lies along the thigh"}};
  }
};

struct InclineView {
  InclinePhase phase = InclinePhase::kWaiting;
  std::optional<double> angle_deg;
  std::vector<double> readings;
  int wanted = 0;
  double spread_deg = 0, mdc95_deg = 0;
  std::optional<double> moved_deg;
  std::string pelvis_flat = "unsure";
  std::string reason;
  static constexpr const char* kType = "InclineView";
  static constexpr auto Fields() {
    using V = InclineView;
    return std::tuple{
        Field{"phase", &V::phase, "read: lift again for the next; blank: no value, see reason"},
        Field{"angle_deg", &V::angle_deg, "live, + above the horizontal; null until it is known"},
        Field{"readings", &V::readings, "thigh_deg of each, in order"},
        Field{"wanted", &V::wanted, "how many readings there shall be"},
        Field{"spread_deg", &V::spread_deg, "largest minus smallest"},
        Field{"mdc95_deg", &V::mdc95_deg, "smallest real change of this instrument"},
        Field{"moved_deg", &V::moved_deg, "pelvis: how far it turned from the flat position"},
        Field{"pelvis_flat", &V::pelvis_flat, "yes | no | unsure, as in thomas.measured"},
        Field{"reason", &V::reason, "message id: what to do now, or why there is no value"}};
  }
};

struct InclineAnswer {
  std::vector<double> state;
  InclineView view;
  std::vector<SensorCue> cues;
  static constexpr const char* kType = "InclineAnswer";
  static constexpr auto Fields() {
    return std::tuple{Field{"state", &InclineAnswer::state, "to give back next time"},
                      Field{"view", &InclineAnswer::view}, Field{"cues", &InclineAnswer::cues}};
  }
};

/// `state` empty: begins. zero begins anew; again takes the readings anew with the zero kept;
/// reading asks for one now (pelvis: the second position is taken); cancel waits for zero or again.
/// `now_ms` is on the clock of the samples. kInvalid when the state is not one that an answer gave.
Result<InclineAnswer> AdvanceIncline(std::span<const double> state, std::span<const Sample> samples,
                                     InclineEvent event, const InclineSetup& setup, double now_ms,
                                     const InclineLimits& limits);

}  // namespace psoas::measure

namespace psoas {
template <>
struct EnumNames<measure::InclineEvent> {
  static constexpr const char* kType = "InclineEvent";
  static constexpr std::array kNames{"none", "zero", "reading", "again", "cancel"};
};
template <>
struct EnumNames<measure::InclinePhase> {
  static constexpr const char* kType = "InclinePhase";
  static constexpr std::array kNames{"waiting", "zeroing", "placing", "settling",
                                     "read",    "done",    "blank"};
};
}  // namespace psoas
