// Which file and line each part of a protocol stands in, for whoever wants to go there.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace psoas::compiler {

/// Path in the JSON form -> "screening/triage.toml, line 36", for everything that has an id
/// (rules/entries.h). Empty when the folder does not compile.
std::map<std::string, std::string> EntryPlaces(const std::filesystem::path& dir);

}  // namespace psoas::compiler
