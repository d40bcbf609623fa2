// The author's shorthand in screening/triage.toml, written out.
//
//   inputs     every question and follow-up becomes an input (no, unsure, yes); authors list only
//              the facts
//   or_unsure  `or_unsure = "urgent"` in a row adds the row ID_unsure: the same conditions with
//              every "yes" of a question widened to "unsure or yes", and that outcome
#pragma once

#include <vector>

#include "places.h"

namespace psoas::compiler {

void ExpandTriage(Json& protocol, Places& places, std::vector<Error>& faults);

}  // namespace psoas::compiler
