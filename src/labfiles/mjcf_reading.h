// What the parts of the MJCF reader share: attributes with their default classes, angles, frames
// of elements, and the first refusal.
#pragma once

#include <array>
#include <map>
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
class MjcfReading {
 public:
  /// Reads <compiler> and <default>. `root` is <mujoco>.
  explicit MjcfReading(pugi::xml_node root);

  /// The attribute of the element itself or of its default class: the class it names, or the
  /// childclass of the nearest body round it, or the outermost one, and then that one's parents.
  pugi::xml_attribute Attribute(pugi::xml_node element, const char* name) const;

  /// Its text; `fallback` where there is none.
  std::string Text(pugi::xml_node element, const char* name, std::string_view fallback = "") const;

  /// Finite numbers; none when the attribute is missing.
  std::vector<double> Numbers(pugi::xml_node element, const char* name);
  double Number(pugi::xml_node element, const char* name, double fallback);
  body::Vec3 Triple(pugi::xml_node element, const char* name, const body::Vec3& fallback);
  bool Flag(pugi::xml_node element, const char* name, bool fallback);

  /// A figure of the document as an angle in radians.
  double Radians(double figure) const { return in_degrees_ ? figure * body::kRadPerDeg : figure; }

  /// pos with quat, axisangle, xyaxes, zaxis or euler; or fromto: its middle, z along it.
  body::Placement Frame(pugi::xml_node element);

  void Refuse(ErrorCode code, pugi::xml_node where, std::string message, std::string mend);
  bool refused() const { return first_.has_value(); }
  const Error& error() const { return *first_; }

 private:
  bool IsUnknown(pugi::xml_attribute name) const;
  pugi::xml_node ClassOf(pugi::xml_node element) const;
  void ReadCompiler(pugi::xml_node compiler);
  void ReadDefaults(pugi::xml_node defaults, bool outermost);
  body::Mat3 Orientation(pugi::xml_node element);
  body::Mat3 Euler(const std::vector<double>& angles) const;
  std::optional<body::Mat3> Alternative(std::string_view kind,
                                        const std::vector<double>& numbers) const;
  void RefuseAttribute(pugi::xml_node element, const char* name, const std::string& wanted);

  bool in_degrees_ = true;
  std::string euler_order_ = "xyz";
  pugi::xml_node main_;
  std::map<std::string, pugi::xml_node> classes_;
  std::optional<Error> first_;
};

}  // namespace psoas::labfiles
