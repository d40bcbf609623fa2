// Takes out of a mesh what is smaller than its edges show: the faint rims where shapes begin.
#pragma once

#include "field.h"
#include "surface.h"

namespace psoas::skin {

/// Taubin's rounds of smoothing, which do not shrink. Where the field wants short edges, on fingers
/// and toes, nothing is smoothed. Stays exactly mirrored.
void Fair(Whole& whole, const Field& field, int rounds);

/// The mean of the faces around each vertex, larger ones counting more; of length 1.
std::vector<Vec3> Normals(const Surface& surface);

}  // namespace psoas::skin
