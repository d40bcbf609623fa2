// psoas muscles --stretch: how much of a muscle's available lengthening a pose uses, as a band.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// A page or JSON. Returns an exit code.
int PrintStretch(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
