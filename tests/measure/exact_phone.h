// A phone without noise: where down is in it, by plain rotation matrices, to 1e-15.
#pragma once

#include <array>
#include <cmath>
#include <numbers>

#include "measure/gravity.h"

namespace psoas::measure {

using Matrix = std::array<Vec, 3>;  // rows

inline Vec operator*(const Matrix& m, const Vec& v) {
  return {Dot(m[0], v), Dot(m[1], v), Dot(m[2], v)};
}

inline Matrix Transposed(const Matrix& m) {
  return {{{m[0].x, m[1].x, m[2].x}, {m[0].y, m[1].y, m[2].y}, {m[0].z, m[1].z, m[2].z}}};
}

inline Matrix operator*(const Matrix& a, const Matrix& b) {
  const Matrix columns = Transposed(b);
  return Transposed({a * columns[0], a * columns[1], a * columns[2]});
}

inline constexpr double kRad = std::numbers::pi / 180;

inline Matrix AboutX(double deg) {
  const double c = std::cos(deg * kRad), s = std::sin(deg * kRad);
  return {{{1, 0, 0}, {0, c, -s}, {0, s, c}}};
}
inline Matrix AboutY(double deg) {
  const double c = std::cos(deg * kRad), s = std::sin(deg * kRad);
  return {{{c, 0, s}, {0, 1, 0}, {-s, 0, c}}};
}
inline Matrix AboutZ(double deg) {
  const double c = std::cos(deg * kRad), s = std::sin(deg * kRad);
  return {{{c, -s, 0}, {s, c, 0}, {0, 0, 1}}};
}

/// How a phone lies on a segment. The segment's own axes: x to the person's right, y along it (to
/// the knee; to the head for a pelvis), z to its front, which is up for somebody lying on the back.
struct Mounting {
  bool long_edge = true;  ///< y of the phone along the segment, else x
  bool top_first = true;  ///< that axis points to the knee (the head), else away from it
  double roll_deg = 0;    ///< turned about the segment: 0 screen out, 180 screen in
};

/// From the segment's axes to the phone's.
inline Matrix IntoPhone(const Mounting& m) {
  return Transposed(AboutY(m.roll_deg) * AboutZ(m.top_first ? 0 : 180) *
                    AboutZ(m.long_edge ? 0 : 90));
}

/// Down in the phone, when the segment is raised by `pitch_deg` (its y axis above the horizontal),
/// leans over to the right by `lean_deg` and faces any way.
inline Vec DownIn(const Mounting& mounting, double pitch_deg, double lean_deg = 0,
                  double heading_deg = 0) {
  const Matrix segment = AboutZ(heading_deg) * AboutX(pitch_deg) * AboutY(lean_deg);
  return IntoPhone(mounting) * (Transposed(segment) * Vec{0, 0, -1});
}

}  // namespace psoas::measure
