// From the folder protocol/ (TOML, for people) to the one JSON text that the core reads.
//
//   {"hash": SHA-256 of the canonical bytes of "protocol", "protocol": {...}}
//
// Everything is checked on the way: unknown keys and files are refused, sugar is expanded, the
// result must pass rules::CheckProtocol, and the worked cases must name things that exist. Errors
// name the file and line, what is wrong, and the mend.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace psoas::compiler {

struct CompiledProtocol {
  std::string json;       ///< what rules::LoadProtocol reads
  std::string hash;       ///< as in `json`
  std::string vignettes;  ///< [{id, title, story, journal, now, expect}], not part of the hash
};

Result<CompiledProtocol> CompileProtocol(const std::filesystem::path& dir);

/// The same, with every fault found instead of only the first. Empty means that `out` is good.
std::vector<Error> CompileProtocol(const std::filesystem::path& dir, CompiledProtocol& out);

}  // namespace psoas::compiler
