// psoas muscles --pose: how long each muscle is in one pose.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// Prints a page, JSON or CSV. Returns an exit code.
int PrintPoseTable(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
