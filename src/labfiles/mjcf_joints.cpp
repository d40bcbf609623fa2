#include "labfiles/mjcf_joints.h"

#include <map>
#include <optional>

#include "labfiles/osim_reading.h"

namespace psoas::labfiles {
namespace {

using body::Function;
using body::Motion;
using body::Norm;
using body::operator*;
using body::operator-;
using body::Vec3;

// A chain of ties that is longer, or whose polynomial rises higher, is no model of a body.
constexpr std::size_t kMostTies = 16;
constexpr std::size_t kHighestPower = 64;

/// Figures of one polynomial, constant first.
using Coefficients = std::vector<double>;

/// outer(inner(x)).
Coefficients Compose(const Coefficients& outer, const Coefficients& inner) {
  Coefficients out{0};
  for (auto coefficient = outer.rbegin(); coefficient != outer.rend(); ++coefficient) {
    Coefficients next(out.size() + inner.size() - 1, 0.0);
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::size_t j = 0; j < inner.size(); ++j) next[i + j] += out[i] * inner[j];
    }
    next[0] += *coefficient;
    out = std::move(next);
  }
  while (out.size() > 1 && out.back() == 0) out.pop_back();
  return out;
}

struct Tie {
  pugi::xml_node element;
  std::optional<std::size_t> to;  ///< none: held at a constant
  Coefficients polynomial;
};

/// How a joint moves from its reference: a polynomial of a coordinate, or a constant.
struct Movement {
  int coordinate = -1;
  Coefficients polynomial;
};

class Folding {
 public:
  Folding(MjcfReading& reading, pugi::xml_node root, const std::vector<MjcfJoint>& joints)
      : reading_(reading), joints_(joints), movements_(joints.size()) {
    for (std::size_t i = 0; i < joints.size(); ++i) {
      if (!by_name_.emplace(joints[i].name, i).second) {
        reading.Refuse(ErrorCode::kInvalid, joints[i].element,
                       "the joint \"" + joints[i].name + "\" stands twice",
                       "Give each joint a name of its own.");
      }
    }
    for (const pugi::xml_node equality : root.children("equality")) {
      for (const pugi::xml_node element : ElementsOf(equality)) ReadTie(element);
    }
  }

  std::vector<Movement> Run(body::Model& model) {
    for (std::size_t i = 0; i < joints_.size(); ++i) {
      if (ties_.contains(i)) continue;
      movements_[i] =
          Movement{static_cast<int>(model.coordinates.size()), {-joints_[i].reference, 1}};
      body::Coordinate coordinate;
      coordinate.name = joints_[i].name;
      coordinate.least_rad = joints_[i].least;
      coordinate.most_rad = joints_[i].most;
      coordinate.is_length = joints_[i].kind == Motion::Kind::kSlide;
      coordinate.source = "mjcf";
      model.coordinates.push_back(std::move(coordinate));
    }
    std::vector<Movement> all;
    for (std::size_t i = 0; i < joints_.size(); ++i) all.push_back(MovementOf(i, 0));
    return all;
  }

 private:
  std::optional<std::size_t> Find(pugi::xml_node element, const char* attribute) {
    const auto found = by_name_.find(element.attribute(attribute).value());
    if (found != by_name_.end()) return found->second;
    reading_.Refuse(ErrorCode::kNotFound, element,
                    "its " + std::string(attribute) + " \"" + element.attribute(attribute).value() +
                        "\" is no joint of the model",
                    "Name a joint that is there.");
    return std::nullopt;
  }

  void ReadTie(pugi::xml_node element) {
    if (!reading_.Flag(element, "active", true)) return;
    if (element.name() != std::string_view("joint")) {
      reading_.Refuse(ErrorCode::kUnsupported, element,
                      "constraints of the kind " + std::string(element.name()) + " are not read",
                      "Take it out, or tie the joints with <joint polycoef>.");
      return;
    }
    const auto dependent = Find(element, "joint1");
    Tie tie{element, {}, reading_.Numbers(element, "polycoef")};
    if (!element.attribute("polycoef")) tie.polynomial = {0, 1};
    if (tie.polynomial.empty() || tie.polynomial.size() > 5) {
      reading_.Refuse(ErrorCode::kInvalid, element, "its polycoef is not one to five numbers",
                      "Write up to five, the constant first.");
      tie.polynomial = {0};
    }
    if (element.attribute("joint2")) {
      tie.to = Find(element, "joint2");
    } else {
      tie.polynomial.resize(1);
    }
    if (!dependent) return;
    if (!ties_.emplace(*dependent, std::move(tie)).second) {
      reading_.Refuse(ErrorCode::kUnsupported, element,
                      "the joint \"" + joints_[*dependent].name + "\" is tied a second time",
                      "Keep one of the two.");
    }
  }

  Movement RefuseChain(const Tie& tie, std::string message, std::string mend) {
    reading_.Refuse(ErrorCode::kUnsupported, tie.element, std::move(message), std::move(mend));
    return {-1, {0}};
  }

