#include "body/mujoco_wrap.h"

#include <algorithm>
#include <optional>

namespace psoas::body {
namespace {

using body::Cross;
using body::Dot;
using body::Norm;
using body::operator+;
using body::operator-;
using body::operator*;

constexpr double kTiny = 1e-15;  ///< below this MuJoCo takes a length for nothing

struct Point2 {
  double x = 0;
  double y = 0;
};
Point2 operator+(Point2 a, Point2 b) { return {a.x + b.x, a.y + b.y}; }
Point2 operator-(Point2 a, Point2 b) { return {a.x - b.x, a.y - b.y}; }
Point2 operator*(double s, Point2 a) { return {s * a.x, s * a.y}; }
double Dot(Point2 a, Point2 b) { return a.x * b.x + a.y * b.y; }
double Cross(Point2 a, Point2 b) { return a.x * b.y - a.y * b.x; }
double Norm(Point2 a) { return std::sqrt(Dot(a, a)); }

/// Of length 1; along the first axis when there is nothing to lengthen.
Point2 Unit(Point2 a) {
  const double norm = Norm(a);
  return norm < kTiny ? Point2{1, 0} : (1 / norm) * a;
}
Vec3 Unit(const Vec3& a) {
  const double norm = Norm(a);
  return norm < kTiny ? Vec3{1, 0, 0} : (1 / norm) * a;
}

/// Two points of the circle and the length of the arc between them.
struct Arc {
  Point2 first;
  Point2 second;
  double length = 0;
};

/// Do the lines from `a` to `b` and from `c` to `d` meet between their ends?
bool Meet(Point2 a, Point2 b, Point2 c, Point2 d) {
  const Point2 ab = b - a, cd = d - c, ca = a - c;
  const double determinant = cd.y * ab.x - cd.x * ab.y;
  if (std::abs(determinant) < kTiny) return false;
  const double on_ab = (cd.x * ca.y - cd.y * ca.x) / determinant;
  const double on_cd = (ab.x * ca.y - ab.y * ca.x) / determinant;
  return on_ab >= 0 && on_ab <= 1 && on_cd >= 0 && on_cd <= 1;
}

/// Where the tangent from `end` touches the circle, on the side that `turn` (+1, -1) says.
Point2 Tangent(Point2 end, double radius, double turn) {
  const double square = Dot(end, end);
  const double reach = turn * radius * std::sqrt(square - radius * radius);
  return {(end.x * radius * radius + reach * end.y) / square,
          (end.y * radius * radius - reach * end.x) / square};
}

/// The arc from a to b on the side that `turn` says: between 0 and a whole circle.
double ArcLength(Point2 a, Point2 b, double radius, double turn) {
  const double angle = std::acos(std::clamp(Dot(Unit(a), Unit(b)), -1.0, 1.0));
  const double cross = Cross(b, a);
  const bool long_way = turn > 0 ? cross < 0 : cross > 0;
  return radius * (long_way ? 2 * kPi - angle : angle);
}

/// The point of the segment that is nearest to the centre; `share` is how far along it lies, not
/// held to 0..1.
double NearestShare(Point2 from, Point2 along) { return -Dot(along, from) / Dot(along, along); }

std::optional<Arc> WrapOutside(Point2 from, Point2 to, double radius, const Point2* side) {
  const Point2 along = to - from;
  if (Dot(from, from) < radius * radius || Dot(to, to) < radius * radius || radius < kTiny ||
      Dot(along, along) < kTiny) {
    return std::nullopt;
  }
  const Point2 nearest = std::clamp(NearestShare(from, along), 0.0, 1.0) * along + from;
  const bool clear = Dot(nearest, nearest) > radius * radius;
  if (clear && (!side || Dot(*side, nearest) >= 0)) return std::nullopt;

  Arc ways[2];
  double merit[2];
  for (const int i : {0, 1}) {
    const double turn = i == 0 ? 1 : -1;
    Arc& way = ways[i];
    way = {Tangent(from, radius, turn), Tangent(to, radius, -turn), 0};
    way.length = ArcLength(way.first, way.second, radius, turn);
    const Point2 chord = way.first - way.second;
    merit[i] = side ? Dot(Unit(way.first + way.second), *side) : -Dot(chord, chord);
    if (Meet(from, way.first, to, way.second)) merit[i] = -10000;
  }
  const Arc& best = ways[merit[0] > merit[1] ? 0 : 1];
  if (Meet(from, best.first, to, best.second)) return std::nullopt;
  return best;
}

/// The sine of the angle of incidence at which a segment, whose ends lie at radius/a and radius/b
/// with `apart_rad` between them, touches the circle from within. Nothing when Newton's method,
/// which comes from the right and must fall, goes astray.
std::optional<double> SineOfTouch(double a, double b, double apart_rad) {
  constexpr int kMostSteps = 20;
  constexpr double kStart = 1 - 1e-7;
  constexpr double kToleranceRad = 1e-6;
  const auto excess = [&](double z) {
    return std::asin(a * z) + std::asin(b * z) - 2 * std::asin(z) + apart_rad;
  };
  const auto slope = [](double share, double z) {
    return share / std::max(kTiny, std::sqrt(1 - z * z * share * share));
  };
  double z = kStart;
  double left = excess(z);
  if (left > 0) return std::nullopt;
  for (int step = 0; std::abs(left) > kToleranceRad; ++step) {
    const double change = slope(a, z) + slope(b, z) - 2 * slope(1, z);
    if (step == kMostSteps || change > -kTiny) return std::nullopt;
    const double next = z - left / change;
    if (next > z) return std::nullopt;
    z = next;
    left = excess(z);
    if (left > kToleranceRad) return std::nullopt;
  }
  return z;
}

std::optional<Arc> WrapInside(Point2 from, Point2 to, double radius) {
  const double far0 = Norm(from), far1 = Norm(to);
  if (far0 <= radius || far1 <= radius || radius < kTiny) return std::nullopt;
  const Point2 along = to - from;
  const double square = Dot(along, along);
  if (square > kTiny) {
    const double share = NearestShare(from, along);
    if (share > 0 && share < 1 && Norm(from + share * along) <= radius) return std::nullopt;
  }
  const double cosine = (far0 * far0 + far1 * far1 - square) / (2 * far0 * far1);
  if (cosine < -1 + kTiny) return std::nullopt;

  // Half-way between the ends, where nothing better can be found.
  const Point2 middle = radius * Unit(0.5 * (from + to));
  if (cosine > 1 - kTiny) return Arc{middle, middle, 0};
  const auto z = SineOfTouch(radius / far0, radius / far1, std::acos(cosine));
  if (!z) return Arc{middle, middle, 0};
  const bool first = Cross(from, to) > 0;
  const double turn = std::asin(*z) - std::asin(radius / (first ? far0 : far1) * *z);
  const Point2 start = Unit(first ? from : to);
  const double c = std::cos(turn), s = std::sin(turn);
  const Point2 touch = radius * Point2{c * start.x - s * start.y, s * start.x + c * start.y};
  return Arc{touch, touch, 0};
}

/// The plane in which the segment is looked at: two directions in the surface's own frame.
struct Plane {
  Vec3 right{1, 0, 0};
  Vec3 up{0, 1, 0};

