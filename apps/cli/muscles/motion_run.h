// psoas muscles --motion: a recorded movement in, lengths over time out.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// Reads a .mot or .sto file and writes .sto or .csv. Returns an exit code.
int RunMotion(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
