// What the parts of the OpenSim reader share: properties of an element, and the first refusal.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "body/geometry.h"

namespace psoas::labfiles {

/// One reading of one document. Whatever is refused first is kept; what is read after it is of no
/// account, so the parts of the reader go on with a harmless value and the caller looks once.
class OsimReading {
 public:
  /// `defaults` is Model/defaults: there OpenSim looks for a property that an element leaves out.
  explicit OsimReading(pugi::xml_node defaults) : defaults_(defaults) {}

  /// The property's element, in the element itself or in the defaults of its class.
  pugi::xml_node Property(pugi::xml_node element, const char* name) const;

  /// Its text without surrounding white space; `fallback` where there is none.
  std::string Text(pugi::xml_node element, const char* name,
                   const std::string& fallback = "") const;
  bool Flag(pugi::xml_node element, const char* name, bool fallback);

  /// Exactly so many finite figures. Without `fallback` the property must be there.
  double Number(pugi::xml_node element, const char* name, std::optional<double> fallback = {});
  body::Vec3 Triple(pugi::xml_node element, const char* name,
                    std::optional<body::Vec3> fallback = {});
  std::vector<double> Numbers(pugi::xml_node element, const char* name);

  /// Figures under two names: where something stands and its turns about x, y and z.
  body::Placement Frame(pugi::xml_node element, const char* location, const char* orientation);

  void Refuse(ErrorCode code, pugi::xml_node where, std::string message, std::string mend);
  bool refused() const { return first_.has_value(); }
  const Error& error() const { return *first_; }

 private:
  pugi::xml_node defaults_;
  std::optional<Error> first_;
};

std::string NameOf(pugi::xml_node element);
std::vector<pugi::xml_node> ElementsOf(pugi::xml_node parent);

/// The members of a set such as BodySet: the elements within its <objects>.
std::vector<pugi::xml_node> ObjectsOf(pugi::xml_node set);

std::string Trimmed(std::string_view text);
std::vector<std::string> Words(std::string_view text);

}  // namespace psoas::labfiles
