// A body of one muscle: from a fixed point, round one surface about the origin (a cylinder's axis
// is z), to a point that goes wherever three coordinates put it. So a length is a function of a
// place, and its slopes are the gradient there.
#pragma once

#include "shipped_body.h"

namespace psoas::body {

inline Bone BoneOf(const std::string& name, int parent, std::vector<Motion> motions = {}) {
  Bone bone;
  bone.name = name;
  bone.parent = parent;
  bone.motions = std::move(motions);
  return bone;
}

inline Motion MotionBy(int coordinate, Motion::Kind kind, const Vec3& axis,
                       Function function = Function::Linear(1)) {
  Motion motion;
  motion.kind = kind;
  motion.axis = axis;
  motion.coordinate = coordinate;
  motion.function = std::move(function);
  return motion;
}

inline Station PointOn(int bone, const Vec3& at_m) {
  Station station;
  station.bone = bone;
  station.at_m = at_m;
  return station;
}

inline Station Over(int surface, int winding) {
  Station station;
  station.surface = surface;
  station.winding = winding;
  return station;
}

inline Muscle MuscleOver(std::vector<Station> path) {
  Muscle muscle;
  muscle.name = muscle.group = "muscle";
  muscle.path = std::move(path);
  return muscle;
}

struct Rig {
  Surface::Shape shape = Surface::Shape::kCylinder;
  double radius_m = 0.05;
  int winding = 1;
  Vec3 from_m{-0.1, 0, 0};
  bool backwards = false;  ///< the same way, from the moving end to the fixed one

  Model Build() const {
    Model model;
    model.id = model.title = "rig";
    for (const char* axis : {"x", "y", "z"}) {
      model.coordinates.push_back({axis, -1, 1, true, "", ""});
    }
    constexpr auto kSlide = Motion::Kind::kSlide;
    model.bones = {BoneOf("ground", -1),
                   BoneOf("mover", 0,
                          {MotionBy(0, kSlide, {1, 0, 0}), MotionBy(1, kSlide, {0, 1, 0}),
                           MotionBy(2, kSlide, {0, 0, 1})})};
    Surface surface;
    surface.name = "surface";
    surface.shape = shape;
    surface.radius_m = radius_m;
    model.surfaces = {surface};
    const Station fixed = PointOn(0, from_m), moving = PointOn(1, {});
    model.muscles = {backwards ? MuscleOver({moving, Over(0, -winding), fixed})
                               : MuscleOver({fixed, Over(0, winding), moving})};
    return model;
  }
};

/// Length, and gradient by the place of the moving end.
struct At {
  double length_m;
  Vec3 slope;
};

class RigBody {
 public:
  explicit RigBody(const Rig& rig) : plan_(Compiled(rig.Build())), evaluator_(plan_) {}

  At operator()(const Vec3& to_m) {
    At at{};
    evaluator_.Evaluate(to_m, {&at.length_m, 1}, at.slope);
    return at;
  }

 private:
  Plan plan_;
  Evaluator evaluator_;
};

}  // namespace psoas::body
