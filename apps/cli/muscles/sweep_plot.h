// psoas muscles --plot: lengths or moment arms over one coordinate, as a picture.
#pragma once

#include "../workspace.h"
#include "muscles_options.h"

namespace psoas::cli {

/// Writes an SVG. Returns an exit code.
int PlotSweep(const CommonOptions& options, const MusclesOptions& wanted);

}  // namespace psoas::cli
