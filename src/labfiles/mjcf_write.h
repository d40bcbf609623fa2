// Models of ours as models of MuJoCo (.xml, MJCF).
//
// MuJoCo 2.2 and later load the document without a warning. MuJoCo wants masses, which our models
// do not have; it gets placeholders, and a comment says so. MuJoCo ties one joint to another by a
// polynomial up to the fourth power: splines become quartics, and a comment beside each gives its
// largest deviation. docs/labfiles/mjcf.md says how each part is mapped.
#pragma once

#include <string>

#include "body/model.h"

namespace psoas::labfiles {

/// `model` must pass body::Check. Bones, coordinates and muscles keep their names; the order of
/// the coordinates is that of the bodies. mj_kinematics sets no tied joint: whoever poses the model
/// sets each to its polynomial, or lets the simulation hold it.
std::string WriteMjcf(const body::Model& model);

}  // namespace psoas::labfiles
