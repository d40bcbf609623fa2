// What is allowed in a protocol but most likely not meant: things nobody uses or nobody grounds.
//
// Faults (rules/protocol.h) stop the build; advice does not. Places are paths of the JSON form.
#pragma once

#include <vector>

#include "rules/entries.h"

namespace psoas::rules {

/// In the order of the protocol. `index` was made from `protocol`.
std::vector<Error> Advise(const Protocol& protocol, const Index& index);

}  // namespace psoas::rules
