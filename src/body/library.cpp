#include "body/library.h"

#include <algorithm>

#include "base/json.h"
#include "body/model_file.h"

namespace psoas::body {
namespace {

constexpr double kLeastFactor = 0.5, kMostFactor = 2;

/// The twin of a name that ends in "_r", else empty.
std::string LeftOf(const std::string& name) {
  if (!name.ends_with("_r")) return "";
  return name.substr(0, name.size() - 1) + "l";
}

int Resolve(int found, const std::string& name, const std::string& place, Status& status) {
  if (found < 0 && status.ok()) {
    status = Error{ErrorCode::kNotFound, place, "there is no \"" + name + "\" before this",
                   "Declare it above, or mend the name."};
  }
  return found;
}

// Reflection in the plane z = 0. A turn by the same angle about the reflected axis does on the left
// what the first did on the right; a surface's frame is reflected in its own z as well, so that it
// stays right-handed, and its winding keeps its sign.
Vec3 Reflect(const Vec3& v) { return {v[0], v[1], -v[2]}; }
Vec3 ReflectTurnAxis(const Vec3& v) { return {-v[0], -v[1], v[2]}; }
Placement Reflect(const Placement& p) {
  Mat3 turn = p.turn;
  for (const std::size_t i : {2u, 5u, 6u, 7u}) turn[i] = -turn[i];
  return {Reflect(p.at_m), turn};
}

int LeftIndex(int index, const auto& items, auto find) {
  if (index < 0) return index;
  const std::string left = LeftOf(items[static_cast<std::size_t>(index)].name);
  return left.empty() ? index : find(left);
}

/// Adds the left twin of all that is the right's. Coordinates stand for both sides already.
class Mirror {
 public:
  explicit Mirror(Model& model) : model_(model) {}

  void Run() {
    ForEachRight(model_.bones, [&](Bone bone) { return Reflected(std::move(bone)); });
    ForEachRight(model_.surfaces, [&](Surface surface) {
      surface.bone = LeftBone(surface.bone);
      surface.placement = Reflect(surface.placement);
      return surface;
    });
    ForEachRight(model_.muscles, [&](Muscle muscle) { return Reflected(std::move(muscle)); });
  }

 private:
  template <class Item>
  void ForEachRight(std::vector<Item>& items, auto reflected) {
    for (std::size_t i = 0, count = items.size(); i < count; ++i) {
      const std::string left = LeftOf(items[i].name);
      if (left.empty()) continue;
      Item twin = reflected(items[i]);
      twin.name = left;
      items.push_back(std::move(twin));
    }
  }

  int LeftBone(int index) const {
    return LeftIndex(index, model_.bones, [&](const auto& name) { return FindBone(model_, name); });
  }

  Bone Reflected(Bone bone) const {
    bone.parent = LeftBone(bone.parent);
    bone.joint = Reflect(bone.joint);
    bone.own = Reflect(bone.own);
    for (Motion& motion : bone.motions) {
      motion.axis =
          motion.kind == Motion::Kind::kTurn ? ReflectTurnAxis(motion.axis) : Reflect(motion.axis);
      motion.coordinate = LeftIndex(motion.coordinate, model_.coordinates,
                                    [&](const auto& name) { return FindCoordinate(model_, name); });
    }
    return bone;
  }

  Muscle Reflected(Muscle muscle) const {
    if (const std::string left = LeftOf(muscle.group); !left.empty()) muscle.group = left;
    for (Station& station : muscle.path) {
      station.bone = LeftBone(station.bone);
      station.at_m = Reflect(station.at_m);
      station.surface = LeftIndex(station.surface, model_.surfaces,
                                  [&](const auto& name) { return FindSurface(model_, name); });
      if (station.side_site_m) station.side_site_m = Reflect(*station.side_site_m);
    }
    return muscle;
  }

  Model& model_;
};

/// Builds a Model from the records of a file, resolving names to indices.
class Builder {
 public:
  explicit Builder(const file::Document& document) : document_(document) {}

