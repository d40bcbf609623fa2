// What must hold for every model that a reader gave.
#pragma once

#include <string>

#include "body/model.h"

namespace psoas::fuzz {

/// Checks, writes, compiles and evaluates it; gives what is wrong, nothing when all is well.
/// Lengths must be finite unless the model's own figures are beyond any body (over 1000 km).
std::string FaultOfModel(const body::Model& model);

}  // namespace psoas::fuzz
