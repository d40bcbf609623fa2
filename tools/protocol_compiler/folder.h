// Reads every TOML file of a protocol folder and puts it where it belongs in rules::Protocol.
#pragma once

#include <filesystem>
#include <vector>

#include "places.h"
#include "toml_file.h"

namespace psoas::compiler {

struct Folder {
  Json protocol = Json::object();  ///< the shape of rules::Protocol, sugar not yet expanded
  Places places;
  std::vector<TomlFile> vignettes;  ///< in order of file name
};

/// Adds to `faults` what cannot be read or does not belong.
Folder ReadFolder(const std::filesystem::path& dir, std::vector<Error>& faults);

}  // namespace psoas::compiler