  Result<Model> Run() {
    model_.id = document_.id;
    model_.title = document_.title;
    for (const auto& s : document_.sources) {
      model_.sources.push_back({s.id, s.title, s.licence.value_or(""), s.note.value_or("")});
    }
    for (const auto& c : document_.coordinates) AddCoordinate(c);
    for (const auto& b : document_.bones) AddBone(b);
    for (const auto& s : document_.surfaces) AddSurface(s);
    for (const auto& m : document_.muscles) AddMuscle(m);
    if (document_.mirrored) CheckLeftCoordinates();
    if (!status_.ok()) return status_.error();
    if (document_.mirrored) Mirror(model_).Run();
    if (const Status sound = Check(model_); !sound.ok()) return sound.error();
    return std::move(model_);
  }

 private:
  void Note(const Status& status) {
    if (status_.ok() && !status.ok()) status_ = status;
  }

  template <class T>
  T Take(Result<T> result) {
    if (result.ok()) return std::move(result).value();
    Note(result.error());
    return T{};
  }

  /// A row without a source is allowed (an imported model may know none); a wrong one is not.
  std::string SourceOf(const std::optional<std::string>& named, const std::string& place) {
    const std::string id = named.value_or("");
    if (id.empty()) return id;
    for (const Source& source : model_.sources) {
      if (source.id == id) return id;
    }
    Note(Error{ErrorCode::kNotFound, place, "its source \"" + id + "\" is not listed",
               "List the source, or name one that is."});
    return id;
  }

  void AddCoordinate(const file::CoordinateRow& row) {
    const double unit = row.is_length ? 1 : kRadPerDeg;
    model_.coordinates.push_back({row.name, row.least_deg * unit, row.most_deg * unit,
                                  row.is_length, row.meaning.value_or(""),
                                  SourceOf(row.source, "coordinate " + row.name)});
  }

  /// Without its own coordinate a left joint would stand still, whatever the pose.
  void CheckLeftCoordinates() {
    for (const Coordinate& coordinate : model_.coordinates) {
      const std::string left = LeftOf(coordinate.name);
      if (left.empty() || FindCoordinate(model_, left) >= 0) continue;
      Note(Error{ErrorCode::kNotFound, "coordinate " + coordinate.name,
                 "a mirrored model has no \"" + left + "\" for its left side",
                 "Declare the coordinates of both sides."});
    }
  }

  void AddBone(const file::BoneRow& row) {
    const std::string place = "bone " + row.name;
    Bone bone;
    bone.name = row.name;
    bone.segment = row.segment.value_or("");
    bone.source = SourceOf(row.source, place);
    if (row.parent) {
      bone.parent =
          Resolve(FindBone(model_, *row.parent), *row.parent, place + ": parent", status_);
    }
    bone.joint = Take(file::ToPlacement(row.joint.value_or(file::FrameRow{}), place + ": joint"));
    bone.own = Take(file::ToPlacement(row.own.value_or(file::FrameRow{}), place + ": own"));
    for (const auto& motion : row.motions) {
      bone.motions.push_back(ToMotion(motion, place + ": motions"));
    }
    model_.bones.push_back(std::move(bone));
  }

  Motion ToMotion(const file::MotionRow& row, const std::string& place) {
    Motion motion;
    motion.kind = row.turn.empty() ? Motion::Kind::kSlide : Motion::Kind::kTurn;
    motion.axis = Take(file::ToVec3(row.turn.empty() ? row.slide : row.turn, place));
    motion.function = Take(file::ToFunction(row, place));
    if (row.by) {
      motion.coordinate = Resolve(FindCoordinate(model_, *row.by), *row.by, place, status_);
    }
    return motion;
  }

  void AddSurface(const file::SurfaceRow& row) {
    const std::string place = "surface " + row.name;
    Surface surface;
    surface.name = row.name;
    surface.shape = row.shape;
    surface.bone = Resolve(FindBone(model_, row.bone), row.bone, place, status_);
    surface.placement = Take(file::ToPlacement({row.at_m, row.turn_xyz_rad, row.quat}, place));
    surface.radius_m = row.radius_m;
    surface.length_m = row.length_m.value_or(0);
    surface.source = SourceOf(row.source, place);
    model_.surfaces.push_back(std::move(surface));
  }

