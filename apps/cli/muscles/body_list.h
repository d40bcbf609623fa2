// psoas muscles --list: what a model has.
#pragma once

#include "../workspace.h"
#include "body/model.h"

namespace psoas::cli {

/// Coordinates with their ranges and meanings, muscles by group, bones; a page or JSON.
int PrintBodyList(const CommonOptions& options, const body::Model& model);

}  // namespace psoas::cli
