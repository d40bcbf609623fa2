// The smooth union of the recipe's shapes as a signed distance: below 0 inside.
//
// Distances are exact for round capsules and of first order near the surface for the others, which
// is all that meshing, melting and weights need. The field is the mirror of itself in z = 0.
#pragma once

#include <string>
#include <vector>

#include "body/geometry.h"
#include "recipe.h"
#include "rest.h"

namespace psoas::skin {

/// A distance and the way outwards.
struct Reading {
  double distance = 0;
  Vec3 outwards{};  ///< of length 1, or 0 where there is none
};

/// A shape placed in the ground.
struct Placed {
  Shape kind = Shape::kCapsule;
  body::Placement inverse;  ///< ground to the shape's own frame
  Vec3 to{};                ///< capsule: second end in that frame, stretch taken out
  Vec3 scale{1, 1, 1};      ///< capsule: stretch; ellipsoid: radii
  double radius = 0, to_radius = 0;
  double blend = 0;
  bool cut = false;
  double edge_m = 0;
  Vec3 centre{};  ///< of a ball that holds it, in the ground
  double reach = 0;

  Reading Read(const Vec3& ground) const;
  /// Whether a point is farther away than this, judged by the ball around it.
  bool IsFartherThan(double distance, const Vec3& ground) const;
};

class Field {
 public:
  static Result<Field> Make(const Recipe& recipe, const std::vector<Bone>& bones);

  double Distance(const Vec3& ground) const;
  /// Of length about 1 near the surface.
  Vec3 Gradient(const Vec3& ground) const;
  /// How long the mesh's edges should be here.
  double EdgeLength(const Vec3& ground) const;
  /// A box that holds the body.
  Vec3 least() const { return least_; }
  Vec3 most() const { return most_; }

 private:
  std::vector<Placed> shapes_;
  double edge_m_ = 0;
  Vec3 least_{}, most_{};
};

}  // namespace psoas::skin
