#include "labfiles/poses.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace psoas::labfiles {
namespace {

constexpr double kFurthestOverstretchRad = 20 * body::kRadPerDeg;
constexpr double kStraightRad = 1 * body::kRadPerDeg;
constexpr double kOneTurnRad = 2 * body::kPi + 1e-3;

/// The coordinate that a column may stand for; empty for a speed.
std::string_view CoordinateName(std::string_view column) {
  constexpr std::string_view kValue = "/value";
  if (column.ends_with("/speed")) return {};
  if (!column.ends_with(kValue)) return column;
  column.remove_suffix(kValue.size());
  return column.substr(column.rfind('/') + 1);
}

std::string Degrees(double angle_rad) {
  return std::to_string(std::lround(std::min(angle_rad / body::kRadPerDeg, 1e6))) + " degrees";
}

std::string RowPlace(const std::string& column, std::size_t row) {
  return column + ", row " + std::to_string(row + 1);
}

class PoseReading {
 public:
  PoseReading(const Motion& motion, const body::Model& model, const PoseOptions& options)
      : motion_(motion), model_(model), options_(options) {}

  Result<Poses> Read() {
    poses_.times_s = motion_.times_s;
    poses_.values.assign(model_.coordinates.size() * motion_.rows(), 0);
    std::vector<bool> filled(model_.coordinates.size(), false);
    for (std::size_t column = 0; column < motion_.columns.size(); ++column) {
      const std::string& name = motion_.columns[column];
      const std::string coordinate(CoordinateName(name));
      if (coordinate.empty()) continue;
      const int index = body::FindCoordinate(model_, coordinate);
      if (index < 0) {
        poses_.unknown_columns.push_back(name);
        continue;
      }
      const auto c = static_cast<std::size_t>(index);
      if (filled[c]) {
        return Error{ErrorCode::kConflict, name, "a second column gives " + coordinate + ".",
                     "Take one of the two out of the file."};
      }
      filled[c] = true;
      if (const Status taken = Take(column, c); !taken.ok()) return taken.error();
    }
    return Listed(filled);
  }

 private:
  Status Take(std::size_t column, std::size_t c) {
    const body::Coordinate& coordinate = model_.coordinates[c];
    const std::span<double> values(poses_.values.data() + c * motion_.rows(), motion_.rows());
    const bool is_degrees = motion_.in_degrees && !coordinate.is_length;
    for (std::size_t row = 0; row < values.size(); ++row) {
      values[row] = motion_.at(row, column) * (is_degrees ? body::kRadPerDeg : 1);
    }
    if (coordinate.is_length) return Done{};
    if (const Status sane = CheckRadians(column, values); !sane.ok()) return sane.error();
    return coordinate.name.starts_with("knee_angle") ? TurnKnee(column, coordinate, values)
                                                     : Status(Done{});
  }

  Status CheckRadians(std::size_t column, std::span<const double> values) const {
    if (motion_.in_degrees) return Done{};
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (std::abs(values[row]) <= kOneTurnRad) continue;
      return Error{ErrorCode::kInvalid, RowPlace(motion_.columns[column], row),
                   "the angle is more than one whole turn, and the file says inDegrees=no.",
                   "If the angles are in degrees, write inDegrees=yes in the header."};
    }
    return Done{};
  }

  /// Gives the knee the sign of the model, and refuses what no knee does.
  Status TurnKnee(std::size_t column, const body::Coordinate& coordinate,
                  std::span<double> values) const {
    const double model_sign = coordinate.most_rad + coordinate.least_rad < 0 ? -1 : 1;
    const bool is_known = options_.knee != KneeSign::kUnknown;
    const double given = options_.knee == KneeSign::kFlexionNegative ? -1 : 1;
    const double file_sign = is_known ? given : model_sign;
    std::size_t bent_back = 0;
    for (std::size_t row = 0; row < values.size(); ++row) {
      const double flexion_rad = file_sign * values[row];
      if (flexion_rad < -kFurthestOverstretchRad) {
        return WrongWay(RowPlace(motion_.columns[column], row), -flexion_rad, file_sign);
      }
      bent_back += flexion_rad < -kStraightRad ? 1 : 0;
      values[row] = model_sign * flexion_rad;
    }
    if (is_known || 2 * bent_back <= values.size()) return Done{};
    return Error{ErrorCode::kInvalid, motion_.columns[column],
                 "in most rows the knee is overstretched, if bending counts as " +
                     std::string(file_sign > 0 ? "positive." : "negative."),
                 "Say which sign bending has in this file: older models of OpenSim (gait2392, "
                 "gait10dof) count it as negative."};
  }

  static Error WrongWay(const std::string& place, double overstretch_rad, double file_sign) {
    const std::string taken = file_sign > 0 ? "positive" : "negative";
    return {ErrorCode::kInvalid, place,
            "the knee would be overstretched by " + Degrees(overstretch_rad) +
                ", if bending counts as " + taken + ".",
            "Say which sign bending has in this file: older models of OpenSim (gait2392, "
            "gait10dof) count it as negative. Angles of both signs need a look at the file."};
  }

  Result<Poses> Listed(const std::vector<bool>& filled) {
    for (std::size_t c = 0; c < filled.size(); ++c) {
      if (!filled[c]) poses_.missing_coordinates.push_back(model_.coordinates[c].name);
    }
    if (!filled.empty() && poses_.missing_coordinates.size() == filled.size()) {
      return Error{ErrorCode::kNotFound, "",
                   "no column of the file is a coordinate of the model, such as " +
                       model_.coordinates[0].name + ".",
                   "Check that it is a file of joint angles and was made for this model."};
    }
    return std::move(poses_);
  }

  const Motion& motion_;
  const body::Model& model_;
  const PoseOptions& options_;
  Poses poses_;
};

}  // namespace

Result<Poses> PosesOf(const Motion& motion, const body::Model& model, const PoseOptions& options) {
  return PoseReading(motion, model, options).Read();
}

}  // namespace psoas::labfiles
