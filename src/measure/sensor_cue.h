// What the phone's measuring wants heard: a tone, or a sentence by its message id.
#pragma once

#include <optional>
#include <string>

#include "base/describe.h"

namespace psoas::measure {

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
