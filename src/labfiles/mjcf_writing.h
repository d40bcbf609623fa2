// What the parts of the MJCF writer share: attributes with figures, and names that stand once.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <set>
#include <span>
#include <string>

#include "body/geometry.h"

namespace psoas::labfiles {

void AddWord(pugi::xml_node element, const char* name, const std::string& value);

/// Figures are written so that they read back exactly.
void AddFigures(pugi::xml_node element, const char* name, std::span<const double> figures);
void AddFigures(pugi::xml_node element, const char* name, std::initializer_list<double> figures);

/// pos and quat, where they are not MuJoCo's own defaults.
void AddPlacement(pugi::xml_node element, const body::Placement& placement);

/// Such that Inverse(p) * (p * x) is x.
body::Placement Inverse(const body::Placement& placement);

/// Names of one kind. MuJoCo wants each once.
class MjcfNames {
 public:
  /// The name itself, or with "_" after it until it is new.
  std::string New(std::string name);

 private:
  std::set<std::string> taken_;
};

}  // namespace psoas::labfiles
