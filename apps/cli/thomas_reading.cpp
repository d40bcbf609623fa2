#include "thomas_reading.h"

#include <nlohmann/json.hpp>

#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

std::optional<double>* FigureNamed(TypedReading& reading, const std::string& name) {
  if (name == "height") return &reading.height_cm;
  if (name == "length") return &reading.length_cm;
  if (name == "thigh" || name == "angle") return &reading.thigh_deg;
  if (name == "knee") return &reading.knee_flexion_deg;
  if (name == "knee-inner") return &reading.knee_inner_deg;
  if (name == "out") return &reading.out_deg;
  return nullptr;
}

Status AddFigure(const std::string& part, const std::string& place, TypedReading& reading) {
  const auto equals = part.find('=');
  const std::string name = Trimmed(part.substr(0, equals));
  const std::string value = equals == std::string::npos ? "" : Trimmed(part.substr(equals + 1));
  if (name == "rotation") {
    reading.rotation = value;
    return Done{};
  }
  std::optional<double>* figure = FigureNamed(reading, name);
  if (figure == nullptr) {
    return Error{ErrorCode::kInvalid, place, "\"" + name + "\" is not part of a reading.",
                 "Use height, length, thigh, knee, knee-inner, out or rotation."};
  }
  *figure = ParseNumber(value);
  if (!*figure) {
    return Error{ErrorCode::kInvalid, place + ", " + name, "\"" + value + "\" is not a number.",
                 "Write it in figures, such as -8.5."};
  }
  return Done{};
}

void Put(Json& json, const char* key, const std::optional<double>& value) {
  if (value) json[key] = *value;
}

}  // namespace

Result<TypedReading> ParseReading(const std::string& text) {
  TypedReading reading;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const Status added = AddFigure(text.substr(at, end - at), "--reading " + text, reading);
    if (!added.ok()) return added.error();
    at = end + 1;
  }
  return reading;
}

Result<Json> MeasureReading(Workspace& workspace, const std::string& method,
                            const TypedReading& reading) {
  const bool from_tape = method == "tape" && !reading.thigh_deg;
  const bool from_instrument = from_tape || method == "phone" || method == "goniometer";
  Json kept = Json::object();
  if (from_instrument) {
    Json request{{"op", "measure"}, {"method", method}};
    Put(request, "height_cm", reading.height_cm);
    Put(request, "length_cm", reading.length_cm);
    Put(request, "angle_deg", reading.thigh_deg);
    Put(request, "knee_flexion_deg", reading.knee_flexion_deg);
    Put(request, "knee_interior_deg", reading.knee_inner_deg);
    const auto measured = workspace.Ask(request);
    if (!measured.ok()) return measured.error();
    kept["thigh_deg"] = (*measured)["thigh_deg"];
    if (!(*measured)["knee_flexion_deg"].is_null())
      kept["knee_flexion_deg"] = (*measured)["knee_flexion_deg"];
  } else {
    if (!reading.thigh_deg) {
      return Error{ErrorCode::kInvalid, "thigh", "the angle of the thigh is missing.",
                   "Give it in degrees, + above the line."};
    }
    Put(kept, "thigh_deg", reading.thigh_deg);
    Put(kept, "knee_flexion_deg", reading.knee_flexion_deg);
    if (reading.knee_inner_deg) kept["knee_flexion_deg"] = 180.0 - *reading.knee_inner_deg;
  }
  if (from_tape) {
    Put(kept, "height_cm", reading.height_cm);
    Put(kept, "length_cm", reading.length_cm);
  }
  Put(kept, "abduction_deg", reading.out_deg);
  if (!reading.rotation.empty()) kept["rotation"] = reading.rotation;
  return kept;
}

}  // namespace psoas::cli
