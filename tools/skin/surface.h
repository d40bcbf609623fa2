// A triangle mesh and the first one of a field: the right half of the body, cut open at z = 0.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "field.h"

namespace psoas::skin {

struct Surface {
  std::vector<Vec3> at;
  std::vector<std::array<int, 3>> triangles;  ///< counter-clockwise from outside
};

/// Marching tetrahedra over the half with z >= 0. Its edge vertices have z = 0 exactly, and it is
/// a manifold whatever the field.
Surface March(const Field& field, double cell_m);

/// The half and its mirror image, joined where z = 0. The first vertices are those of the half;
/// `twins[v]` is the vertex opposite to v, itself in the middle.
struct Whole {
  Surface surface;
  std::vector<int> twins;
};
Whole Mirror(const Surface& half);

/// Of each vertex of a closed mesh: those it shares an edge with.
std::vector<std::vector<int>> Neighbours(const Surface& surface);

/// Volume that the mesh encloses; above 0 when it is closed and turned outwards.
double Volume_m3(const Surface& surface);

}  // namespace psoas::skin
