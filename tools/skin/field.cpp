#include "field.h"

#include <algorithm>
#include <cmath>

namespace psoas::skin {
namespace {

constexpr double kFar_m = 1e6;  // beyond every shape
constexpr double kSlopeStep_m = 5e-4;
constexpr double kLeastRounding = 0.4;  // share of the width: less shows as a crease
// The field is read on the right side only, so a left limb is the other one: two legs that touch
// must not grow together.
constexpr double kOtherLimbShare = 0.2;
constexpr double kEdgeReach_m = 0.03;  // how far a shape's edge length spreads

Vec3 ToVec3(const std::vector<double>& list, const Vec3& otherwise = {}) {
  return list.empty() ? otherwise : Vec3{list[0], list[1], list[2]};
}
Vec3 Over(const Vec3& a, const Vec3& b) { return {a[0] / b[0], a[1] / b[1], a[2] / b[2]}; }

/// A ball at the origin and one at `to`, and the cone that touches both.
double RoundCone(const Vec3& p, const Vec3& to, double r1, double r2) {
  const double l2 = Dot(to, to), rr = r1 - r2;
  if (l2 <= rr * rr) return Norm(p) - std::max(r1, r2);  // one ball holds the other
  const double a2 = l2 - rr * rr, il2 = 1 / l2;
  const double y = Dot(p, to), z = y - l2;
  const Vec3 across = l2 * p - y * to;
  const double x2 = Dot(across, across), y2 = y * y * l2, z2 = z * z * l2;
  const double k = std::copysign(rr * rr * x2, rr);
  if (std::copysign(a2 * z2, z) > k) return std::sqrt(x2 + z2) * il2 - r2;
  if (std::copysign(a2 * y2, y) < k) return std::sqrt(x2 + y2) * il2 - r1;
  return (std::sqrt(x2 * a2 * il2) + y * rr) * il2 - r1;
}

Vec3 Unit(const Vec3& way) {
  const double length = Norm(way);
  return length > 1e-9 ? 1 / length * way : Vec3{};
}

Reading Capsule(const Placed& shape, const Vec3& own) {
  const Vec3 p = Over(own, shape.scale);
  const double distance = RoundCone(p, shape.to, shape.radius, shape.to_radius);
  const double l2 = Dot(shape.to, shape.to);
  const double share = l2 > 0 ? std::clamp(Dot(p, shape.to) / l2, 0.0, 1.0) : 0;
  const Vec3 slope = Over(Unit(p - share * shape.to), shape.scale);
  const double steep = Norm(slope);
  const double narrowest = std::min({shape.scale[0], shape.scale[1], shape.scale[2]});
  return {steep > 0 ? distance / steep : distance * narrowest, Unit(slope)};
}

Reading Ellipsoid(const Placed& shape, const Vec3& own) {
  const Vec3 p = Over(own, shape.scale), slope = Over(p, shape.scale);
  const double k0 = Norm(p), k1 = Norm(slope);
  const double narrowest = std::min({shape.scale[0], shape.scale[1], shape.scale[2]});
  return {k1 > 1e-9 ? k0 * (k0 - 1) / k1 : -narrowest, Unit(slope)};
}

/// The lesser of the two, rounded over a width where they meet at an angle. Where they run along
/// each other rounding would only swell them, so there it is less (Gourmel and others 2013).
Reading Melt(const Reading& a, const Reading& b, double width) {
  const double agree = Dot(a.outwards, b.outwards);
  const double angle = agree > 0 ? 1 - agree * agree : 1;
  const double round = width * (kLeastRounding + (1 - kLeastRounding) * angle);
  const Reading& lesser = a.distance < b.distance ? a : b;
  const double h = round > 0 ? std::max(0.0, 1 - std::abs(a.distance - b.distance) / round) : 0;
  if (h <= 0) return lesser;
  const Reading& greater = a.distance < b.distance ? b : a;
  return {lesser.distance - h * h * round / 4,
          Unit(lesser.outwards + h / 2 * (greater.outwards - lesser.outwards))};
}

Reading Inside(const Reading& reading) { return {-reading.distance, -1 * reading.outwards}; }

body::Placement Inverse(const body::Placement& p) {
  const body::Mat3 turn = body::Transpose(p.turn);
  return {-1 * (turn * p.at_m), turn};
}

Placed Place(const ShapeRow& row, const body::Placement& bone) {
  Placed shape;
  shape.kind = row.shape;
  shape.blend = row.blend_m * (row.bone.ends_with("_l") ? kOtherLimbShare : 1);
  shape.cut = row.cut;
  shape.edge_m = row.edge_m.value_or(0);
  const Vec3 at = ToVec3(row.at_m);
  const body::Placement own =
      bone * body::Placement{at, body::TurnXyz(body::kRadPerDeg * ToVec3(row.turn_xyz_deg))};
  shape.inverse = Inverse(own);
  if (row.shape == Shape::kEllipsoid) {
    shape.scale = ToVec3(row.radii_m);
    shape.centre = own.at_m;
    shape.reach = *std::max_element(shape.scale.begin(), shape.scale.end());
    return shape;
  }
  shape.scale = ToVec3(row.stretch, {1, 1, 1});
  const Vec3 way = ToVec3(row.to_m) - at;
  shape.to = Over(way, shape.scale);
  shape.radius = *row.radius_m;
  shape.to_radius = row.to_radius_m.value_or(shape.radius);
  shape.centre = own * (0.5 * way);
  shape.reach = Norm(way) / 2 + std::max(shape.radius, shape.to_radius) *
                                    *std::max_element(shape.scale.begin(), shape.scale.end());
  return shape;
}

}  // namespace

Reading Placed::Read(const Vec3& ground) const {
  const Vec3 own = inverse * ground;
  const Reading there = kind == Shape::kCapsule ? Capsule(*this, own) : Ellipsoid(*this, own);
  return {there.distance, body::Transpose(inverse.turn) * there.outwards};
}

bool Placed::IsFartherThan(double distance, const Vec3& ground) const {
  const Vec3 way = ground - centre;
  const double most = distance + reach;
  return most < 0 || Dot(way, way) > most * most;
}

Result<Field> Field::Make(const Recipe& recipe, const std::vector<Bone>& bones) {
  Field field;
  field.edge_m_ = recipe.edge_m;
  field.least_ = {kFar_m, kFar_m, kFar_m};
  field.most_ = {-kFar_m, -kFar_m, -kFar_m};
  for (const ShapeRow& row : recipe.shapes) {
    const int bone = FindBone(bones, row.bone);
    if (bone < 0) {
      return Error{ErrorCode::kNotFound, "shapes: " + row.name, "there is no bone " + row.bone,
                   "Name a bone of the engine or one of this table."};
    }
    const Placed shape = Place(row, bones[static_cast<std::size_t>(bone)].rest);
    field.shapes_.push_back(shape);
    for (std::size_t i = 0; i < 3 && !shape.cut; ++i) {
      field.least_[i] = std::min(field.least_[i], shape.centre[i] - shape.reach);
      field.most_[i] = std::max(field.most_[i], shape.centre[i] + shape.reach);
    }
  }
  if (field.shapes_.empty() || field.shapes_.front().cut) {
    return Error{ErrorCode::kInvalid, "shapes", "the first shape must add something",
                 "Begin with the trunk."};
  }
  return field;
}

double Field::Distance(const Vec3& ground) const {
  const Vec3 p{ground[0], ground[1], std::abs(ground[2])};
  Reading body{kFar_m, {}};
  for (const Placed& shape : shapes_) {
    const double near = (shape.cut ? -body.distance : body.distance) + shape.blend;
    if (shape.IsFartherThan(near, p)) continue;
    if (shape.cut) {
      body = Inside(Melt(Inside(body), shape.Read(p), shape.blend));
    } else {
      body = Melt(body, shape.Read(p), shape.blend);
    }
  }
  return body.distance;
}

Vec3 Field::Gradient(const Vec3& p) const {
  Vec3 slope{};
  for (std::size_t i = 0; i < 3; ++i) {
    Vec3 before = p, after = p;
    before[i] -= kSlopeStep_m;
    after[i] += kSlopeStep_m;
    slope[i] = (Distance(after) - Distance(before)) / (2 * kSlopeStep_m);
  }
  return slope;
}

double Field::EdgeLength(const Vec3& ground) const {
  const Vec3 p{ground[0], ground[1], std::abs(ground[2])};
  double length = edge_m_;
  for (const Placed& shape : shapes_) {
    if (shape.edge_m <= 0 || shape.IsFartherThan(kEdgeReach_m, p)) continue;
    const double far = std::clamp(std::abs(shape.Read(p).distance) / kEdgeReach_m, 0.0, 1.0);
    const double wanted = shape.edge_m + (edge_m_ - shape.edge_m) * far;
    length = std::min(length, wanted);
  }
  return length;
}

}  // namespace psoas::skin
