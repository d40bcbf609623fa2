// The stretch meter: how much of the lengthening that a muscle group has within a person's range is
// used in a pose, as a band from how well the angles are known. Never a bare number.
//
//   share = change of length from the neutral pose / available lengthening
//     0   the group is as long as in the neutral pose (every coordinate 0), or shorter: then the
//         difference is told as `slack_mm`
//     1   as long as the group gets anywhere within the person's range
//
// An error of a measurement often moves several angles together: where the pelvis is tilted more
// than was read while thigh and trunk stay, hip flexion and lumbar extension are both too large.
// So an error is a direction among the coordinates with a standard deviation (ErrorSource); errors
// of different sources are independent and normal.
//
// Propagation (docs/body/stretch.md): slope from the analytic moment arms, bend from two more poses
// at +-sqrt(3) standard deviations of each source, quantiles of the quadratic form by the first
// Cornish-Fisher term. Geometry is not tension: nothing here knows tone or stiffness.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "body/groups.h"

namespace psoas::body {

struct CoordinateShift {
  std::string coordinate;
  double times;  ///< how far it moves when the source is off by 1
};

struct ErrorSource {
  std::string name;  ///< "pelvis"
  double sd_deg;     ///< above 0
  std::vector<CoordinateShift> shifts;
};

/// One source for each of these angles, independent of the others.
struct JointError {
  std::string coordinate;
  double sd_deg;
};
std::vector<ErrorSource> JointErrors(std::span<const JointError> joints);

/// Errors of the segments' own tilts against the vertical, as phones and cameras read them. 0: the
/// segment's tilt is known, or it comes in by another source.
struct SegmentErrors {
  double pelvis_sd_deg = 0;
  double trunk_sd_deg = 0;
  double thigh_sd_deg = 0;
  double shank_sd_deg = 0;
};

/// What they do to the joints of one side ('r' or 'l'). With tilts counted backwards +:
///   lumbar_extension = trunk - pelvis, hip_flexion = thigh - pelvis, knee_angle = thigh - shank
/// so a pelvis read `e` too far back makes hip flexion and lumbar extension both too small by `e`.
std::vector<ErrorSource> FromSegments(const SegmentErrors& errors, char side);

struct Band {
  double least;
  double likely;  ///< the median
  double most;
};

struct StretchReading {
  std::string group;
  double coverage;            ///< chance that the true figure lies within least..most
  double available_mm;        ///< longest within the person's range - neutral; may be 0 or less
  Band change_mm;             ///< from the neutral length; below 0: shorter
  Band slack_mm;              ///< how much shorter than neutral; 0 where it is not
  std::optional<Band> share;  ///< 0..1; none where less than kLeastAvailable_mm is available
};

inline constexpr double kLeastAvailable_mm = 1;

class StretchMeter {
 public:
  /// The person's range is the one that `groups` was made with. Refuses unknown coordinates, errors
  /// that are not above 0, a source that moves nothing, a coverage outside 0.5..0.999.
  static Result<StretchMeter> Create(const Groups& groups, std::span<const ErrorSource> sources,
                                     double coverage = 0.95);

  /// Refuses unknown groups, what CheckPose refuses, and a group that is moved by a coordinate
  /// whose error no source tells (unless the person's range gives it no room): the band would be
  /// too narrow. About 2 poses a source.
  Result<StretchReading> Read(std::string_view group, std::span<const double> pose);

 private:
  struct Direction {
    double sd_rad;
    std::vector<double> along;  ///< one a coordinate
  };
  struct Spread;

  explicit StretchMeter(const Groups& groups) : evaluator_(groups) {}
  Status CheckKnown(const Group& group) const;
  Spread Propagate(std::size_t group, std::span<const double> pose);

  GroupEvaluator evaluator_;
  std::vector<Direction> directions_;
  double coverage_ = 0, z_ = 0;
};

}  // namespace psoas::body
