// Makes an even mesh of a rough one: edges about as long as the field wants them, triangles about
// equilateral, vertices on the surface.
#pragma once

#include "field.h"
#include "surface.h"

namespace psoas::skin {

/// Botsch and Kobbelt's rounds: split what is long, collapse what is short, flip towards six edges
/// a vertex, even out along the surface, go back onto it. A vertex with z = 0 keeps that, so that
/// the half stays open along the middle of the body.
Surface Remesh(const Surface& rough, const Field& field, int rounds);

}  // namespace psoas::skin
