// Functions of OpenSim as functions of ours.
#pragma once

#include <optional>

#include "body/function.h"
#include "labfiles/osim_reading.h"

namespace psoas::labfiles {

/// Constant, LinearFunction, PolynomialFunction, SimmSpline (also under its two older names) and
/// MultiplierFunction around one of them. Any other is refused by name.
body::Function ReadOsimFunction(OsimReading& reading, pugi::xml_node function);

/// The function that stands as the property `name` of an element: within <name>, as version 3
/// writes it, or itself called `name`, as version 4 does. Empty when there is none.
pugi::xml_node FunctionElement(pugi::xml_node element, const char* name);

/// outer(inner(x)); nothing where neither a polynomial (of degree 16 at most) nor a spline is it.
std::optional<body::Function> Compose(const body::Function& outer, const body::Function& inner);

}  // namespace psoas::labfiles
