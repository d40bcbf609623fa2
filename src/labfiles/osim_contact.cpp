#include "labfiles/osim_contact.h"

#include <algorithm>
#include <cmath>

namespace psoas::labfiles {

using body::operator*;
using body::operator-;
using body::operator+;

namespace {

using body::Dot;
using body::Norm;
using body::Vec3;
using Kind = OsimContact::Kind;

/// How a taut line from one point to another lies on a circle of this radius about the origin.
struct Taut {
  double before_m;
  double arc_m;
  double after_m;
  double length_m() const { return before_m + arc_m + after_m; }
};

Taut RoundCircle(double radius, double from_m, double to_m, double angle) {
  const double lean = std::acos(radius / from_m) + std::acos(radius / to_m);
  double arc = std::fmod(angle - lean, 2 * body::kPi);
  if (arc < 0) arc += 2 * body::kPi;
  return {std::sqrt(from_m * from_m - radius * radius), radius * arc,
          std::sqrt(to_m * to_m - radius * radius)};
}

/// The part of 0..1 along from..to where it comes nearest to the origin, and how near.
struct Nearest {
  double t;
  Vec3 at;
};
Nearest NearestToOrigin(const Vec3& from, const Vec3& to) {
  const Vec3 along = to - from;
  const double square = Dot(along, along);
  const double t = square > 0 ? -Dot(from, along) / square : 0;
  return {t, from + t * along};
}

double Gap(const Nearest& nearest, const Vec3& from, const Vec3& to, double radius) {
  const bool between = nearest.t > 0 && nearest.t < 1;
  return (between ? Norm(nearest.at) : std::min(Norm(from), Norm(to))) - radius;
}

OsimContact MeetSphere(const body::Surface& surface, const Vec3& from, const Vec3& to) {
  OsimContact contact;
  const Nearest nearest = NearestToOrigin(from, to);
  contact.gap_m = Gap(nearest, from, to, surface.radius_m);
  const bool outside = std::min(Norm(from), Norm(to)) >= surface.radius_m;
  if (!outside || contact.gap_m >= 0) return contact;
  contact.kind = Kind::kCertain;
  const double angle = std::acos(std::clamp(Dot(from, to) / (Norm(from) * Norm(to)), -1.0, 1.0));
  contact.longer_m =
      RoundCircle(surface.radius_m, Norm(from), Norm(to), angle).length_m() - Norm(to - from);
  return contact;
}

Kind KindOf(const OsimSide& side, const Vec3& from, const Vec3& to, const Nearest& nearest,
            double radius) {
  const bool through = Norm(nearest.at) < radius && nearest.t > 0 && nearest.t < 1;
  if (!side) return through ? Kind::kCertain : Kind::kNone;
  const bool from_there = Dot(from, *side) > 0;
  const bool to_there = Dot(to, *side) > 0;
  if (!from_there && !to_there) return Kind::kPossible;
  if (through) return Kind::kCertain;
  const bool wrong_side = from_there != to_there && Dot(nearest.at, *side) <= 0;
  return wrong_side ? Kind::kPossible : Kind::kNone;
}

/// Anticlockwise about z from one point to the other, 0..2 pi.
double AngleAboutZ(const Vec3& from, const Vec3& to) {
  const double angle =
      std::atan2(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
  return angle < 0 ? angle + 2 * body::kPi : angle;
}

OsimContact MeetCylinder(const body::Surface& surface, const OsimSide& side, const Vec3& from,
                         const Vec3& to) {
  OsimContact contact;
  const double radius = surface.radius_m;
  const Vec3 flat_from{from[0], from[1], 0}, flat_to{to[0], to[1], 0};
  const Nearest nearest = NearestToOrigin(flat_from, flat_to);
  contact.gap_m = Gap(nearest, flat_from, flat_to, radius);
  const double anticlockwise = AngleAboutZ(from, to);
  contact.winding = side ? WindingOnSide(*side, from, to) : anticlockwise < body::kPi ? 1 : -1;
  if (std::min(Norm(flat_from), Norm(flat_to)) < radius) return contact;
  contact.kind = KindOf(side, flat_from, flat_to, nearest, radius);
  if (contact.kind == Kind::kNone) return contact;
  const double angle = contact.winding > 0 ? anticlockwise : 2 * body::kPi - anticlockwise;
  const Taut taut = RoundCircle(radius, Norm(flat_from), Norm(flat_to), angle);
  const double rise = to[2] - from[2];
  const double total = taut.length_m();
  contact.longer_m = std::hypot(total, rise) - Norm(to - from);
  const double half = surface.length_m / 2;
  const auto beyond = [&](double flat) { return std::abs(from[2] + rise * flat / total) > half; };
  if (beyond(taut.before_m) && beyond(taut.before_m + taut.arc_m)) contact.kind = Kind::kNone;
  return contact;
}

}  // namespace

int WindingOnSide(const Vec3& side, const Vec3& from, const Vec3& to) {
  return Dot(to - from, body::Cross({0, 0, 1}, side)) >= 0 ? 1 : -1;
}

OsimContact Meet(const body::Surface& surface, const OsimSide& side, const Vec3& from,
                 const Vec3& to) {
  return surface.shape == body::Surface::Shape::kSphere ? MeetSphere(surface, from, to)
                                                        : MeetCylinder(surface, side, from, to);
}

}  // namespace psoas::labfiles
