// Models of OpenSim (.osim) as models of ours.
//
// Reads the format of OpenSim 3 (documents 20302 to 30499) and 4 (40000 to 49999). Units are
// OpenSim's: metres and radians. What is read, what is left out because it changes no length, and
// what is refused stands in docs/labfiles/osim.md; nothing that changes a length is left out
// silently. Every error names the element and the mend.
#pragma once

#include <string_view>

#include "base/result.h"
#include "body/model.h"

namespace psoas::labfiles {

/// The first bone is "ground". Bones and muscles keep their names and OpenSim's order (bones:
/// parents first); coordinates are the free ones, in the order of their joints. Every muscle is a
/// group of its own, of weight 1. The model passes body::Check.
Result<body::Model> ReadOsim(std::string_view text);

}  // namespace psoas::labfiles
