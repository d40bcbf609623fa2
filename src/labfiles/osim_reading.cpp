#include "labfiles/osim_reading.h"

#include <charconv>
#include <cmath>

#include "labfiles/xml.h"

namespace psoas::labfiles {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::optional<double> Finite(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool whole = problem == std::errc{} && end == word.data() + word.size();
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = text.find_first_not_of(kSpace);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(kSpace, end);
  }
  return words;
}

std::string NameOf(pugi::xml_node element) { return Trimmed(element.attribute("name").value()); }

std::vector<pugi::xml_node> ElementsOf(pugi::xml_node parent) {
  std::vector<pugi::xml_node> elements;
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) elements.push_back(child);
  }
  return elements;
}

std::vector<pugi::xml_node> ObjectsOf(pugi::xml_node set) {
  return ElementsOf(set.child("objects"));
}

pugi::xml_node OsimReading::Property(pugi::xml_node element, const char* name) const {
  if (const auto own = element.child(name)) return own;
  return defaults_.child(element.name()).child(name);
}

std::string OsimReading::Text(pugi::xml_node element, const char* name,
                              const std::string& fallback) const {
  const std::string text = Trimmed(Property(element, name).text().get());
  return text.empty() ? fallback : text;
}

bool OsimReading::Flag(pugi::xml_node element, const char* name, bool fallback) {
  const std::string text = Text(element, name, fallback ? "true" : "false");
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  Refuse(ErrorCode::kInvalid, element, "its <" + std::string(name) + "> is neither true nor false",
         "Write true or false.");
  return fallback;
}

std::vector<double> OsimReading::Numbers(pugi::xml_node element, const char* name) {
  std::vector<double> numbers;
  for (const std::string& word : Words(Property(element, name).text().get())) {
    const auto value = Finite(word);
    if (!value) {
      Refuse(ErrorCode::kInvalid, element,
             "its <" + std::string(name) + "> holds \"" + word.substr(0, 40) +
                 "\", which is no finite number",
             "Write finite numbers, such as 0.05.");
      return {};
    }
    numbers.push_back(*value);
  }
  return numbers;
}

double OsimReading::Number(pugi::xml_node element, const char* name,
                           std::optional<double> fallback) {
  if (fallback && !Property(element, name)) return *fallback;
  const auto numbers = Numbers(element, name);
  if (numbers.size() == 1) return numbers[0];
  Refuse(ErrorCode::kInvalid, element, "its <" + std::string(name) + "> is not one number",
         "Write one number in <" + std::string(name) + ">.");
  return fallback.value_or(0);
}

body::Vec3 OsimReading::Triple(pugi::xml_node element, const char* name,
                               std::optional<body::Vec3> fallback) {
  if (fallback && !Property(element, name)) return *fallback;
  const auto numbers = Numbers(element, name);
  if (numbers.size() == 3) return {numbers[0], numbers[1], numbers[2]};
  Refuse(ErrorCode::kInvalid, element, "its <" + std::string(name) + "> is not three numbers",
         "Write three numbers in <" + std::string(name) + ">.");
  return fallback.value_or(body::Vec3{});
}

body::Placement OsimReading::Frame(pugi::xml_node element, const char* location,
                                   const char* orientation) {
  const body::Vec3 at_m = Triple(element, location, body::Vec3{});
  return {at_m, body::TurnXyz(Triple(element, orientation, body::Vec3{}))};
}

void OsimReading::Refuse(ErrorCode code, pugi::xml_node where, std::string message,
                         std::string mend) {
  if (!first_) first_ = Error{code, PlaceOf(where), std::move(message), std::move(mend)};
}

}  // namespace psoas::labfiles
