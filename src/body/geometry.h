// Vectors and rotations, as small as they can be.
//
// Right-handed, metres, radians. A rotation is a 3x3 matrix, row after row; a quaternion is
// (w, x, y, z) and of length 1.
#pragma once

#include <array>
#include <cmath>

namespace psoas::body {

using Vec3 = std::array<double, 3>;
using Mat3 = std::array<double, 9>;
using Quat = std::array<double, 4>;

inline constexpr Mat3 kIdentity{1, 0, 0, 0, 1, 0, 0, 0, 1};
inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kRadPerDeg = kPi / 180;

inline Vec3 operator+(const Vec3& a, const Vec3& b) {
  return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}
inline Vec3 operator-(const Vec3& a, const Vec3& b) {
  return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
}
inline Vec3 operator*(double s, const Vec3& a) { return {s * a[0], s * a[1], s * a[2]}; }
inline double Dot(const Vec3& a, const Vec3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
inline Vec3 Cross(const Vec3& a, const Vec3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}
inline double Norm(const Vec3& a) { return std::sqrt(Dot(a, a)); }

inline Vec3 operator*(const Mat3& m, const Vec3& v) {
  return {m[0] * v[0] + m[1] * v[1] + m[2] * v[2], m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
          m[6] * v[0] + m[7] * v[1] + m[8] * v[2]};
}
Mat3 operator*(const Mat3& a, const Mat3& b);
Mat3 Transpose(const Mat3& m);

/// The turn by `angle_rad` about `axis`, which need not be of length 1 but must not be 0.
Mat3 Turn(const Vec3& axis, double angle_rad);

/// OpenSim's "orientation": turn about x, then about the new y, then about the new z.
Mat3 TurnXyz(const Vec3& angles_rad);

/// The angles that TurnXyz takes to give this rotation.
Vec3 XyzAngles(const Mat3& turn);

Mat3 FromQuat(const Quat& q);
Quat ToQuat(const Mat3& turn);

/// Where something stands and how it is turned, in another frame: x_outer = turn * x + at_m.
struct Placement {
  Vec3 at_m{};
  Mat3 turn = kIdentity;
};
inline Vec3 operator*(const Placement& p, const Vec3& x) { return p.turn * x + p.at_m; }
Placement operator*(const Placement& outer, const Placement& inner);

}  // namespace psoas::body
