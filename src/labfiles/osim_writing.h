// What the parts of the OpenSim writer share: elements with their values.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "body/geometry.h"

namespace psoas::labfiles {

/// A name as OpenSim takes it.
std::string OsimName(std::string_view name);

/// Appends <kind name="name">.
pugi::xml_node AddNamed(pugi::xml_node parent, const char* kind, const std::string& name);

/// Appends <kind>value</kind>. Figures are written so that they read back exactly.
void AddText(pugi::xml_node parent, const char* kind, const std::string& text);
void AddNumbers(pugi::xml_node parent, const char* kind, std::span<const double> numbers);
void AddNumbers(pugi::xml_node parent, const char* kind, std::initializer_list<double> numbers);

/// Appends the two properties of a frame.
void AddFrame(pugi::xml_node parent, const char* location, const char* orientation,
              const body::Placement& placement);

/// Appends <kind name="lower-case kind"> with its <objects>, and gives the latter.
pugi::xml_node AddSet(pugi::xml_node parent, const char* kind);

/// Where a bone is found: "/ground" or "/bodyset/pelvis".
std::string BodyPath(const std::string& bone);

}  // namespace psoas::labfiles
