#include "labfiles/osim_write_muscles.h"

#include <cmath>

#include "labfiles/osim_writing.h"
#include "labfiles/sample_poses.h"

namespace psoas::labfiles {
namespace {

using body::Muscle;
using body::Placement;
using body::Station;
using body::Surface;
using body::Vec3;
using body::operator+;
using body::operator-;
using body::operator*;

/// Muscles within 45 degrees share a wrap object.
constexpr double kSameSideCosine = 0.7071;

Vec3 Unit(const Vec3& v) {
  const double length = body::Norm(v);
  return length > 0 ? (1 / length) * v : Vec3{1, 0, 0};
}

Vec3 InGround(const std::vector<Placement>& placed, const Station& point) {
  return placed[static_cast<std::size_t>(point.bone)] * point.at_m;
}

/// Where the muscle passes the surface at path[at], as a direction in the surface's frame: the
/// mean over all poses.
Vec3 PassingSide(const body::Model& model, const std::vector<std::vector<Placement>>& frames,
                 const Muscle& muscle, std::size_t at) {
  const Station& station = muscle.path[at];
  const Surface& surface = model.surfaces[static_cast<std::size_t>(station.surface)];
  Vec3 sum{};
  for (const auto& placed : frames) {
    const Vec3 along =
        InGround(placed, muscle.path[at + 1]) - InGround(placed, muscle.path[at - 1]);
    const body::Mat3 turn =
        (placed[static_cast<std::size_t>(surface.bone)] * surface.placement).turn;
    const Vec3 local = body::Transpose(turn) * along;
    sum = sum + Unit({station.winding * local[1], -station.winding * local[0], 0});
  }
  return sum;
}

}  // namespace

OsimMuscleWriter::OsimMuscleWriter(const body::Model& model) : model_(model) {
  for (const auto& pose : SamplePoses(model.coordinates)) {
    frames_.push_back(PlaceBones(model, pose));
  }
  for (const Muscle& muscle : model.muscles) {
    used_.emplace_back();
    for (std::size_t at = 0; at < muscle.path.size(); ++at) {
      if (muscle.path[at].is_point()) continue;
      used_.back().push_back(CopyFor(muscle.path[at], PassingSide(model, frames_, muscle, at)));
    }
  }
  for (std::size_t i = 0; i < model.surfaces.size(); ++i) {
    const bool written = [&] {
      for (const Copy& copy : copies_) {
        if (copy.surface == static_cast<int>(i)) return true;
      }
      return false;
    }();
    if (!written)
      copies_.push_back({static_cast<int>(i), OsimName(model.surfaces[i].name), false, {}});
  }
}

int OsimMuscleWriter::CopyFor(const Station& station, const Vec3& side) {
  const Surface& surface = model_.surfaces[static_cast<std::size_t>(station.surface)];
  const bool one_sided = surface.shape == Surface::Shape::kCylinder && station.winding != 0;
  int same = 0;
  for (std::size_t i = 0; i < copies_.size(); ++i) {
    Copy& copy = copies_[i];
    if (copy.surface != station.surface) continue;
    ++same;
    if (copy.one_sided != one_sided) continue;
    if (one_sided && body::Dot(Unit(copy.side), Unit(side)) < kSameSideCosine) continue;
    copy.side = copy.side + side;
    return static_cast<int>(i);
  }
  std::string name = OsimName(surface.name);
  if (same > 0) name += "_" + std::to_string(same + 1);
  while (same > 0 && body::FindSurface(model_, name) >= 0) name += "_";
  copies_.push_back({station.surface, name, one_sided, side});
  return static_cast<int>(copies_.size()) - 1;
}

void OsimMuscleWriter::WriteSurfaces(pugi::xml_node frame, int bone) const {
  pugi::xml_node objects;
  for (const Copy& copy : copies_) {
    const Surface& surface = model_.surfaces[static_cast<std::size_t>(copy.surface)];
    if (surface.bone != bone) continue;
    if (!objects) objects = AddSet(frame, "WrapObjectSet");
    const bool cylinder = surface.shape == Surface::Shape::kCylinder;
    const auto element = AddNamed(objects, cylinder ? "WrapCylinder" : "WrapSphere", copy.name);
    const double about_z = copy.one_sided ? std::atan2(copy.side[1], copy.side[0]) : 0;
    const Placement turned = surface.placement * Placement{{}, body::Turn({0, 0, 1}, about_z)};
    AddFrame(element, "translation", "xyz_body_rotation", turned);
    AddText(element, "quadrant", copy.one_sided ? "x" : "all");
    AddNumbers(element, "radius", {surface.radius_m});
    if (cylinder) AddNumbers(element, "length", {surface.length_m});
  }
}

void OsimMuscleWriter::WriteMuscles(pugi::xml_node forces) const {
  for (std::size_t i = 0; i < model_.muscles.size(); ++i) WriteMuscle(forces, i);
}

void OsimMuscleWriter::WriteMuscle(pugi::xml_node forces, std::size_t index) const {
  const Muscle& muscle = model_.muscles[index];
  const std::string name = OsimName(muscle.name);
  auto element = AddNamed(forces, "Thelen2003Muscle", name);
  auto path = AddNamed(element, "GeometryPath", "path");
  auto points = path.append_child("PathPointSet").append_child("objects");
  pugi::xml_node wraps;
  int count = 0;
  std::size_t surfaces = 0;
  double straight_m = 0;
  const Station* previous = nullptr;
  for (const Station& station : muscle.path) {
    if (station.is_point()) {
      const auto point = AddNamed(points, "PathPoint", name + "-P" + std::to_string(++count));
      const auto& bone = model_.bones[static_cast<std::size_t>(station.bone)].name;
      AddText(point, "socket_parent_frame", BodyPath(bone));
      AddNumbers(point, "location", station.at_m);
      if (previous) {
        straight_m += body::Norm(InGround(frames_[0], station) - InGround(frames_[0], *previous));
      }
      previous = &station;
      continue;
    }
    if (!wraps) wraps = path.append_child("PathWrapSet").append_child("objects");
    const Copy& copy = copies_[static_cast<std::size_t>(used_[index][surfaces++])];
    const auto wrap = AddNamed(wraps, "PathWrap", name + "-W" + std::to_string(surfaces));
    AddText(wrap, "wrap_object", copy.name);
    AddText(wrap, "method", "hybrid");
    AddText(wrap, "range", std::to_string(count) + " " + std::to_string(count + 1));
  }
  AddNumbers(element, "max_isometric_force", {1});
  AddNumbers(element, "optimal_fiber_length", {straight_m / 2});
  AddNumbers(element, "tendon_slack_length", {straight_m / 2});
  AddNumbers(element, "pennation_angle_at_optimal", {0});
}

}  // namespace psoas::labfiles
