// Arithmetic on lanes: one pose in each lane of a vector register, or one pose in a plain number.
//
// Included only by the kernel files, each compiled for its own instructions; PSOAS_LANES names the
// namespace, so that no inline function of one is ever linked into another. No branch depends on a
// lane. Sine, cosine and the arc tangent of f32 are the polynomials of the Cephes library (S.
// Moshier), the arc tangent of f64 is fitted here: within 2 units in the last place.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#if defined(__x86_64__) && !defined(PSOAS_LANES_SCALAR)
#include <immintrin.h>
#endif

namespace psoas::body::PSOAS_LANES {

template <class Real>
using BitsOf = std::conditional_t<sizeof(Real) == 8, std::int64_t, std::int32_t>;

#if defined(PSOAS_LANES_SCALAR)
template <class Real>
struct Lane {
  using Type = Real;
  using Mask = bool;
  using Bits = BitsOf<Real>;
  static constexpr int kCount = 1;
};
inline double Sqrt(double x) { return std::sqrt(x); }
inline float Sqrt(float x) { return std::sqrt(x); }
template <class T>
T Select(bool mask, T yes, T no) {
  return mask ? yes : no;
}
inline bool Any(bool mask) { return mask; }
inline bool Both(bool a, bool b) { return a && b; }
#else
template <class Real>
struct Lane {
  static constexpr int kCount = PSOAS_LANE_BYTES / static_cast<int>(sizeof(Real));
  typedef Real Type __attribute__((vector_size(PSOAS_LANE_BYTES)));
  typedef BitsOf<Real> Bits __attribute__((vector_size(PSOAS_LANE_BYTES)));
  using Mask = Bits;
};
using D = Lane<double>::Type;
using F = Lane<float>::Type;
#if PSOAS_LANE_BYTES == 64
inline D Sqrt(D x) { return _mm512_sqrt_pd(x); }
inline F Sqrt(F x) { return _mm512_sqrt_ps(x); }
#elif PSOAS_LANE_BYTES == 32
inline D Sqrt(D x) { return _mm256_sqrt_pd(x); }
inline F Sqrt(F x) { return _mm256_sqrt_ps(x); }
#elif defined(__x86_64__)
inline D Sqrt(D x) { return _mm_sqrt_pd(x); }
inline F Sqrt(F x) { return _mm_sqrt_ps(x); }
#elif defined(__clang__)
inline D Sqrt(D x) { return __builtin_elementwise_sqrt(x); }
inline F Sqrt(F x) { return __builtin_elementwise_sqrt(x); }
#else
inline D Sqrt(D x) { return D{std::sqrt(x[0]), std::sqrt(x[1])}; }
inline F Sqrt(F x) { return F{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])}; }
#endif
template <class M, class T>
T Select(M mask, T yes, T no) {
  return mask ? yes : no;
}
template <class M>
M Both(M a, M b) {
  return a & b;
}
template <class M>
bool Any(M mask) {
  std::int64_t words[PSOAS_LANE_BYTES / 8];
  std::memcpy(words, &mask, sizeof words);
  std::int64_t all = 0;
  for (const std::int64_t word : words) all |= word;
  return all != 0;
}
#endif

template <class Real>
typename Lane<Real>::Type All(Real value) {
  if constexpr (Lane<Real>::kCount == 1) {
    return value;
  } else {
    return typename Lane<Real>::Type{} + value;
  }
}

template <class T>
T Min(T a, T b) {
  return Select(a < b, a, b);
}
template <class T>
T Max(T a, T b) {
  return Select(a < b, b, a);
}

