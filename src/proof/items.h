// The items of the screen that must never be followed by an exercise.
#pragma once

#include <set>
#include <string>

#include "rules/protocol.h"

namespace psoas::proof {

/// Questions of which a yes alone, their follow-ups at their worst, is urgent or an emergency.
std::set<std::string> GraveItems(const rules::Protocol& protocol);

}  // namespace psoas::proof
