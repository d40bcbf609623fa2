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

/// Length, and its gradients by the place of the first end and of the last (unit vectors along the
/// way for an end that is outside its surface). Only those that Pulled names are written.
template <class T>
struct Pull {
  T length;
  T at_a[3], at_b[3];
};

template <class Real, class T = typename Lane<Real>::Type>
void StraightPull(const T* a, const T* b, Pull<T>& pull) {
  const T d[3] = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
  pull.length = Sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
  const T inverse = Real(1) / Max(pull.length, All(Real(1e-12)));
  for (int i = 0; i < 3; ++i) {
    pull.at_b[i] = d[i] * inverse;
    pull.at_a[i] = -pull.at_b[i];
  }
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

/// Where the way bends: the straight line passes nearer than the radius between its ends, or on the
/// far side of the axis.
template <class Real, class T>
auto Bends(const Plane<T>& p, T aa, T bb, T rr, T dd) {
  const auto near = Both(p.sine * p.sine < rr * dd, Both(p.cosine < aa, p.cosine < bb));
  const auto far = p.cosine < All(Real(0));
  return Select(p.sine >= All(Real(0)), near, far);
}

/// The pull of a segment whose ends are given in the surface's frame, in that frame.
template <class Real, class T = typename Lane<Real>::Type>
void WoundPull(const T* a, const T* b, const SurfaceOp<Real>& surface, Real winding, Pulled pulled,
               Pull<T>& pull) {
  const int flat_axes = surface.sphere ? 3 : 2;
  const Plane<T> p = surface.sphere ? SpherePlane<Real>(a, b) : CylinderPlane<Real>(a, b, winding);
  const T zero = All(Real(0)), tiny = All(Real(1e-12)), full = All(surface.radius * surface.radius);
  T d[3] = {p.b[0] - p.a[0], p.b[1] - p.a[1], p.b[2] - p.a[2]};
  T aa = p.a[0] * p.a[0] + p.a[1] * p.a[1], bb = p.b[0] * p.b[0] + p.b[1] * p.b[1];
  T dd = d[0] * d[0] + d[1] * d[1];
  if (surface.sphere) {
    aa = aa + p.a[2] * p.a[2];
    bb = bb + p.b[2] * p.b[2];
    dd = dd + d[2] * d[2];
  }
  aa = Max(aa, tiny);
  bb = Max(bb, tiny);
  const T rr = Min(full, Min(aa, bb));
  const auto bends = Bends<Real>(p, aa, bb, rr, dd);
  if (!Any(bends)) {
    StraightPull<Real>(a, b, pull);
    return;
  }
  const auto inside = rr < full;
  const bool any_inside = Any(inside);
  const T r = any_inside ? Sqrt(rr) : All(surface.radius);
  const T ta = Sqrt(Max(aa - rr, zero)), tb = Sqrt(Max(bb - rr, zero));
  // (cos, sin) of beta = (cos, sin) of phi turned back by the two tangents' angles.
  const T u = rr - ta * tb, v = r * (ta + tb);
  T beta = Angle<Real>(p.sine * u - p.cosine * v, p.cosine * u + p.sine * v);
  beta = Select(beta < zero, beta + Real(6.28318530717958647692), beta);
  const T arc = r * beta, flat = ta + tb + arc;
  pull.length = Sqrt(Select(bends, flat * flat, dd) + p.along * p.along);
  // One division for 1 / |a|^2, 1 / |b|^2 and 1 / length.
  const T length = Max(pull.length, tiny);
  const T inverse_all = Real(1) / (aa * bb * length);
  const T inverse = inverse_all * aa * bb;
  const T k = flat * inverse * length * inverse_all;
  const T climb = p.along * inverse;
  T swell_a = ta, swell_b = tb;
  if (any_inside) {
    // Where an end is what holds the surface's radius, moving it outwards lengthens the arc.
    swell_a = Select(inside, Select(aa <= bb, ta + arc, ta), ta);
    swell_b = Select(inside, Select(aa <= bb, tb, tb + arc), tb);
  }
  if (pulled != Pulled::kLast) {
    const T ka = k * bb;
    for (int i = 0; i < flat_axes; ++i) {
      pull.at_a[i] = Select(bends, (p.a[i] * swell_a - p.side_a[i] * r) * ka, -(d[i] * inverse));
    }
    if (!surface.sphere) pull.at_a[2] = -climb;
  }
  if (pulled != Pulled::kFirst) {
    const T kb = k * aa;
    for (int i = 0; i < flat_axes; ++i) {
      pull.at_b[i] = Select(bends, (p.b[i] * swell_b + p.side_b[i] * r) * kb, d[i] * inverse);
    }
    if (!surface.sphere) pull.at_b[2] = climb;
  }
}

}  // namespace psoas::body::PSOAS_LANES
