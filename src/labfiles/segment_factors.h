// How much longer a person's segments are than the model's, from markers of a standing trial.
//
// As OpenSim's ScaleTool does it: for pairs of markers, the mean distance over the frames that show
// both, divided by the distance of the same two places in the model at its neutral pose. Pairs
// should lie on one segment, or the pose of the person enters the distance.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "body/model.h"
#include "labfiles/markers.h"

namespace psoas::labfiles {

/// A marker and the place of the model where it sticks.
struct Landmark {
  std::string marker;
  std::string bone;
  body::Vec3 at_m{};
};

/// Two landmarks whose distance measures a segment ("pelvis": RASI and LASI).
struct SegmentSpan {
  std::string segment;
  Landmark from;
  Landmark to;
};

struct SegmentFactors {
  std::map<std::string, double> factors;  ///< for body::Scale; several spans of one count equally
  std::vector<std::string> left_out;      ///< a sentence for each span that could not be measured
};

/// A marker that the file lacks, or that no frame shows along with the other, leaves its span out.
/// An error: a bone that the model lacks, or a span that has no length in the model.
Result<SegmentFactors> FactorsOf(const Markers& markers, const body::Model& model,
                                 std::span<const SegmentSpan> spans);

}  // namespace psoas::labfiles
