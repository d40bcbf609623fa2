// psoas muscles --export: the body as a file of OpenSim, of MuJoCo or of Psoas.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// The name's end says which format. Returns an exit code.
int ExportBody(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
