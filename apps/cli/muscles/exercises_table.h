// psoas muscles --exercises: what each exercise and each of the two texts claims about lengths,
// the body's figure, and the verdict.
#pragma once

#include "../workspace.h"
#include "body/model.h"

namespace psoas::cli {

/// Prints the table: as JSON with options.json, as CSV when asked, else as a page. kOk when the
/// body bears out every claim, kNotProved when it does not.
int PrintExerciseTable(const CommonOptions& options, const body::Model& model, bool as_csv);

}  // namespace psoas::cli
