// The SMT solver as a program beside this one: z3, which Debian packages.
#pragma once

#include <string>

#include "base/result.h"

namespace psoas::cli {

/// What `z3` prints for this SMT-LIB 2 text; kNotFound when it is not installed.
Result<std::string> RunSolver(const std::string& smt_lib);

}  // namespace psoas::cli