  void AddMuscle(const file::MuscleRow& row) {
    const std::string place = "muscle " + row.name;
    Muscle muscle;
    muscle.name = row.name;
    muscle.group = row.group.value_or(row.name);
    muscle.weight = row.weight.value_or(1);
    muscle.weight_source = SourceOf(row.weight_source, place);
    muscle.source = SourceOf(row.source, place);
    for (const auto& station : row.path) muscle.path.push_back(ToStation(station, place));
    model_.muscles.push_back(std::move(muscle));
  }

  Station ToStation(const file::StationRow& row, const std::string& place) {
    Station station;
    station.source = SourceOf(row.source, place);
    if (!row.surface) {
      const std::string bone = row.bone.value_or("");
      station.bone = Resolve(FindBone(model_, bone), bone, place, status_);
      station.at_m = Take(file::ToVec3(row.at_m, place));
      return station;
    }
    station.surface = Resolve(FindSurface(model_, *row.surface), *row.surface, place, status_);
    station.winding = row.winding.value_or(0);
    if (!row.side_site_m.empty()) station.side_site_m = Take(file::ToVec3(row.side_site_m, place));
    return station;
  }

  const file::Document& document_;
  Model model_;
  Status status_ = Done{};
};

}  // namespace

Result<Model> ReadModel(std::string_view json) {
  const auto document = file::ReadDocument(json);
  if (!document.ok()) return document.error();
  return Builder(*document).Run();
}

std::string WriteModel(const Model& model) { return file::WriteDocument(file::ToDocument(model)); }

Result<Model> Scale(Model model, const std::map<std::string, double>& factors) {
  for (const auto& [segment, factor] : factors) {
    const bool known = std::any_of(model.bones.begin(), model.bones.end(),
                                   [&](const Bone& bone) { return bone.segment == segment; });
    if (!known || segment.empty()) {
      return Error{ErrorCode::kNotFound, segment, "the model has no segment of this name",
                   "Name one of its segments, such as pelvis or thigh."};
    }
    if (!(factor >= kLeastFactor && factor <= kMostFactor)) {
      return Error{ErrorCode::kInvalid, segment, "a segment is scaled by 0.5 to 2",
                   "Divide the person's length by the model's, in the same unit."};
    }
  }
  const auto factor_of = [&](int bone) {
    if (bone < 0) return 1.0;
    const auto found = factors.find(model.bones[static_cast<std::size_t>(bone)].segment);
    return found == factors.end() ? 1.0 : found->second;
  };
  for (std::size_t i = 0; i < model.bones.size(); ++i) {
    Bone& bone = model.bones[i];
    // What lies in the parent grows with the parent, and so does how far the joint travels on it.
    const double outer = factor_of(bone.parent), inner = factor_of(static_cast<int>(i));
    bone.joint.at_m = outer * bone.joint.at_m;
    bone.own.at_m = inner * bone.own.at_m;
    for (Motion& motion : bone.motions) {
      if (motion.kind == Motion::Kind::kSlide) motion.function = motion.function.Times(outer);
    }
  }
  for (Surface& surface : model.surfaces) {
    const double factor = factor_of(surface.bone);
    surface.placement.at_m = factor * surface.placement.at_m;
    surface.radius_m *= factor;
    surface.length_m *= factor;
  }
  for (Muscle& muscle : model.muscles) {
    for (Station& station : muscle.path) {
      if (station.is_point()) station.at_m = factor_of(station.bone) * station.at_m;
      if (station.side_site_m) {
        const int bone = model.surfaces[static_cast<std::size_t>(station.surface)].bone;
        station.side_site_m = factor_of(bone) * *station.side_site_m;
      }
    }
  }
  return model;
}

}  // namespace psoas::body