template <class To, class From>
To Reinterpret(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

template <class Real, class T>
struct SinCos {
  T sin, cos;
};

/// For |x| up to some thousand radians.
template <class Real>
SinCos<Real, typename Lane<Real>::Type> SineCosine(typename Lane<Real>::Type x) {
  using T = typename Lane<Real>::Type;
  using Bits = typename Lane<Real>::Bits;
  constexpr bool kDouble = sizeof(Real) == 8;
  // Adding this number rounds to an integer and leaves it in the low bits.
  constexpr Real kRound = kDouble ? Real(6755399441055744.0) : Real(12582912.0);
  const T shifted = x * Real(0.63661977236758134308) + kRound;
  const Bits quarter = Reinterpret<Bits>(shifted);
  const T turns = shifted - kRound;
  T y;
  if constexpr (kDouble) {
    y = (x - turns * Real(1.57079632673412561417e+00)) - turns * Real(6.07710050650619224932e-11);
  } else {
    y = ((x - turns * Real(1.5703125)) - turns * Real(4.837512969970703125e-4)) -
        turns * Real(7.54978995489188216e-8);
  }
  const T z = y * y;
  T s, c;
  if constexpr (kDouble) {
    s = z * Real(1.58962301576546568060e-10) - Real(2.50507477628578072866e-8);
    s = s * z + Real(2.75573136213857245213e-6);
    s = s * z - Real(1.98412698295895385996e-4);
    s = s * z + Real(8.33333333332211858878e-3);
    s = s * z - Real(1.66666666666666307295e-1);
    c = z * Real(-1.13585365213876817300e-11) + Real(2.08757008419747316778e-9);
    c = c * z - Real(2.75573141792967388112e-7);
    c = c * z + Real(2.48015872888517045348e-5);
    c = c * z - Real(1.38888888888730564116e-3);
    c = c * z + Real(4.16666666666665929218e-2);
  } else {
    s = z * Real(-1.9515295891e-4) + Real(8.3321608736e-3);
    s = s * z - Real(1.6666654611e-1);
    c = z * Real(2.443315711809948e-5) - Real(1.388731625493765e-3);
    c = c * z + Real(4.166664568298827e-2);
  }
  s = y + y * (z * s);
  c = (Real(1) - z * Real(0.5)) + z * z * c;
  const auto swap = (quarter & 1) != 0;
  const auto minus_sin = (quarter & 2) != 0;
  const auto minus_cos = ((quarter + 1) & 2) != 0;
  const T sine = Select(swap, c, s), cosine = Select(swap, s, c);
  return {Select(minus_sin, -sine, sine), Select(minus_cos, -cosine, cosine)};
}

/// The angle of (x, y), -pi..pi; 0 for (0, 0).
template <class Real>
typename Lane<Real>::Type Angle(typename Lane<Real>::Type y, typename Lane<Real>::Type x) {
  using T = typename Lane<Real>::Type;
  const T zero = All(Real(0));
  const T up = Select(y < zero, -y, y), across = Select(x < zero, -x, x);
  const auto steep = up > across;
  const T least = Select(steep, across, up), most = Select(steep, up, across);
  // atan(t) = pi/4 + atan((t - 1) / (t + 1)) keeps the argument small with one division.
  const auto large = least > most * Real(0.41421356237309504880);
  const T top = Select(large, least - most, least);
  const T bottom = Max(Select(large, least + most, most), All(Real(1e-37)));
  const T t = top / bottom;
  const T z = t * t;
  T arc;
  if constexpr (sizeof(Real) == 8) {
    // atan(t) / t - 1 over z = t^2 in 0..tan(pi/8)^2, interpolated at Chebyshev's nodes: 5e-18.
    constexpr double kArc[] = {0.0392304477847930952347, -0.0508540783458948425727,
                               0.0585814090486632828185, -0.0666451052550893659879,
                               0.0769218312537689208952, -0.0909090457530648908448,
                               0.111111110151870187207,  -0.142857142846656807613,
                               0.199999999999955165451,  -0.333333333333333301564};
    T p = All(Real(-0.0191754047111049336783));
    for (const double c : kArc) p = p * z + Real(c);
    arc = t + t * (z * p);
  } else {
    T p = z * Real(8.05374449538e-2) - Real(1.38776856032e-1);
    p = p * z + Real(1.99777106478e-1);
    p = p * z - Real(3.33329491539e-1);
    arc = t + t * (z * p);
  }
  arc = Select(large, arc + Real(0.78539816339744830962), arc);
  arc = Select(steep, Real(1.57079632679489661923) - arc, arc);
  arc = Select(x < zero, Real(3.14159265358979323846) - arc, arc);
  return Select(y < zero, -arc, arc);
}

}  // namespace psoas::body::PSOAS_LANES
