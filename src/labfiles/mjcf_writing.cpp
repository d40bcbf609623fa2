#include "labfiles/mjcf_writing.h"

#include <charconv>

namespace psoas::labfiles {

using body::operator*;

void AddWord(pugi::xml_node element, const char* name, const std::string& value) {
  element.append_attribute(name).set_value(value.c_str());
}

void AddFigures(pugi::xml_node element, const char* name, std::span<const double> figures) {
  std::string text;
  for (const double figure : figures) {
    char buffer[32];
    const double plain = figure == 0 ? 0.0 : figure;
    char* const end = std::to_chars(buffer, buffer + sizeof buffer, plain).ptr;
    text.append(text.empty() ? "" : " ").append(buffer, end);
  }
  AddWord(element, name, text);
}

void AddFigures(pugi::xml_node element, const char* name, std::initializer_list<double> figures) {
  AddFigures(element, name, std::span(figures.begin(), figures.size()));
}

void AddPlacement(pugi::xml_node element, const body::Placement& placement) {
  if (placement.at_m != body::Vec3{}) AddFigures(element, "pos", placement.at_m);
  if (placement.turn != body::kIdentity) AddFigures(element, "quat", body::ToQuat(placement.turn));
}

body::Placement Inverse(const body::Placement& placement) {
  const body::Mat3 back = body::Transpose(placement.turn);
  return {-1 * (back * placement.at_m), back};
}

std::string MjcfNames::New(std::string name) {
  while (!taken_.insert(name).second) name += "_";
  return name;
}

}  // namespace psoas::labfiles
