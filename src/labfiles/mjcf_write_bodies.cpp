#include "labfiles/mjcf_write_bodies.h"

#include <algorithm>

#include "labfiles/mjcf_fit.h"

namespace psoas::labfiles {
namespace {

using body::Function;
using body::kIdentity;
using body::Motion;
using body::operator*;
using body::Placement;
using body::Vec3;

bool IsConstant(const Motion& motion) {
  if (motion.coordinate < 0) return true;
  const auto& figures = motion.function.coefficients;
  return motion.function.kind == Function::Kind::kPolynomial &&
         std::all_of(figures.begin() + (figures.empty() ? 0 : 1), figures.end(),
                     [](double figure) { return figure == 0; });
}

/// Slope 1: the coordinate, and perhaps a fixed amount more.
bool FollowsOneToOne(const Motion& motion) {
  const auto& figures = motion.function.coefficients;
  return motion.coordinate >= 0 && motion.function.kind == Function::Kind::kPolynomial &&
         figures.size() >= 2 && figures[1] == 1 &&
         std::all_of(figures.begin() + 2, figures.end(), [](double figure) { return figure == 0; });
}

Placement Moved(const Motion& motion, double by) {
  return motion.kind == Motion::Kind::kTurn ? Placement{{}, body::Turn(motion.axis, by)}
                                            : Placement{by * motion.axis, kIdentity};
}

pugi::xml_node AddBody(pugi::xml_node parent, const std::string& name) {
  pugi::xml_node body = parent.append_child("body");
  AddWord(body, "name", name);
  return body;
}

void AddPlaceholderMass(pugi::xml_node body) {
  pugi::xml_node inertial = body.append_child("inertial");
  AddWord(inertial, "pos", "0 0 0");
  AddWord(inertial, "mass", "1");
  AddWord(inertial, "diaginertia", "0.01 0.01 0.01");
}

void AddRange(pugi::xml_node joint, const body::Coordinate& coordinate) {
  AddWord(joint, "limited", "true");
  AddFigures(joint, "range", {coordinate.least_rad, coordinate.most_rad});
}

std::string Deviation(double worst, bool turn) {
  std::string text = std::to_string(turn ? worst / body::kRadPerDeg : worst * 1000);
  return text + (turn ? " deg" : " mm");
}

}  // namespace

MjcfBodyWriter::MjcfBodyWriter(const body::Model& model, pugi::xml_node world,
                               pugi::xml_node equality)
    : model_(model), world_(world), equality_(equality), carriers_(model.coordinates.size()) {
  for (const body::Coordinate& coordinate : model.coordinates) joint_names_.New(coordinate.name);
  for (const body::Bone& bone : model.bones) {
    for (const Motion& motion : bone.motions) {
      if (!FollowsOneToOne(motion)) continue;
      const auto index = static_cast<std::size_t>(motion.coordinate);
      const bool turns = motion.kind == Motion::Kind::kTurn;
      if (!carriers_[index] && turns != model.coordinates[index].is_length) {
        carriers_[index] = &motion;
      }
    }
  }
}

void MjcfBodyWriter::Write() {
  body_names_.New("world");
  const body::Bone& first = model_.bones[0];
  for (std::size_t i = 0; i < model_.bones.size(); ++i) {
    const bool is_world = i == 0 && first.name == "world" && first.motions.empty();
    if (is_world) {
      bodies_.push_back(world_);
    } else {
      WriteBone(i);
    }
  }
  for (std::size_t i = 0; i < carriers_.size(); ++i) {
    if (!carriers_[i]) WriteCarrier(model_.coordinates[i]);
  }
}

bool MjcfBodyWriter::IsCarrier(const Motion& motion) const {
  return motion.coordinate >= 0 &&
         carriers_[static_cast<std::size_t>(motion.coordinate)] == &motion;
}

std::string MjcfBodyWriter::NameOf(const Motion& motion, const body::Bone& bone, bool carries) {
  const std::string& name = model_.coordinates[static_cast<std::size_t>(motion.coordinate)].name;
  return carries ? name : joint_names_.New(name + "_" + bone.name);
}

/// placement in the parent = joint * motions * inverse(own). MuJoCo's bodies have no frame of their
/// own, and no step between two joints that stays. What stays is gathered in `still` and moved past
/// the motions after it, which then run about axes that it has turned.
std::vector<MjcfBodyWriter::Joint> MjcfBodyWriter::JointsOf(const body::Bone& bone,
                                                            Placement& placement) {
  std::vector<Joint> joints;
  Placement still;
  for (const Motion& motion : bone.motions) {
    if (IsConstant(motion)) {
      still = still * Moved(motion, body::Evaluate(motion.function, 0).value);
      continue;
    }
    const bool carries = IsCarrier(motion);
    joints.push_back(
        {&motion, still.turn * motion.axis, still.at_m, NameOf(motion, bone, carries), carries});
    if (carries) still = still * Moved(motion, motion.function.coefficients[0]);
  }
  const Placement own = bone.own * Inverse(still);
  for (Joint& joint : joints) {
    joint.axis = own.turn * joint.axis;
    joint.anchor_m = own * joint.anchor_m;
  }
  placement = bone.joint * Inverse(own);
  return joints;
}

void MjcfBodyWriter::WriteBone(std::size_t index) {
  const body::Bone& bone = model_.bones[index];
  Placement placement;
  const std::vector<Joint> joints = JointsOf(bone, placement);
  const pugi::xml_node parent = bone.parent < 0 ? world_ : BodyOf(bone.parent);
  pugi::xml_node body = AddBody(parent, body_names_.New(bone.name));
  AddPlacement(body, placement);
  AddPlaceholderMass(body);
  for (const Joint& joint : joints) {
    WriteJoint(body, joint);
    if (!joint.carries) WriteTie(joint);
  }
  bodies_.push_back(body);
}

void MjcfBodyWriter::WriteJoint(pugi::xml_node body, const Joint& joint) {
  pugi::xml_node element = body.append_child("joint");
  AddWord(element, "name", joint.name);
  const bool turns = joint.motion->kind == Motion::Kind::kTurn;
  AddWord(element, "type", turns ? "hinge" : "slide");
  if (turns && joint.anchor_m != Vec3{}) AddFigures(element, "pos", joint.anchor_m);
  AddFigures(element, "axis", joint.axis);
  if (joint.carries) {
    AddRange(element, model_.coordinates[static_cast<std::size_t>(joint.motion->coordinate)]);
  }
}

void MjcfBodyWriter::WriteTie(const Joint& joint) {
  const auto& coordinate = model_.coordinates[static_cast<std::size_t>(joint.motion->coordinate)];
  const QuarticFit fit =
      FitQuartic(joint.motion->function, coordinate.least_rad, coordinate.most_rad);
  const bool turns = joint.motion->kind == Motion::Kind::kTurn;
  double& worst = turns ? residual_.turn_rad : residual_.slide_m;
  worst = std::max(worst, fit.worst);
  if (fit.worst > 0) {
    const std::string comment =
        " " + joint.name + ": a quartic, off by up to " + Deviation(fit.worst, turns) + " ";
    equality_.append_child(pugi::node_comment).set_value(comment.c_str());
  }
  pugi::xml_node element = equality_.append_child("joint");
  AddWord(element, "joint1", joint.name);
  AddWord(element, "joint2", coordinate.name);
  AddFigures(element, "polycoef", fit.coefficients);
}

void MjcfBodyWriter::WriteCarrier(const body::Coordinate& coordinate) {
  pugi::xml_node body = AddBody(world_, body_names_.New(coordinate.name + "_value"));
  AddPlaceholderMass(body);
  pugi::xml_node joint = body.append_child("joint");
  AddWord(joint, "name", coordinate.name);
  AddWord(joint, "type", coordinate.is_length ? "slide" : "hinge");
  AddWord(joint, "axis", "0 0 1");
  AddRange(joint, coordinate);
}

}  // namespace psoas::labfiles
