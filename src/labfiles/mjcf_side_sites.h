// Side sites for MuJoCo, from the windings that our models know.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles {

/// For each station of the muscle's path: where, in the surface's bone, a site must stand so that
/// MuJoCo leads the muscle round on the side that Station::winding says. A side site that the
/// station has is kept; points, spheres and windings of 0 have none.
///
/// Of 72 places round the cylinder, at the height where the muscle passes it and outside it, the
/// one is taken with which MuJoCo's length agrees with the winding's in the neutral pose and in
/// most of the others; of several, the one farthest from the places that do worse. `placed` are the
/// bones of the model in some poses, the neutral one first.
std::vector<std::optional<body::Vec3>> SideSites(
    const body::Model& model, const body::Muscle& muscle,
    std::span<const std::vector<body::Placement>> placed);

}  // namespace psoas::labfiles
