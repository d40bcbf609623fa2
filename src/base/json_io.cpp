#include "base/json_io.h"

#include <algorithm>
#include <cmath>

namespace psoas::internal {

Json WriteRecord(std::span<const WriteSlot> slots) {
  Json out = Json::object();
  for (const WriteSlot& slot : slots) out[slot.name] = slot.write(slot.from);
  return out;
}

std::string Place::Text() const {
  std::string text = above == nullptr ? std::string() : above->Text();
  if (index != kNoIndex) return text + "[" + std::to_string(index) + "]";
  if (!text.empty() && !key.empty()) text += ".";
  return text.append(key);
}

bool Reading::Fail(const Place& place, std::string message, std::string mend) {
  error = {ErrorCode::kInvalid, place.Text(), std::move(message), std::move(mend)};
  return false;
}

bool Reading::FailType(const Place& place, const std::string& wanted, const Json& got) {
  return Fail(place, "expected " + wanted + ", found " + got.type_name() + ".",
              "Write " + wanted + " here.");
}

bool ReadRecord(const Json& json, const Place& place, Reading& reading,
                std::span<const ReadSlot> slots) {
  if (!json.is_object()) return reading.FailType(place, "an object", json);
  for (const ReadSlot& slot : slots) {
    const Place at{&place, slot.name};
    const auto found = json.find(slot.name);
    if (found != json.end()) {
      if (!slot.read(*found, at, reading, slot.to)) return false;
    } else if (!slot.may_be_absent) {
      return reading.Fail(at, "this is missing.",
                          std::string("Add it: ") + (*slot.note ? slot.note : slot.name) + ".");
    }
  }
  if (reading.unknown == UnknownKeys::kIgnore) return true;
  for (const auto& [key, value] : json.items()) {
    const auto named = [&](const ReadSlot& slot) { return key == slot.name; };
    if (std::ranges::any_of(slots, named)) continue;
    return reading.Fail({&place, key}, "this key is not known here.",
                        "Remove it or check its spelling.");
  }
  return true;
}

int ReadChoice(const Json& json, const Place& place, Reading& reading,
               std::span<const char* const> names) {
  std::string choices;
  for (const char* name : names) choices += (choices.empty() ? "" : " | ") + std::string(name);
  if (!json.is_string()) {
    reading.FailType(place, choices, json);
    return -1;
  }
  const auto& text = json.get_ref<const std::string&>();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text == names[i]) return static_cast<int>(i);
  }
  reading.Fail(place, "\"" + text + "\" is not a value it can have.",
               "Use one of: " + choices + ".");
  return -1;
}

bool ReadReal(const Json& json, const Place& place, Reading& reading, double& out) {
  if (!json.is_number() || !std::isfinite(json.get<double>())) {
    return reading.FailType(place, "a number", json);
  }
  out = json.get<double>();
  return true;
}

bool ReadWhole(const Json& json, const Place& place, Reading& reading, double least, double most) {
  if (!json.is_number_integer()) return reading.FailType(place, "a whole number", json);
  const double wide = json.get<double>();
  if (wide >= least && wide <= most) return true;
  return reading.Fail(place, "this number is too large to be meant.", "Write a smaller number.");
}

bool ReadBool(const Json& json, const Place& place, Reading& reading, bool& out) {
  if (!json.is_boolean()) return reading.FailType(place, "true or false", json);
  out = json.get<bool>();
  return true;
}

bool ReadText(const Json& json, const Place& place, Reading& reading, std::string& out) {
  if (!json.is_string()) return reading.FailType(place, "text", json);
  out = json.get<std::string>();
  return true;
}

}  // namespace psoas::internal
