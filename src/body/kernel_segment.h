// The length of one segment, and how it pulls on its two ends. See kernel_run.h.
//
// A surface is wrapped on the side that the model names. In the plane across a cylinder's axis,
// with a and b the ends, s the winding and r the radius, let phi be the angle from a to b in the
// direction s, -90..270 degrees. The arc is
//   beta = phi - acos(r / |a|) - acos(r / |b|)
// and the way bends only where beta > 0; at beta = 0 the straight line touches the surface, so that
// length and pull are continuous. Sine and cosine of beta are products of numbers at hand, and one
// arc tangent gives it. Along the axis the way climbs evenly, as on the unrolled surface. A sphere
// is the same in the plane of its centre and both ends, the short way round. An end that is inside
// shrinks the surface to itself: r = min(radius, |a|, |b|), continuous as well.
#pragma once

#include "body/kernel.h"
#include "body/lane_math.h"
#include "body/mujoco_wrap.h"

namespace psoas::body::PSOAS_LANES {

/// Length, and its gradients by the place of the first end and of the second (unit vectors along
/// the way for an end that is outside its surface).
template <class T>
struct Pull {
  T length;
  T at_a[3], at_b[3];
};

template <class Real, class T = typename Lane<Real>::Type>
Pull<T> StraightPull(const T* a, const T* b) {
  const T d[3] = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
  const T length = Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  const T inverse = Real(1) / Max(length, All(Real(1e-12)));
  Pull<T> pull;
  pull.length = length;
  for (int i = 0; i < 3; ++i) {
    pull.at_b[i] = d[i] * inverse;
    pull.at_a[i] = -pull.at_b[i];
  }
  return pull;
}

/// The part of a segment that lies in the plane of the circle.
template <class T>
struct Plane {
  T a[3], b[3];            ///< from the centre, in the plane
  T side_a[3], side_b[3];  ///< a and b turned by 90 degrees in the direction of the way
  T along;                 ///< b's place along the axis less a's; 0 for a sphere
  T cosine, sine;          ///< of phi, times |a| |b|
};

template <class Real, class T = typename Lane<Real>::Type>
Plane<T> CylinderPlane(const T* a, const T* b, Real s) {
  const T zero = All(Real(0));
  return {{a[0], a[1], zero},
          {b[0], b[1], zero},
          {a[1] * -s, a[0] * s, zero},
          {b[1] * -s, b[0] * s, zero},
          b[2] - a[2],
          a[0] * b[0] + a[1] * b[1],
          (a[0] * b[1] - a[1] * b[0]) * s};
}

template <class Real, class T = typename Lane<Real>::Type>
Plane<T> SpherePlane(const T* a, const T* b) {
  const T n[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
  const T sine = Sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
  const T k = Real(1) / Max(sine, All(Real(1e-20)));
  const auto turned = [&](const T* v, T* out) {
    out[0] = (n[1] * v[2] - n[2] * v[1]) * k;
    out[1] = (n[2] * v[0] - n[0] * v[2]) * k;
    out[2] = (n[0] * v[1] - n[1] * v[0]) * k;
  };
  Plane<T> plane{{a[0], a[1], a[2]},
                 {b[0], b[1], b[2]},
                 {},
                 {},
                 All(Real(0)),
                 a[0] * b[0] + a[1] * b[1] + a[2] * b[2],
                 sine};
  turned(a, plane.side_a);
  turned(b, plane.side_b);
  return plane;
}

/// The pull of a segment whose ends are given in the surface's frame, in that frame.
template <class Real, class T = typename Lane<Real>::Type>
Pull<T> WoundPull(const T* a, const T* b, bool sphere, Real radius, Real winding) {
  const Plane<T> p = sphere ? SpherePlane<Real>(a, b) : CylinderPlane<Real>(a, b, winding);
  const T zero = All(Real(0)), tiny = All(Real(1e-12));
  const auto square = [](const T* v) { return v[0] * v[0] + v[1] * v[1] + v[2] * v[2]; };
  const T aa = Max(square(p.a), tiny), bb = Max(square(p.b), tiny);
  const T full = All(radius * radius);
  const T rr = Min(full, Min(aa, bb));
  const T r = Sqrt(rr);
  const T ta = Sqrt(Max(aa - rr, zero)), tb = Sqrt(Max(bb - rr, zero));
  // (cos, sin) of beta = (cos, sin) of phi turned back by the two tangents' angles.
  const T u = rr - ta * tb, v = r * (ta + tb);
  const T cosine = p.cosine * u + p.sine * v, sine = p.sine * u - p.cosine * v;
  const auto before = p.sine >= zero;  // phi in 0..180
  const auto bends = Select(before, sine, -p.cosine) > zero;
  Pull<T> pull = StraightPull<Real>(a, b);
  if (!Any(bends)) return pull;
  T beta = Angle<Real>(sine, cosine);
  beta = Select(beta < zero, beta + Real(6.28318530717958647692), beta);
  const T flat = ta + tb + r * beta;
  const T length = Sqrt(flat * flat + p.along * p.along);
  const T inverse = Real(1) / Max(length, tiny);
  const T k = flat * inverse, climb = p.along * inverse;
  pull.length = Select(bends, length, pull.length);
  // Where an end is what holds the surface's radius, moving it outwards lengthens the arc.
  const T ka = k / aa, kb = k / bb;
  const T swell_a = Select(rr < full, Select(aa <= bb, r * beta, zero), zero);
  const T swell_b = Select(rr < full, Select(aa <= bb, zero, r * beta), zero);
  for (int i = 0; i < 3; ++i) {
    T by_a = (p.a[i] * (ta + swell_a) - p.side_a[i] * r) * ka;
    T by_b = (p.b[i] * (tb + swell_b) + p.side_b[i] * r) * kb;
    if (i == 2 && !sphere) {
      by_a = -climb;
      by_b = climb;
    }
    pull.at_a[i] = Select(bends, by_a, pull.at_a[i]);
    pull.at_b[i] = Select(bends, by_b, pull.at_b[i]);
  }
  return pull;
}

}  // namespace psoas::body::PSOAS_LANES
