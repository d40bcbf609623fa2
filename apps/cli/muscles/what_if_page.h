// psoas muscles --what-if: what to change in a pose to lengthen one muscle more.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// A page or JSON. Returns an exit code.
int PrintWhatIf(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
