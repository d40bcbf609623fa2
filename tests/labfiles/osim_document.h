// Small OpenSim documents, written part by part.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles::testing {

/// What a document holds; each part is XML of the objects of one set.
struct OsimParts {
  std::string bodies;
  std::string joints;
  std::string constraints;
  std::string forces;
  std::string more;  ///< directly in <Model>
};

/// A document of OpenSim 4.
std::string Document(const OsimParts& parts, const std::string& version = "40500");

std::string Body(const std::string& name, const std::string& inside = "");

/// <kind name> with <property>value</property> inside.
std::string Element(const std::string& kind, const std::string& name, const std::string& inside);
std::string Value(const std::string& property, const std::string& value);

std::string Coordinate(const std::string& name, const std::string& range = "-1 1",
                       const std::string& more = "");

/// A joint of version 4 from /bodyset/PARENT (or /ground) to /bodyset/CHILD.
std::string Joint(const std::string& kind, const std::string& parent, const std::string& child,
                  const std::string& coordinates, const std::string& more = "");

/// One <TransformAxis>; `function` is an element called "function".
std::string Axis(const std::string& name, const std::string& coordinate, const std::string& axis,
                 const std::string& function);
std::string Linear(const std::string& coefficients);
std::string Spline(const std::string& x, const std::string& y);

struct PathSpot {
  std::string body;  ///< or the whole path of a frame
  std::string location;
};
std::string Muscle(const std::string& name, const std::vector<PathSpot>& points,
                   const std::string& wraps = "");
std::string Wrap(const std::string& object, const std::string& range = "-1 -1");
std::string Cylinder(const std::string& name, const std::string& quadrant,
                     const std::string& more = "");

/// "upper" turns on ground by "swing" about z at (0, -1, 0) and carries the muscle "cord" from
/// (0, 0, 0) of ground to (0, -0.5, 0) of "upper", plus whatever `parts` adds.
OsimParts Pendulum();

/// The straight length of a muscle through its points, in metres.
double StraightLength(const body::Model& model, const std::string& muscle,
                      const std::vector<double>& pose);

}  // namespace psoas::labfiles::testing
