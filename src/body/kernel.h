// What a kernel is given and does: lengths and arms of one pose in each lane.
//
// Each set of instructions has a namespace with the same functions, compiled in kernel_*.cpp.
#pragma once

#include <cstddef>

#include "body/program.h"

namespace psoas::body {

/// Room for one set of lanes. Each array holds lane-wide numbers one after the other and is aligned
/// to 64 bytes; what stands in the base and in surfaces for good is filled in once, by Fill.
template <class Real>
struct Room {
  Real* bones;     ///< 12 a slot: turn, then place, in the base
  Real* twists;    ///< 6 a twist
  Real* points;    ///< 3 a point
  Real* local;     ///< 3 a local point
  Real* frames;    ///< 12 a surface
  Real* segments;  ///< lengths
  Real* columns;   ///< d(length)/d(coordinate) of segments
};

template <class Real>
struct Job {
  internal::View<Real> view;
  Room<Real> room;
  const Vec3* side_sites;  ///< WrapRule::kMujoco (scalar f64 only); otherwise nullptr
  bool mujoco;
  const Real* poses;  ///< poses[c * count + i]
  Real* lengths;
  Real* arms;  ///< nullptr: not wanted
  std::size_t count;
};

#define PSOAS_DECLARE_KERNEL(name)                             \
  namespace name {                                             \
  int LanesOf(double);                                         \
  int LanesOf(float);                                          \
  /* Writes each of `n` figures to all lanes of one number. */ \
  void Fill(const double* from, int n, double* to);            \
  void Fill(const float* from, int n, float* to);              \
  void Run(const Job<double>& job);                            \
  void Run(const Job<float>& job);                             \
  }
PSOAS_DECLARE_KERNEL(lanes_scalar)
PSOAS_DECLARE_KERNEL(lanes_scalar_fma)
PSOAS_DECLARE_KERNEL(lanes_128)
PSOAS_DECLARE_KERNEL(lanes_avx2)
PSOAS_DECLARE_KERNEL(lanes_avx512)
#undef PSOAS_DECLARE_KERNEL

}  // namespace psoas::body
