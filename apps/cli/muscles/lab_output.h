// Files that `psoas muscles` writes. They are about a model, so nothing is said of health.
#pragma once

#include <string>
#include <vector>

#include "../workspace.h"

namespace psoas::cli {

/// Replaces the file only when the new one is whole, and says so on standard error. Refuses to
/// write over the journal and over `inputs`, the files it was made from. Returns an exit code.
int PutLabFile(const CommonOptions& options, const std::string& path, const std::string& text,
               const std::vector<std::string>& inputs);

}  // namespace psoas::cli