  Movement MovementOf(std::size_t joint, std::size_t steps) {
    if (movements_[joint]) return *movements_[joint];
    const Tie& tie = ties_.at(joint);
    if (steps > kMostTies) {
      return RefuseChain(tie, "the joints are tied in a ring or a long chain",
                         "Tie each joint to one that is free.");
    }
    Movement movement;
    if (tie.to) {
      movement = MovementOf(*tie.to, steps + 1);
      const std::size_t power = (tie.polynomial.size() - 1) * (movement.polynomial.size() - 1);
      if (power > kHighestPower) {
        return RefuseChain(tie, "with the ties before it, its polynomial rises above power 64",
                           "Tie the joint to one that is free.");
      }
      movement.polynomial = Compose(tie.polynomial, movement.polynomial);
    } else {
      movement.polynomial = tie.polynomial;
    }
    movements_[joint] = movement;
    return movement;
  }

  MjcfReading& reading_;
  const std::vector<MjcfJoint>& joints_;
  std::map<std::string, std::size_t> by_name_;
  std::map<std::size_t, Tie> ties_;
  std::vector<std::optional<Movement>> movements_;
};

void ReadRange(MjcfReading& reading, MjcfJoint& joint) {
  const bool turn = joint.kind == Motion::Kind::kTurn;
  const double widest = turn ? body::kPi : 1;
  joint.least = joint.reference - widest;
  joint.most = joint.reference + widest;
  const auto range = reading.Numbers(joint.element, "range");
  if (reading.Text(joint.element, "limited", "auto") == "false" || range.empty()) return;
  if (range.size() != 2 || range[0] > range[1]) {
    reading.Refuse(ErrorCode::kInvalid, joint.element, "its range is not two rising numbers",
                   "Write the least value first.");
    return;
  }
  if (range[0] == 0 && range[1] == 0) return;
  joint.least = turn ? reading.Radians(range[0]) : range[0];
  joint.most = turn ? reading.Radians(range[1]) : range[1];
}

}  // namespace

void ReadMjcfJoints(MjcfReading& reading, pugi::xml_node body, std::size_t bone,
                    std::vector<MjcfJoint>& joints) {
  for (const pugi::xml_node element : ElementsOf(body)) {
    const std::string_view tag = element.name();
    if (tag != "joint" && tag != "freejoint") continue;
    const std::string type = tag == "joint" ? reading.Text(element, "type", "hinge") : "free";
    if (type != "hinge" && type != "slide") {
      reading.Refuse(ErrorCode::kUnsupported, element,
                     "joints of the type " + type + " are not read",
                     type == "free" ? "Take it out: no length depends on where the whole body is."
                                    : "Write it as three hinges.");
      continue;
    }
    MjcfJoint joint;
    joint.element = element;
    joint.name = NameOf(element);
    if (joint.name.empty()) joint.name = "joint_" + std::to_string(joints.size() + 1);
    joint.bone = bone;
    joint.kind = type == "hinge" ? Motion::Kind::kTurn : Motion::Kind::kSlide;
    const Vec3 axis = reading.Triple(element, "axis", {0, 0, 1});
    if (Norm(axis) < 1e-9) {
      reading.Refuse(ErrorCode::kInvalid, element, "its axis has no direction",
                     "Write the three numbers of a direction, such as 0 0 1.");
      continue;
    }
    joint.axis = (1 / Norm(axis)) * axis;
    joint.anchor_m = reading.Triple(element, "pos", {});
    joint.reference = reading.Number(element, "ref", 0);
    if (type == "hinge") joint.reference = reading.Radians(joint.reference);
    ReadRange(reading, joint);
    joints.push_back(std::move(joint));
  }
}

void AddMjcfMotions(MjcfReading& reading, pugi::xml_node root, const std::vector<MjcfJoint>& joints,
                    body::Model& model) {
  const std::vector<Movement> movements = Folding(reading, root, joints).Run(model);
  std::vector<Vec3> anchors(model.bones.size(), Vec3{});
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const MjcfJoint& joint = joints[i];
    body::Bone& bone = model.bones[joint.bone];
    Vec3& anchor = anchors[joint.bone];
    // Each hinge turns about a point of its own: a fixed step leads from the last one to it.
    const Vec3 step = joint.anchor_m - anchor;
    if (joint.kind == Motion::Kind::kTurn && Norm(step) > 0) {
      bone.motions.push_back(
          {Motion::Kind::kSlide, (1 / Norm(step)) * step, -1, Function::Constant(Norm(step))});
      anchor = joint.anchor_m;
    }
    bone.motions.push_back({joint.kind, joint.axis, movements[i].coordinate,
                            Function::Polynomial(movements[i].polynomial)});
  }
  for (std::size_t i = 0; i < model.bones.size(); ++i) model.bones[i].own.at_m = anchors[i];
}

}  // namespace psoas::labfiles
