#include "pose_words.h"

#include <cmath>

#include "../commands/command.h"
#include "figures.h"

namespace psoas::cli {
namespace {

constexpr double kOneTurnDeg = 360;
constexpr double kSlack = 1e-9;  // a range in radians does not come back to the last digit

Error NotAPair(const std::string& place, const std::string& item) {
  return {ErrorCode::kInvalid, place,
          item.empty() ? "a coordinate is missing." : "this is no coordinate with its value.",
          "Write a coordinate and degrees, such as hip_flexion_r=-20, or neutral alone."};
}

}  // namespace

double UnitOf(const body::Coordinate& coordinate) {
  return coordinate.is_length ? 1 : body::kRadPerDeg;
}

const char* UnitName(const body::Coordinate& coordinate) {
  return coordinate.is_length ? "metres" : "degrees";
}

std::string RangeInWords(const body::Coordinate& coordinate) {
  const double unit = UnitOf(coordinate);
  return Short(Rounded(coordinate.least_rad / unit, 2)) + " to " +
         Short(Rounded(coordinate.most_rad / unit, 2)) + " " + UnitName(coordinate);
}

bool IsInRange(const body::Coordinate& coordinate, double value) {
  const double in_model = value * UnitOf(coordinate);
  return in_model >= coordinate.least_rad - kSlack && in_model <= coordinate.most_rad + kSlack;
}

Result<std::size_t> CoordinateNamed(const body::Model& model, const std::string& name,
                                    const std::string& option) {
  const int found = body::FindCoordinate(model, name);
  if (found >= 0) return static_cast<std::size_t>(found);
  std::vector<std::string> names;
  for (const body::Coordinate& coordinate : model.coordinates) names.push_back(coordinate.name);
  return Error{ErrorCode::kNotFound, option,
               "the model has no coordinate \"" + Excerpt(name) + "\".",
               DidYouMean(name, names) + "psoas muscles --list names them all."};
}

Result<std::vector<double>> ReadPose(const body::Model& model,
                                     const std::vector<std::string>& words, bool beyond_range) {
  std::vector<double> pose(model.coordinates.size(), 0);
  std::vector<bool> given(pose.size(), false);
  const std::vector<std::string> items = SplitAtCommas(words);
  if (items.size() == 1 && items[0] == "neutral") return pose;
  for (const std::string& item : items) {
    const std::string place = "--pose " + Excerpt(item);
    std::string name, text;
    if (!SplitPair(item, name, text)) return NotAPair(place, item);
    const auto index = CoordinateNamed(model, name, place);
    if (!index.ok()) return index.error();
    const body::Coordinate& coordinate = model.coordinates[*index];
    const auto value = NumberIn(text);
    if (!value) {
      return Error{ErrorCode::kInvalid, place, "\"" + Excerpt(text) + "\" is not a finite number.",
                   "Write " + std::string(UnitName(coordinate)) + ", such as " + name + "=" +
                       (coordinate.is_length ? "0.1." : "-8.5.")};
    }
    if (given[*index]) {
      return Error{ErrorCode::kInvalid, place, name + " was given before.",
                   "Give each coordinate once."};
    }
    if (!coordinate.is_length && std::abs(*value) > kOneTurnDeg) {
      return Error{ErrorCode::kInvalid, place, "this is more than one whole turn.",
                   "Write the angle in degrees, from -360 to 360."};
    }
    if (!beyond_range && !IsInRange(coordinate, *value)) {
      return Error{ErrorCode::kInvalid, place,
                   "outside the declared range, " + RangeInWords(coordinate) + ".",
                   "Give a value in it, or add --beyond-range to have it all the same."};
    }
    given[*index] = true;
    pose[*index] = *value * UnitOf(coordinate);
  }
  return pose;
}

std::string PoseInWords(const body::Model& model, const std::vector<double>& pose) {
  std::string words;
  for (std::size_t c = 0; c < pose.size(); ++c) {
    if (pose[c] == 0) continue;
    const body::Coordinate& coordinate = model.coordinates[c];
    words += (words.empty() ? "" : ", ") + coordinate.name + " " +
             Short(pose[c] / UnitOf(coordinate)) + " " + UnitName(coordinate);
  }
  return words.empty() ? "neutral" : words;
}

}  // namespace psoas::cli
