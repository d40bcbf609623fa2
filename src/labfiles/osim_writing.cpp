#include "labfiles/osim_writing.h"

#include <charconv>

namespace psoas::labfiles {
namespace {

constexpr std::string_view kNotInNames = "/\\*+ \t\r\n";

std::string Written(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0.0 : value).ptr;
  return {buffer, end};
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string OsimName(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (kNotInNames.find(c) != std::string_view::npos) c = '_';
  }
  return out;
}

pugi::xml_node AddNamed(pugi::xml_node parent, const char* kind, const std::string& name) {
  pugi::xml_node element = parent.append_child(kind);
  element.append_attribute("name").set_value(name.c_str());
  return element;
}

void AddText(pugi::xml_node parent, const char* kind, const std::string& text) {
  parent.append_child(kind).text().set(text.c_str());
}

void AddNumbers(pugi::xml_node parent, const char* kind, std::span<const double> numbers) {
  std::string text;
  for (const double number : numbers) {
    if (!text.empty()) text += ' ';
    text += Written(number);
  }
  AddText(parent, kind, text);
}

void AddNumbers(pugi::xml_node parent, const char* kind, std::initializer_list<double> numbers) {
  AddNumbers(parent, kind, std::span(numbers.begin(), numbers.size()));
}

void AddFrame(pugi::xml_node parent, const char* location, const char* orientation,
              const body::Placement& placement) {
  AddNumbers(parent, location, placement.at_m);
  AddNumbers(parent, orientation, body::XyzAngles(placement.turn));
}

pugi::xml_node AddSet(pugi::xml_node parent, const char* kind) {
  std::string name(kind);
  for (char& c : name) c = Lower(c);
  return AddNamed(parent, kind, name).append_child("objects");
}

std::string BodyPath(const std::string& bone) {
  return bone == "ground" ? "/ground" : "/bodyset/" + OsimName(bone);
}

}  // namespace psoas::labfiles
