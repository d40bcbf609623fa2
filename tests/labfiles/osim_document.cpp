#include "osim_document.h"

#include "labfiles/sample_poses.h"

namespace psoas::labfiles::testing {
namespace {

using body::operator-;

std::string PathTo(const std::string& body) {
  if (body.starts_with('/')) return body;
  return body == "ground" ? "/ground" : "/bodyset/" + body;
}

std::string Set(const std::string& kind, const std::string& objects) {
  return "<" + kind + "><objects>" + objects + "</objects></" + kind + ">";
}

}  // namespace

std::string Document(const OsimParts& parts, const std::string& version) {
  return "<?xml version=\"1.0\"?><OpenSimDocument Version=\"" + version +
         "\"><Model name=\"small\">" + parts.more + Set("BodySet", parts.bodies) +
         Set("JointSet", parts.joints) + Set("ConstraintSet", parts.constraints) +
         Set("ForceSet", parts.forces) + "</Model></OpenSimDocument>";
}

std::string Element(const std::string& kind, const std::string& name, const std::string& inside) {
  return "<" + kind + " name=\"" + name + "\">" + inside + "</" + kind + ">";
}

std::string Value(const std::string& property, const std::string& value) {
  return "<" + property + ">" + value + "</" + property + ">";
}

std::string Body(const std::string& name, const std::string& inside) {
  return Element("Body", name, inside + Value("mass", "1"));
}

std::string Coordinate(const std::string& name, const std::string& range, const std::string& more) {
  return Element("Coordinate", name, Value("range", range) + more);
}

std::string Joint(const std::string& kind, const std::string& parent, const std::string& child,
                  const std::string& coordinates, const std::string& more) {
  return Element(kind, parent + "_" + child,
                 Value("socket_parent_frame", PathTo(parent)) +
                     Value("socket_child_frame", PathTo(child)) +
                     Value("coordinates", coordinates) + more);
}

std::string Axis(const std::string& name, const std::string& coordinate, const std::string& axis,
                 const std::string& function) {
  return Element("TransformAxis", name,
                 Value("coordinates", coordinate) + Value("axis", axis) + function);
}

std::string Linear(const std::string& coefficients) {
  return Element("LinearFunction", "function", Value("coefficients", coefficients));
}

std::string Spline(const std::string& x, const std::string& y) {
  return Element("SimmSpline", "function", Value("x", x) + Value("y", y));
}

std::string Muscle(const std::string& name, const std::vector<PathSpot>& points,
                   const std::string& wraps) {
  std::string spots;
  for (const PathSpot& point : points) {
    spots += Element(
        "PathPoint", "p",
        Value("socket_parent_frame", PathTo(point.body)) + Value("location", point.location));
  }
  return Element(
      "Thelen2003Muscle", name,
      Element("GeometryPath", "path", Set("PathPointSet", spots) + Set("PathWrapSet", wraps)));
}

std::string Wrap(const std::string& object, const std::string& range) {
  return Element("PathWrap", "w", Value("wrap_object", object) + Value("range", range));
}

std::string Cylinder(const std::string& name, const std::string& quadrant,
                     const std::string& more) {
  return Set("WrapObjectSet", Element("WrapCylinder", name,
                                      Value("quadrant", quadrant) + Value("radius", "0.1") +
                                          Value("length", "1") + more));
}

OsimParts Pendulum() {
  OsimParts parts;
  parts.bodies = Body("upper");
  parts.joints = Element("PinJoint", "hinge",
                         Value("socket_parent_frame", "ground_offset") +
                             Value("socket_child_frame", "/bodyset/upper") +
                             Value("coordinates", Coordinate("swing")) +
                             Value("frames", Element("PhysicalOffsetFrame", "ground_offset",
                                                     Value("socket_parent", "/ground") +
                                                         Value("translation", "0 -1 0"))));
  parts.forces = Muscle("cord", {{"ground", "0 0 0"}, {"upper", "0 -0.5 0"}});
  return parts;
}

double StraightLength(const body::Model& model, const std::string& muscle,
                      const std::vector<double>& pose) {
  const auto placed = PlaceBones(model, pose);
  const auto& path = model.muscles[static_cast<std::size_t>(body::FindMuscle(model, muscle))].path;
  double length = 0;
  const body::Station* previous = nullptr;
  const auto at = [&](const body::Station& point) {
    return placed[static_cast<std::size_t>(point.bone)] * point.at_m;
  };
  for (const body::Station& station : path) {
    if (!station.is_point()) continue;
    if (previous) length += body::Norm(at(station) - at(*previous));
    previous = &station;
  }
  return length;
}

}  // namespace psoas::labfiles::testing
