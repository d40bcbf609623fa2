#include "labfiles/osim_write_joints.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "labfiles/osim_writing.h"

namespace psoas::labfiles {

using body::Function;
using body::Motion;
using body::Vec3;

/// What one joint of OpenSim does: shifts, then turns.
struct OsimJointWriter::Axes {
  std::vector<const Motion*> slides;
  std::vector<const Motion*> turns;
};

namespace {

/// Sine of the least angle between two axes that OpenSim takes for different.
constexpr double kApart = 1e-3;

double Volume(const Vec3& a, const Vec3& b, const Vec3& c) {
  return std::abs(body::Dot(a, body::Cross(b, c)));
}

bool Parallel(const Vec3& a, const Vec3& b) { return body::Norm(body::Cross(a, b)) < kApart; }

/// Three axes for OpenSim, of which only the first ones are used: the others are filled up with
/// x, y or z, so that all three span space where the given ones leave room for it.
std::array<Vec3, 3> Filled(const std::vector<const Motion*>& motions) {
  std::array<Vec3, 3> axes{};
  for (std::size_t i = 0; i < motions.size(); ++i) axes[i] = motions[i]->axis;
  const std::array<Vec3, 3> units{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  if (motions.empty()) return units;
  if (motions.size() == 1) {
    axes[1] = *std::min_element(units.begin(), units.end(), [&](const Vec3& a, const Vec3& b) {
      return std::abs(body::Dot(a, axes[0])) < std::abs(body::Dot(b, axes[0]));
    });
  }
  if (motions.size() <= 2) {
    axes[2] = *std::max_element(units.begin(), units.end(), [&](const Vec3& a, const Vec3& b) {
      return Volume(axes[0], axes[1], a) < Volume(axes[0], axes[1], b);
    });
  }
  return axes;
}

bool Takes(const std::vector<const Motion*>& motions, const Vec3& axis) {
  if (motions.size() == 3) return false;
  for (const Motion* motion : motions) {
    if (Parallel(motion->axis, axis)) return false;
  }
  return motions.size() < 2 || Volume(motions[0]->axis, motions[1]->axis, axis) > kApart;
}

void WriteFunction(pugi::xml_node parent, const Function& function, const char* name) {
  const auto& c = function.coefficients;
  if (function.kind == Function::Kind::kSpline) {
    const auto spline = AddNamed(parent, "SimmSpline", name);
    AddNumbers(spline, "x", function.knots);
    AddNumbers(spline, "y", function.values);
  } else if (c.size() <= 1) {
    AddNumbers(AddNamed(parent, "Constant", name), "value", {c.empty() ? 0 : c[0]});
  } else if (c.size() == 2) {
    AddNumbers(AddNamed(parent, "LinearFunction", name), "coefficients", {c[1], c[0]});
  } else {
    const std::vector<double> falling(c.rbegin(), c.rend());
    AddNumbers(AddNamed(parent, "PolynomialFunction", name), "coefficients", falling);
  }
}

}  // namespace

bool BeginsAtGround(const body::Model& model) {
  const body::Bone& first = model.bones[0];
  const auto is_nothing = [](const body::Placement& placement) {
    return placement.at_m == Vec3{} && placement.turn == body::kIdentity;
  };
  return first.name == "ground" && first.motions.empty() && is_nothing(first.joint) &&
         is_nothing(first.own);
}

pugi::xml_node AddBody(pugi::xml_node bodies, const std::string& name) {
  const auto body = AddNamed(bodies, "Body", name);
  AddNumbers(body, "mass", {1});
  AddNumbers(body, "mass_center", {0, 0, 0});
  AddNumbers(body, "inertia", {0.01, 0.01, 0.01, 0, 0, 0});
  return body;
}

OsimJointWriter::OsimJointWriter(const body::Model& model, pugi::xml_node bodies,
                                 pugi::xml_node joints, pugi::xml_node constraints)
    : model_(model),
      bodies_(bodies),
      joints_(joints),
      constraints_(constraints),
      owners_(model.coordinates.size()) {}

void OsimJointWriter::Write() {
  const std::size_t first = BeginsAtGround(model_) ? 1 : 0;
  for (std::size_t i = first; i < model_.bones.size(); ++i) WriteBone(model_.bones[i]);
}

void OsimJointWriter::WriteBone(const body::Bone& bone) {
  std::vector<Axes> steps(1);
  for (const Motion& motion : bone.motions) {
    const bool slide = motion.kind == Motion::Kind::kSlide;
    const bool fits = slide ? steps.back().turns.empty() && Takes(steps.back().slides, motion.axis)
                            : Takes(steps.back().turns, motion.axis);
    if (!fits) steps.emplace_back();
    (slide ? steps.back().slides : steps.back().turns).push_back(&motion);
  }
  End parent{"ground", bone.joint};
  if (bone.parent >= 0) {
    parent.body = OsimName(model_.bones[static_cast<std::size_t>(bone.parent)].name);
  }
  const std::string own = OsimName(bone.name);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool last = i + 1 == steps.size();
    const End child{last ? own : own + "_step" + std::to_string(i + 1),
                    last ? bone.own : body::Placement{}};
    if (!last) AddBody(bodies_, child.body);
    WriteJoint(child.body + "_joint", parent, child, steps[i]);
    parent = {child.body, {}};
  }
}

std::string OsimJointWriter::CoordinateAt(int coordinate, const std::string& joint) {
  const body::Coordinate& source = model_.coordinates[static_cast<std::size_t>(coordinate)];
  std::string& owner = owners_[static_cast<std::size_t>(coordinate)];
  if (owner.empty()) owner = joint;
  if (owner == joint) return OsimName(source.name);
  const std::string suffix = joint.substr(0, joint.size() - std::string_view("_joint").size());
  std::string name = OsimName(source.name) + "_" + suffix;
  while (body::FindCoordinate(model_, name) >= 0) name += "_";
  return name;
}

void OsimJointWriter::WriteCoordinates(pugi::xml_node joint, const Axes& axes) {
  std::vector<int> used;
  for (const auto* motions : {&axes.turns, &axes.slides}) {
    for (const Motion* motion : *motions) {
      const bool new_one = std::find(used.begin(), used.end(), motion->coordinate) == used.end();
      if (motion->coordinate >= 0 && new_one) used.push_back(motion->coordinate);
    }
  }
  if (used.empty()) return;
  const auto coordinates = joint.append_child("coordinates");
  for (const int index : used) {
    const body::Coordinate& source = model_.coordinates[static_cast<std::size_t>(index)];
    const std::string name = CoordinateAt(index, joint.attribute("name").value());
    AddNumbers(AddNamed(coordinates, "Coordinate", name), "range",
               {source.least_rad, source.most_rad});
    if (name == OsimName(source.name)) continue;
    auto tie = AddNamed(constraints_, "CoordinateCouplerConstraint", name + "_follows");
    WriteFunction(tie.append_child("coupled_coordinates_function"), Function::Linear(1), "");
    AddText(tie, "independent_coordinate_names", OsimName(source.name));
    AddText(tie, "dependent_coordinate_name", name);
  }
}

void OsimJointWriter::WriteTransform(pugi::xml_node joint, const Axes& axes) {
  auto transform = joint.append_child("SpatialTransform");
  for (const auto& [start, motions] :
       {std::pair{"rotation", &axes.turns}, std::pair{"translation", &axes.slides}}) {
    const auto directions = Filled(*motions);
    for (std::size_t i = 0; i < 3; ++i) {
      const auto axis = AddNamed(transform, "TransformAxis", start + std::to_string(i + 1));
      const Motion* motion = i < motions->size() ? (*motions)[i] : nullptr;
      const bool moves = motion && motion->coordinate >= 0;
      AddText(axis, "coordinates",
              moves ? CoordinateAt(motion->coordinate, joint.attribute("name").value()) : "");
      AddNumbers(axis, "axis", directions[i]);
      const double fixed = motion ? body::Evaluate(motion->function, 0).value : 0;
      WriteFunction(axis, moves ? motion->function : Function::Constant(fixed), "function");
    }
  }
}

void OsimJointWriter::WriteJoint(const std::string& name, const End& parent, const End& child,
                                 const Axes& axes) {
  const bool still = axes.slides.empty() && axes.turns.empty();
  auto joint = AddNamed(joints_, still ? "WeldJoint" : "CustomJoint", name);
  AddText(joint, "socket_parent_frame", parent.body + "_offset");
  AddText(joint, "socket_child_frame", child.body + "_offset");
  WriteCoordinates(joint, axes);
  auto frames = joint.append_child("frames");
  for (const End* end : {&parent, &child}) {
    const auto frame = AddNamed(frames, "PhysicalOffsetFrame", end->body + "_offset");
    AddText(frame, "socket_parent", BodyPath(end->body));
    AddFrame(frame, "translation", "orientation", end->frame);
  }
  if (!still) WriteTransform(joint, axes);
}

}  // namespace psoas::labfiles
