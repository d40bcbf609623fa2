#include "body/geometry.h"

#include <algorithm>

namespace psoas::body {

Mat3 operator*(const Mat3& a, const Mat3& b) {
  Mat3 out{};
  for (int row = 0; row < 3; ++row) {
    for (int col = 0; col < 3; ++col) {
      out[3 * row + col] =
          a[3 * row] * b[col] + a[3 * row + 1] * b[3 + col] + a[3 * row + 2] * b[6 + col];
    }
  }
  return out;
}

Mat3 Transpose(const Mat3& m) { return {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]}; }

Mat3 Turn(const Vec3& axis, double angle_rad) {
  const Vec3 u = (1 / Norm(axis)) * axis;
  const double c = std::cos(angle_rad), s = std::sin(angle_rad), t = 1 - c;
  return {t * u[0] * u[0] + c,        t * u[0] * u[1] - s * u[2], t * u[0] * u[2] + s * u[1],
          t * u[0] * u[1] + s * u[2], t * u[1] * u[1] + c,        t * u[1] * u[2] - s * u[0],
          t * u[0] * u[2] - s * u[1], t * u[1] * u[2] + s * u[0], t * u[2] * u[2] + c};
}

Mat3 TurnXyz(const Vec3& angles_rad) {
  return Turn({1, 0, 0}, angles_rad[0]) * Turn({0, 1, 0}, angles_rad[1]) *
         Turn({0, 0, 1}, angles_rad[2]);
}

Vec3 XyzAngles(const Mat3& turn) {
  // R = Rx Ry Rz: R02 = sin y, R12 = -sin x cos y, R01 = -cos y sin z.
  const double y = std::asin(std::clamp(turn[2], -1.0, 1.0));
  if (std::abs(turn[2]) > 1 - 1e-12) return {std::atan2(turn[7], turn[4]), y, 0};
  return {std::atan2(-turn[5], turn[8]), y, std::atan2(-turn[1], turn[0])};
}

Mat3 FromQuat(const Quat& q) {
  const auto [w, x, y, z] = q;
  return {1 - 2 * (y * y + z * z), 2 * (x * y - w * z),     2 * (x * z + w * y),
          2 * (x * y + w * z),     1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
          2 * (x * z - w * y),     2 * (y * z + w * x),     1 - 2 * (x * x + y * y)};
}

Quat ToQuat(const Mat3& m) {
  // The largest of the four comes first, so that nothing is divided by something small.
  const double trace = m[0] + m[4] + m[8];
  const std::array<double, 4> fourfold{1 + trace, 1 + 2 * m[0] - trace, 1 + 2 * m[4] - trace,
                                       1 + 2 * m[8] - trace};
  const auto largest = std::max_element(fourfold.begin(), fourfold.end()) - fourfold.begin();
  const double s = 2 * std::sqrt(fourfold[static_cast<std::size_t>(largest)]);
  switch (largest) {
    case 0:
      return {s / 4, (m[7] - m[5]) / s, (m[2] - m[6]) / s, (m[3] - m[1]) / s};
    case 1:
      return {(m[7] - m[5]) / s, s / 4, (m[1] + m[3]) / s, (m[2] + m[6]) / s};
    case 2:
      return {(m[2] - m[6]) / s, (m[1] + m[3]) / s, s / 4, (m[5] + m[7]) / s};
    default:
      return {(m[3] - m[1]) / s, (m[2] + m[6]) / s, (m[5] + m[7]) / s, s / 4};
  }
}

Placement operator*(const Placement& outer, const Placement& inner) {
  return {outer * inner.at_m, outer.turn * inner.turn};
}

}  // namespace psoas::body