  Point2 Of(const Vec3& p) const { return {body::Dot(p, right), body::Dot(p, up)}; }
  Vec3 Back(Point2 p) const { return p.x * right + p.y * up; }
};

/// Through the centre of a sphere and both ends. Where they stand in line, any plane will do; it
/// is the one that MuJoCo takes.
Plane PlaneThrough(const Vec3& from, const Vec3& to) {
  const Vec3 right = Unit(from);
  Vec3 normal = Cross(from, to);
  if (Norm(normal) < kTiny) {
    const Vec3 size{std::abs(right[0]), std::abs(right[1]), std::abs(right[2])};
    Vec3 other{1, 1, 1};
    const std::size_t largest = size[2] > size[0] && size[2] > size[1]   ? 2
                                : size[1] > size[0] && size[1] > size[2] ? 1
                                                                         : 0;
    other[largest] = 0;
    normal = Cross(right, other);
  }
  return {right, Unit(Cross(Unit(normal), right))};
}

/// The heights along a cylinder at which a way of evenly rising slope meets and leaves it.
void Rise(const Vec3& from, const Vec3& to, Vec3& first, Vec3& second, double& length) {
  const double before = std::hypot(from[0] - first[0], from[1] - first[1]);
  const double after = std::hypot(to[0] - second[0], to[1] - second[1]);
  const double whole = before + length + after;
  first[2] = from[2] + (to[2] - from[2]) * before / whole;
  second[2] = from[2] + (to[2] - from[2]) * (before + length) / whole;
  length = std::hypot(length, second[2] - first[2]);
}

}  // namespace

WrapResult MujocoWrap(const Vec3& from, const Vec3& to, const Placement& surface, double radius_m,
                      Surface::Shape shape, const Vec3* side_site) {
  const Mat3 inward = Transpose(surface.turn);
  const Vec3 a = inward * (from - surface.at_m);
  const Vec3 b = inward * (to - surface.at_m);
  if (Norm(a) < kTiny || Norm(b) < kTiny) return {};

  const bool sphere = shape == Surface::Shape::kSphere;
  const Plane plane = sphere ? PlaneThrough(a, b) : Plane{};
  std::optional<Arc> arc;
  if (!side_site) {
    arc = WrapOutside(plane.Of(a), plane.Of(b), radius_m, nullptr);
  } else if (const Point2 side = plane.Of(inward * (*side_site - surface.at_m));
             Norm(side) >= radius_m) {
    const Point2 on_circle = radius_m * Unit(side);
    arc = WrapOutside(plane.Of(a), plane.Of(b), radius_m, &on_circle);
  } else {
    arc = WrapInside(plane.Of(a), plane.Of(b), radius_m);
  }
  if (!arc) return {};

  Vec3 first = plane.Back(arc->first), second = plane.Back(arc->second);
  double length = arc->length;
  if (!sphere) Rise(a, b, first, second, length);
  return {true, length, surface * first, surface * second};
}

}  // namespace psoas::body
