// How long each muscle of the body model is in a posture of the protocol.
//
// A posture names joint angles in degrees (rules/posture.h). The body's pose is made of those it
// has a coordinate for; the others (ankle, pelvis in the world) change no length of it. An angle
// beyond the body's declared range is taken at the range's edge, and that is said.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "body/evaluator.h"

namespace psoas::proof {

using Posture = std::map<std::string, double>;  ///< degrees, by OpenSim name; else 0

/// Length by muscle with its side, "psoas_r": millimetres, the weighted mean of its parts.
struct MeasuredPosture {
  std::map<std::string, double> lengths_mm;
  std::vector<std::string> at_edge;  ///< "knee_angle_r 130 taken as 120"
};

class PostureLengths {
 public:
  static Result<PostureLengths> For(const body::Model& model);

  MeasuredPosture Measure(const Posture& posture);

  /// Whether the body has this muscle, as "psoas_r".
  bool Has(const std::string& muscle) const { return weights_.contains(muscle); }

 private:
  explicit PostureLengths(body::Plan plan);

  body::Plan plan_;
  body::Evaluator evaluator_;
  /// A muscle's parts in the model, with their share of the mean.
  std::map<std::string, std::vector<std::pair<int, double>>> weights_;
};

}  // namespace psoas::proof
