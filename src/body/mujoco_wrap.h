// How MuJoCo lets a tendon bend round a sphere or a cylinder, one segment at a time.
//
// The rule of MuJoCo 2.2.2 (its XML reference, under tendon/spatial/geom): the segment is laid into
// a plane (a sphere: through its centre and both ends; a cylinder: across its axis), where it goes
// round a circle.
//   no side site      it bends only where the straight line cuts the circle, the shorter way
//   side site outside it bends towards the site: also where the straight line passes the centre on
//                     the far side
//   side site inside  (as laid into the plane) it passes through the circle and touches it from
//                     within at one point, found by Newton's method to 1e-6 rad
// The rule jumps where the better of two ways changes, and where a site changes from inside to
// outside; both are MuJoCo's and are kept. Without a side site MuJoCo 4.0.0 does the same; with one
// it goes straight, or round the other side, in some segments (docs/labfiles/mjcf.md).
#pragma once

#include "body/model.h"

namespace psoas::body {

struct WrapResult {
  bool wraps = false;       ///< false: the segment is straight, and the rest is of no account
  double arc_length_m = 0;  ///< along the surface; 0 when it touches from within
  Vec3 first_m{};           ///< where it meets the surface, seen from `from`
  Vec3 second_m{};          ///< where it leaves; the same point when it touches from within
};

/// All points, and `surface`, in one frame. `side_site` may be null. Lengths in metres. MuJoCo
/// counts both contact points as fixed to the surface when it derives moment arms.
WrapResult MujocoWrap(const Vec3& from, const Vec3& to, const Placement& surface, double radius_m,
                      Surface::Shape shape, const Vec3* side_site);

}  // namespace psoas::body
