// From the columns of a motion file to poses of a model.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "body/model.h"
#include "labfiles/motion.h"

namespace psoas::labfiles {

/// Which way the knee angles of a file count. OpenSim's models differ: bending is negative in
/// gait2392, gait2354 and gait10dof, positive in Rajagopal 2016 and in ours.
enum class KneeSign {
  kUnknown,  ///< nobody says: taken as the model counts, refused where the figures speak against it
  kFlexionPositive,
  kFlexionNegative,
};

struct PoseOptions {
  KneeSign knee = KneeSign::kUnknown;
};

struct Poses {
  std::vector<double> times_s;
  /// Radians (metres where Coordinate::is_length), in the sense of the model. Coordinate after
  /// coordinate, the layout of body::Batch: coordinate c of pose i is values[c * count() + i].
  std::vector<double> values;
  std::vector<std::string> unknown_columns;      ///< of the file: no coordinate of the model
  std::vector<std::string> missing_coordinates;  ///< of the model: no column, so they stay 0

  std::size_t count() const { return times_s.size(); }
};

/// A column is a coordinate when it has its name ("hip_flexion_r") or is its value by a path
/// ("/jointset/hip_r/hip_flexion_r/value"); columns that end with "/speed" are passed over.
///
/// Knees are the coordinates whose names begin with "knee_angle"; a model counts bending as
/// negative when its range reaches further below 0 than above. Whatever the sign, a knee that is
/// bent more than 20 degrees the wrong way is refused, and so is, while the sign is unknown, one
/// that bends the wrong way in most rows. Refused as well: an angle beyond one turn in a file that
/// says radians, a coordinate with two columns, and a file without any coordinate of the model.
Result<Poses> PosesOf(const Motion& motion, const body::Model& model,
                      const PoseOptions& options = {});

}  // namespace psoas::labfiles
