#include "body/model.h"

#include <cmath>
#include <set>

namespace psoas::body {
namespace {

constexpr double kUnitTolerance = 1e-6;

/// False for what is not a number, too.
bool Within(double value, double most) { return std::abs(value) <= most; }

bool Within(const Vec3& v, double most) {
  return Within(v[0], most) && Within(v[1], most) && Within(v[2], most);
}

bool IsRotation(const Mat3& m) {
  const Mat3 square = m * Transpose(m);
  for (std::size_t i = 0; i < 9; ++i) {
    if (!(std::abs(square[i] - kIdentity[i]) < kUnitTolerance)) return false;
  }
  return true;
}

/// Collects the first thing that is wrong.
class Checker {
 public:
  explicit Checker(const Model& model) : model_(model) {}

  Status Run() {
    CheckNames();
    CheckCoordinates();
    for (std::size_t i = 0; i < model_.bones.size(); ++i) CheckBone(i);
    for (const Surface& surface : model_.surfaces) CheckSurface(surface);
    for (const Muscle& muscle : model_.muscles) CheckMuscle(muscle);
    return status_;
  }

 private:
  void Refuse(const std::string& place, const std::string& what, const std::string& mend) {
    if (status_.ok()) status_ = Error{ErrorCode::kInvalid, place, what, mend};
  }

  template <class Items>
  void CheckNamesOf(const Items& items, const std::string& kind) {
    std::set<std::string> seen;
    for (const auto& item : items) {
      if (item.name.empty()) Refuse(kind, "one has no name", "Give each a name.");
      if (!seen.insert(item.name).second) {
        Refuse(kind + " " + item.name, "the name stands twice", "Give each a name of its own.");
      }
    }
  }

  void CheckNames() {
    if (model_.bones.empty()) Refuse("bones", "there are none", "A model has at least one bone.");
    CheckNamesOf(model_.coordinates, "coordinate");
    CheckNamesOf(model_.bones, "bone");
    CheckNamesOf(model_.surfaces, "surface");
    CheckNamesOf(model_.muscles, "muscle");
  }

  void CheckCoordinates() {
    for (const Coordinate& coordinate : model_.coordinates) {
      if (!(coordinate.least_rad <= coordinate.most_rad)) {
        Refuse("coordinate " + coordinate.name, "its range is empty or not a number",
               "Write the least value first.");
      }
      if (!Within(coordinate.least_rad, kMostRange) || !Within(coordinate.most_rad, kMostRange)) {
        Refuse("coordinate " + coordinate.name, "its range goes beyond 100,000 radians or metres",
               "Write the range that the joint has.");
      }
    }
  }

  void CheckFunction(const std::string& place, const Function& function) {
    if (function.kind == Function::Kind::kSpline) {
      const auto spline = Function::Spline(function.knots, function.values);
      if (!spline.ok()) Refuse(place, spline.error().message, spline.error().mend);
    }
    for (const auto* figures : {&function.coefficients, &function.knots, &function.values}) {
      for (const double figure : *figures) {
        if (Within(figure, kMostFunctionFigure)) continue;
        Refuse(place, "a figure of a motion is beyond a million", "Write radians or metres.");
      }
    }
  }

  void CheckPlace(const std::string& place, const Vec3& at_m) {
    if (Within(at_m, kMostPlace_m)) return;
    Refuse(place, "a figure of its place is not within 100 m", "Write metres, not millimetres.");
  }

  void CheckFrame(const std::string& place, const Placement& frame) {
    CheckPlace(place, frame.at_m);
    if (!IsRotation(frame.turn)) {
      Refuse(place, "a frame is not a rotation", "Write a rotation of length 1.");
    }
  }

  void CheckBone(std::size_t index) {
    const Bone& bone = model_.bones[index];
    const std::string place = "bone " + bone.name;
    const bool root_is_first = (bone.parent < 0) == (index == 0);
    if (!root_is_first || bone.parent >= static_cast<int>(index)) {
      Refuse(place, "its parent does not stand before it",
             "Begin with the one bone that has no parent; list parents before children.");
    }
    CheckFrame(place + ": joint", bone.joint);
    CheckFrame(place + ": own", bone.own);
    for (const Motion& motion : bone.motions) {
      if (!(std::abs(Norm(motion.axis) - 1) < kUnitTolerance)) {
        Refuse(place, "an axis is not of length 1", "Divide the axis by its length.");
      }
      if (motion.coordinate < -1 ||
          motion.coordinate >= static_cast<int>(model_.coordinates.size())) {
        Refuse(place, "a motion follows a coordinate that is not there", "Declare the coordinate.");
      }
      CheckFunction(place, motion.function);
    }
  }

  bool IsBone(int index) const {
    return index >= 0 && index < static_cast<int>(model_.bones.size());
  }

  void CheckSurface(const Surface& surface) {
    const std::string place = "surface " + surface.name;
    if (!IsBone(surface.bone)) Refuse(place, "its bone is not there", "Declare the bone.");
    CheckFrame(place, surface.placement);
    if (!(surface.radius_m > 0 && surface.radius_m <= kMostRadius_m)) {
      Refuse(place, "its radius is not above 0 and at most 10 m", "Write the radius in metres.");
    }
    if (!(surface.length_m >= 0 && surface.length_m <= kMostPlace_m)) {
      Refuse(place, "its length is not from 0 to 100 m", "Write the length in metres.");
    }
  }

  void CheckStation(const Muscle& muscle, std::size_t index) {
    const Station& station = muscle.path[index];
    const std::string place = "muscle " + muscle.name + ": path[" + std::to_string(index) + "]";
    if (station.is_point()) {
      if (!IsBone(station.bone)) Refuse(place, "its bone is not there", "Declare the bone.");
      CheckPlace(place, station.at_m);
      return;
    }
    if (station.side_site_m) CheckPlace(place, *station.side_site_m);
    if (station.surface >= static_cast<int>(model_.surfaces.size())) {
      Refuse(place, "its surface is not there", "Declare the surface.");
    }
    if (station.winding < -1 || station.winding > 1) {
      Refuse(place, "a winding is -1, 0 or 1", "Write the side that the muscle passes.");
    }
    const bool between_points = index > 0 && index + 1 < muscle.path.size() &&
                                muscle.path[index - 1].is_point() &&
                                muscle.path[index + 1].is_point();
    if (!between_points) {
      Refuse(place, "a surface does not stand between two points",
             "Put a point before and after each surface.");
    }
  }

  void CheckMuscle(const Muscle& muscle) {
    if (muscle.path.size() < 2) {
      Refuse("muscle " + muscle.name, "its path has fewer than two points",
             "Give its origin and its insertion.");
    }
    if (!(muscle.weight > 0 && muscle.weight <= kMostWeight)) {
      Refuse("muscle " + muscle.name, "its weight is not above 0 and at most a million",
             "Write its cross-section.");
    }
    for (std::size_t i = 0; i < muscle.path.size(); ++i) CheckStation(muscle, i);
  }

  const Model& model_;
  Status status_ = Done{};
};

template <class Items>
int Find(const Items& items, const std::string& name) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

Status Check(const Model& model) { return Checker(model).Run(); }

int FindCoordinate(const Model& model, const std::string& name) {
  return Find(model.coordinates, name);
}
int FindBone(const Model& model, const std::string& name) { return Find(model.bones, name); }
int FindSurface(const Model& model, const std::string& name) { return Find(model.surfaces, name); }
int FindMuscle(const Model& model, const std::string& name) { return Find(model.muscles, name); }

}  // namespace psoas::body
