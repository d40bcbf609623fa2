// Models of MuJoCo (.xml, MJCF).
//
// Read: compiler angle and eulerseq; default classes; bodies; hinges and slides with their anchors
// and references; <equality><joint> with its polynomial; spatial tendons over sites, spheres and
// cylinders, with side sites. Everything that moves nothing (meshes, actuators, sensors, contacts,
// options) is left aside. What would change a length and is not read is refused by name.
// docs/labfiles/mjcf.md lists it all.
#pragma once

#include <string_view>

#include "body/model.h"

namespace psoas::labfiles {

/// The model of one document. Its first bone is MuJoCo's "world"; coordinates are the joints that
/// no equality ties, in the document's order, depth first. Side sites are kept; windings are not
/// known to MJCF and stay 0. Errors name the element.
Result<body::Model> ReadMjcf(std::string_view text);

}  // namespace psoas::labfiles
