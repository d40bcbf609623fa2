#include "labfiles/osim_joints.h"

#include <string_view>

#include "labfiles/osim_functions.h"

namespace psoas::labfiles {

using body::operator*;

namespace {

using body::Function;
using body::Motion;
using body::Vec3;

constexpr std::size_t kMostJoints = 1000;

constexpr Vec3 kX{1, 0, 0}, kY{0, 1, 0}, kZ{0, 0, 1};

/// One movement of a joint of a fixed kind: which of its coordinates it follows one to one.
struct Step {
  Motion::Kind kind;
  Vec3 axis;
  std::size_t coordinate;
};

constexpr auto kTurn = Motion::Kind::kTurn;
constexpr auto kSlide = Motion::Kind::kSlide;

struct FixedKind {
  std::string_view name;
  std::vector<Step> steps;
};

const std::vector<FixedKind>& FixedKinds() {
  static const std::vector<FixedKind> kinds{
      {"WeldJoint", {}},
      {"PinJoint", {{kTurn, kZ, 0}}},
      {"SliderJoint", {{kSlide, kX, 0}}},
      {"UniversalJoint", {{kTurn, kX, 0}, {kTurn, kY, 1}}},
      {"GimbalJoint", {{kTurn, kX, 0}, {kTurn, kY, 1}, {kTurn, kZ, 2}}},
      {"BallJoint", {{kTurn, kX, 0}, {kTurn, kY, 1}, {kTurn, kZ, 2}}},
      {"PlanarJoint", {{kSlide, kX, 1}, {kSlide, kY, 2}, {kTurn, kZ, 0}}},
      {"FreeJoint",
       {{kSlide, kX, 3},
        {kSlide, kY, 4},
        {kSlide, kZ, 5},
        {kTurn, kX, 0},
        {kTurn, kY, 1},
        {kTurn, kZ, 2}}}};
  return kinds;
}

void ReadFixed(OsimReading& reading, const FixedKind& kind, OsimJoint& joint) {
  if (joint.coordinates.size() != kind.steps.size()) {
    reading.Refuse(ErrorCode::kInvalid, joint.element,
                   "a " + std::string(kind.name) + " has " + std::to_string(kind.steps.size()) +
                       " coordinates, and this one lists " +
                       std::to_string(joint.coordinates.size()),
                   "List each coordinate of the joint by its name.");
    return;
  }
  for (const Step& step : kind.steps) {
    joint.motions.push_back({{step.kind, step.axis, -1, Function::Linear(1)},
                             NameOf(joint.coordinates[step.coordinate])});
  }
}

bool IsNothing(const Function& function) {
  if (function.kind == Function::Kind::kSpline) return false;
  for (const double coefficient : function.coefficients) {
    if (coefficient != 0) return false;
  }
  return true;
}

bool IsConstant(const Function& function) {
  return function.kind == Function::Kind::kPolynomial && function.coefficients.size() <= 1;
}

void ReadAxis(OsimReading& reading, pugi::xml_node axis, Motion::Kind kind, OsimJoint& joint) {
  const auto names = Words(reading.Text(axis, "coordinates"));
  const pugi::xml_node element = FunctionElement(axis, "function");
  if (!element && names.empty()) return;
  if (!element) {
    reading.Refuse(ErrorCode::kInvalid, axis, "it names a coordinate and gives no function",
                   "Write the function, such as a LinearFunction with 1 0.");
    return;
  }
  const Function function = ReadOsimFunction(reading, element);
  const bool constant = IsConstant(function);
  if (IsNothing(function)) return;
  if (names.size() > 1 || (names.empty() && !constant)) {
    reading.Refuse(ErrorCode::kUnsupported, axis,
                   "its function follows " + std::to_string(names.size()) + " coordinates",
                   "Let each axis follow one coordinate.");
    return;
  }
  const Vec3 direction = reading.Triple(axis, "axis");
  const double length = body::Norm(direction);
  if (!(length > 1e-9)) {
    reading.Refuse(ErrorCode::kInvalid, axis, "its axis has no direction",
                   "Write the three numbers of a direction, such as 0 0 1.");
    return;
  }
  joint.motions.push_back(
      {{kind, (1 / length) * direction, -1, function}, constant ? "" : names[0]});
}

void ReadCustom(OsimReading& reading, OsimJoint& joint) {
  const pugi::xml_node transform = joint.element.child("SpatialTransform");
  if (!transform) {
    reading.Refuse(ErrorCode::kInvalid, joint.element, "it has no <SpatialTransform>",
                   "Write its six axes, or make it a WeldJoint.");
  }
  for (const auto& [kind, start] : {std::pair{kSlide, "translation"}, {kTurn, "rotation"}}) {
    for (const char number : {'1', '2', '3'}) {
      const std::string name = std::string(start) + number;
      for (const pugi::xml_node axis : ElementsOf(transform)) {
        if (NameOf(axis) == name) ReadAxis(reading, axis, kind, joint);
      }
    }
  }
}

void ReadMotions(OsimReading& reading, OsimJoint& joint) {
  const std::string_view kind = joint.element.name();
  if (kind == "CustomJoint") return ReadCustom(reading, joint);
  for (const FixedKind& fixed : FixedKinds()) {
    if (fixed.name == kind) return ReadFixed(reading, fixed, joint);
  }
  reading.Refuse(ErrorCode::kUnsupported, joint.element,
                 "joints of the kind " + std::string(kind) + " are not read",
                 "Write it as a CustomJoint.");
}

OsimJoint ReadVersion3(OsimReading& reading, OsimFrames& frames, pugi::xml_node element,
                       pugi::xml_node body) {
  OsimJoint joint;
  joint.element = element;
  joint.parent = frames.Named(element, "", "parent_body");
  joint.parent.in_body = reading.Frame(element, "location_in_parent", "orientation_in_parent");
  const bool long_names = static_cast<bool>(reading.Property(element, "location_in_child"));
  joint.child = {NameOf(body), reading.Frame(element, long_names ? "location_in_child" : "location",
                                             long_names ? "orientation_in_child" : "orientation")};
  joint.coordinates = ObjectsOf(element.child("CoordinateSet"));
  return joint;
}

OsimJoint ReadVersion4(OsimFrames& frames, pugi::xml_node element) {
  OsimJoint joint;
  joint.element = element;
  joint.parent = frames.Named(element, "socket_parent_frame", "");
  joint.child = frames.Named(element, "socket_child_frame", "");
  joint.coordinates = ElementsOf(element.child("coordinates"));
  return joint;
}

}  // namespace

std::vector<OsimJoint> ReadOsimJoints(OsimReading& reading, OsimFrames& frames,
                                      pugi::xml_node model) {
  std::vector<OsimJoint> joints;
  for (const pugi::xml_node body : ObjectsOf(model.child("BodySet"))) {
    for (const pugi::xml_node element : ElementsOf(body.child("Joint"))) {
      joints.push_back(ReadVersion3(reading, frames, element, body));
    }
  }
  for (const pugi::xml_node element : ObjectsOf(model.child("JointSet"))) {
    joints.push_back(ReadVersion4(frames, element));
  }
  if (joints.size() > kMostJoints) {
    reading.Refuse(ErrorCode::kTooLarge, model, "it has over 1000 joints",
                   "Check that it is the right file.");
    return {};
  }
  for (OsimJoint& joint : joints) {
    if (reading.Flag(joint.element, "reverse", false)) {
      reading.Refuse(ErrorCode::kUnsupported, joint.element, "it runs from child to parent",
                     "Turn it round: set <reverse> to false and let it begin at its parent.");
    }
    ReadMotions(reading, joint);
  }
  return joints;
}

std::vector<const OsimJoint*> InOrder(OsimReading& reading, pugi::xml_node model,
                                      const std::vector<OsimJoint>& joints) {
  std::map<std::string, std::vector<const OsimJoint*>> by_parent;
  std::map<std::string, const OsimJoint*> by_child;
  for (const OsimJoint& joint : joints) {
    by_parent[joint.parent.body].push_back(&joint);
    if (joint.child.body == "ground" || !by_child.emplace(joint.child.body, &joint).second) {
      reading.Refuse(ErrorCode::kUnsupported, joint.element,
                     "its child \"" + joint.child.body + "\" is held by another joint already",
                     "Let one chain of joints lead from ground to each body.");
    }
  }
  std::vector<const OsimJoint*> order;
  std::vector<const OsimJoint*> waiting(by_parent["ground"].rbegin(), by_parent["ground"].rend());
  while (!waiting.empty() && !reading.refused()) {
    const OsimJoint* joint = waiting.back();
    waiting.pop_back();
    order.push_back(joint);
    const auto& children = by_parent[joint->child.body];
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  const std::size_t reached = order.size();
  for (const pugi::xml_node body : ObjectsOf(model.child("BodySet"))) {
    if (NameOf(body) == "ground" || by_child.contains(NameOf(body))) continue;
    reading.Refuse(ErrorCode::kUnsupported, body, "no joint holds it",
                   "Tie it to its parent; a WeldJoint will do.");
  }
  if (reached != joints.size() && !reading.refused()) {
    reading.Refuse(ErrorCode::kUnsupported, model, "some joints do not lead back to ground",
                   "Let one chain of joints lead from ground to each body.");
  }
  return order;
}

}  // namespace psoas::labfiles
