// Whether OpenSim would lead one straight piece of a muscle round a surface.
#pragma once

#include <optional>

#include "body/model.h"

namespace psoas::labfiles {

/// OpenSim's quadrant of a cylinder: the muscle keeps to the side where this axis points.
using OsimSide = std::optional<body::Vec3>;

struct OsimContact {
  /// kPossible: the piece passes on the wrong side; OpenSim then takes the piece that it lengthens
  /// least. kCertain: the piece runs through the surface; OpenSim takes the first of these.
  enum class Kind { kNone, kPossible, kCertain };
  Kind kind = Kind::kNone;
  double longer_m = 0;  ///< than the straight piece
  double gap_m = 0;     ///< from the straight piece to the surface; negative inside
  int winding = 0;      ///< as Station::winding; 0 for a sphere
};

/// `from` and `to` in the surface's frame, in the muscle's direction.
OsimContact Meet(const body::Surface& surface, const OsimSide& side, const body::Vec3& from,
                 const body::Vec3& to);

/// The winding of a muscle from `from` to `to` that keeps to `side`; never 0.
int WindingOnSide(const body::Vec3& side, const body::Vec3& from, const body::Vec3& to);

}  // namespace psoas::labfiles
