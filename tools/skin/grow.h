// From the table and the body to a skin.
#pragma once

#include "body/evaluator.h"
#include "skin_file.h"

namespace psoas::skin {

Result<Skin> Grow(const body::Plan& plan, const Recipe& recipe);

}  // namespace psoas::skin
