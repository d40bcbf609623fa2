// Models of ours as models of OpenSim 4 (.osim).
//
// The document is one that OpenSim 4.5 and later load without a warning, and ReadOsim reads it back
// to the same lengths. OpenSim wants masses and strengths, which our models do not have; it gets
// placeholders, and the credits say so. docs/labfiles/osim.md says how each part is mapped.
#pragma once

#include <string>

#include "body/model.h"

namespace psoas::labfiles {

/// `model` must pass body::Check. Names are kept, but for the few characters that OpenSim does not
/// take in one ( / \ * + and space), which become "_". A coordinate that moves nothing is left out.
std::string WriteOsim(const body::Model& model);

}  // namespace psoas::labfiles
