// A few poses of a model, always the same, to see what a muscle meets on its way.
#pragma once

#include <span>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles {

/// The neutral pose (all 0); then each coordinate (the first 64) alone at its least, its most and
/// half of both; then 64 poses with every coordinate somewhere in its range. Ranges wider than half
/// a turn each way, or half a metre, are cut to that.
std::vector<std::vector<double>> SamplePoses(std::span<const body::Coordinate> coordinates);

/// Where each bone stands in the frame that the first bone's parent would have.
std::vector<body::Placement> PlaceBones(const body::Model& model, std::span<const double> pose);

}  // namespace psoas::labfiles
