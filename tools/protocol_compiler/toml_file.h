// One TOML file as JSON, with the line of every key.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json.h"

namespace psoas::compiler {

struct TomlFile {
  std::string name;  ///< relative to the protocol folder, with '/'
  Json json;
  std::map<std::string, unsigned> lines;  ///< JSON path ("rows[2].when.ces") -> line, 1-based
};

/// Times must be written as text in quotes: they stay as they were written.
Result<TomlFile> ReadTomlFile(const std::filesystem::path& dir, const std::string& name);

}  // namespace psoas::compiler
