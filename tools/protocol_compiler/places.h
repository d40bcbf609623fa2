// Where each part of the assembled protocol was written: JSON path -> file and line.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "toml_file.h"

namespace psoas::compiler {

class Places {
 public:
  /// Everything of `file` below `from` stands at `to` in the assembled protocol.
  void Add(const TomlFile& file, const std::string& from, const std::string& to);

  /// What was derived from `origin` is reported where the origin was written.
  void Derive(const std::string& path, const std::string& origin);

  /// The error with "FILE, line N (path)" as its place, from the nearest part that was written.
  Error Locate(Error error) const;

 private:
  std::map<std::string, std::string> places_;
};

}  // namespace psoas::compiler
