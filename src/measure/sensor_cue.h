// What the phone's measuring wants heard: a tone, or a sentence by its message id.
#pragma once

#include <optional>
#include <string>

#include "base/describe.h"

namespace psoas::measure {

/// Every sentence, by its message id (locales/en.json).
enum class Sentence {
  kNone,
  kZero,
  kNotLevel,
  kPlace,
  kLift,
  kStraight,
  kTurned,
  kNext,
  kDone,
  kSpread,
  kNoSignal,
  kPelvisFlat,
  kPelvisHang,
  kPelvisStays,
  kPelvisMoved,
  kStandTall,
  kTuck,
  kTuckLess,
  kGood,
  kArching,
  kOver,
  kMoved,
  kLieDown,
  kLiftHips,
  kTuckUpThere,
  kComeDown,
  kNoTuckYet
};

struct SensorCue {
  std::string type;  ///< tone | say
  std::string id;    ///< "sensor.read": a tone's kind, or a message id
  std::optional<int> n;
  static constexpr const char* kType = "SensorCue";
  static constexpr auto Fields() {
    return std::tuple{Field{"type", &SensorCue::type, "tone | say"},
                      Field{"id", &SensorCue::id, "a message id for say; the kind of tone"},
                      Field{"n", &SensorCue::n, "a number for the sentence"}};
  }
};

}  // namespace psoas::measure

namespace psoas {
template <>
struct EnumNames<measure::Sentence> {
  static constexpr const char* kType = "SensorSentence";
  static constexpr std::array kNames{"",
                                     "sensor.zero",
                                     "sensor.not_level",
                                     "sensor.place",
                                     "sensor.lift",
                                     "sensor.straight",
                                     "sensor.turned",
                                     "sensor.next",
                                     "sensor.done",
                                     "sensor.spread",
                                     "sensor.no_signal",
                                     "sensor.pelvis_flat",
                                     "sensor.pelvis_hang",
                                     "sensor.pelvis_stays",
                                     "sensor.pelvis_moved",
                                     "sensor.stand_tall",
                                     "sensor.tuck",
                                     "sensor.tuck_less",
                                     "sensor.good",
                                     "sensor.arching",
                                     "sensor.over",
                                     "sensor.moved",
                                     "sensor.lie_down",
                                     "sensor.lift_hips",
                                     "sensor.tuck_up_there",
                                     "sensor.come_down",
                                     "sensor.no_tuck_yet"};
};
}  // namespace psoas
