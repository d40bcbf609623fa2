// The protocol the program works from: the one inside it, or a folder a clinician is editing.
#pragma once

#include <string>

#include "base/result.h"

namespace psoas::cli {

/// Canonical JSON. An empty `folder` means the protocol embedded in the program.
Result<std::string> CanonicalProtocol(const std::string& folder);

}  // namespace psoas::cli
