#include "body/evaluator.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "body/kernel.h"
#include "body/program.h"

namespace psoas::body {
namespace {

template <class Real>
struct Kernels {
  int lanes;
  void (*fill)(const Real*, int, Real*);
  void (*run)(const Job<Real>&);
};

#if defined(PSOAS_X86_KERNELS)
bool HasAvx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#endif

template <class Real>
Kernels<Real> KernelsFor(Simd simd) {
  switch (simd) {
#if defined(PSOAS_X86_KERNELS)
    case Simd::kAvx512:
      return {lanes_avx512::LanesOf(Real{}), lanes_avx512::Fill, lanes_avx512::Run};
    case Simd::kAvx2:
      return {lanes_avx2::LanesOf(Real{}), lanes_avx2::Fill, lanes_avx2::Run};
#endif
    case Simd::k128:
      return {lanes_128::LanesOf(Real{}), lanes_128::Fill, lanes_128::Run};
    default:
#if defined(PSOAS_X86_KERNELS)
      if (HasAvx2()) {
        return {lanes_scalar_fma::LanesOf(Real{}), lanes_scalar_fma::Fill, lanes_scalar_fma::Run};
      }
#endif
      return {lanes_scalar::LanesOf(Real{}), lanes_scalar::Fill, lanes_scalar::Run};
  }
}

constexpr std::size_t kAlignment = 64;

/// Memory for one kernel, with what never changes already in its lanes.
template <class Real>
class Bench {
 public:
  Bench(const internal::Lists<Real>& lists, Simd simd) : kernels_(KernelsFor<Real>(simd)) {
    const auto lanes = static_cast<std::size_t>(kernels_.lanes);
    const auto numbers = [&](std::size_t count) { return count * lanes; };
    const std::size_t sizes[] = {12 * lists.bones.size(),
                                 6 * static_cast<std::size_t>(lists.twist_count),
                                 3 * static_cast<std::size_t>(lists.point_count),
                                 3 * static_cast<std::size_t>(lists.local_count),
                                 12 * static_cast<std::size_t>(lists.frame_count),
                                 lists.segments.size(),
                                 lists.columns.size()};
    std::size_t total = kAlignment / sizeof(Real);
    for (const std::size_t size : sizes) total += numbers(size) + kAlignment / sizeof(Real);
    memory_.resize(total);
    const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
    Real* at = memory_.data() + (kAlignment - address % kAlignment) % kAlignment / sizeof(Real);
    Real** const places[] = {&room_.bones,  &room_.twists,   &room_.points, &room_.local,
                             &room_.frames, &room_.segments, &room_.columns};
    for (std::size_t i = 0; i < std::size(sizes); ++i) {
      *places[i] = at;
      const std::size_t step = kAlignment / sizeof(Real);
      at += (numbers(sizes[i]) + step - 1) / step * step;
    }
    for (const auto& op : lists.fixed) kernels_.fill(op.at, 3, Place(room_.points, op.point));
    for (const auto& op : lists.local) kernels_.fill(op.at, 3, Place(room_.local, op.point));
    for (const auto& op : lists.surfaces) {
      if (op.slot != internal::kNone) continue;
      Real* frame = room_.frames + 12 * op.frame * kernels_.lanes;
      kernels_.fill(op.turn, 9, frame);
      kernels_.fill(op.at, 3, frame + 9 * kernels_.lanes);
    }
  }

  const Kernels<Real>& kernels() const { return kernels_; }
  const Room<Real>& room() const { return room_; }

 private:
  Real* Place(Real* array, int point) const { return array + 3 * point * kernels_.lanes; }

  Kernels<Real> kernels_;
  std::vector<Real> memory_;
  Room<Real> room_{};
};

constexpr std::size_t kSimds = 4;

}  // namespace

Simd WidestSimd() {
#if defined(PSOAS_X86_KERNELS)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) return Simd::kAvx512;
  if (HasAvx2()) return Simd::kAvx2;
#endif
  return Simd::k128;
}

const char* Name(Simd simd) {
  static constexpr const char* kNames[kSimds] = {"scalar", "128-bit", "AVX2", "AVX-512"};
  return kNames[static_cast<std::size_t>(simd)];
}

struct Evaluator::Scratch {
  explicit Scratch(const Plan& plan_in) : plan(plan_in), one(plan.program().f64, Simd::kScalar) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(WidestSimd()); ++i) {
      f64.emplace_back(plan.program().f64, static_cast<Simd>(i));
      f32.emplace_back(plan.program().f32, static_cast<Simd>(i));
    }
  }

  template <class Real>
  void Run(const Bench<Real>& bench, const internal::Lists<Real>& lists, const Batch<Real>& batch) {
    const internal::Program& program = plan.program();
    const Job<Real> job{internal::ViewOf(lists),
                        bench.room(),
                        program.side_sites.data(),
                        program.rule == WrapRule::kMujoco,
                        batch.poses.data(),
                        batch.lengths_m.data(),
                        batch.arms_m.empty() ? nullptr : batch.arms_m.data(),
                        batch.count};
    bench.kernels().run(job);
  }

  Plan plan;
  Bench<double> one;
  std::vector<Bench<double>> f64;  // by Simd
  std::vector<Bench<float>> f32;
};

Evaluator::Evaluator(const Plan& plan) : scratch_(std::make_unique<Scratch>(plan)) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

void Evaluator::Evaluate(std::span<const double> pose, std::span<double> lengths_m,
                         std::span<double> arms_m) {
  scratch_->Run(scratch_->one, scratch_->plan.program().f64,
                Batch<double>{1, pose, lengths_m, arms_m});
}

void Evaluator::EvaluateBatch(const Batch<double>& batch, Simd simd) {
  if (scratch_->plan.rule() == WrapRule::kMujoco) simd = Simd::kScalar;
  const auto at = static_cast<std::size_t>(std::min(simd, WidestSimd()));
  scratch_->Run(scratch_->f64[at], scratch_->plan.program().f64, batch);
}

void Evaluator::EvaluateBatch(const Batch<float>& batch, Simd simd) {
  const auto at = static_cast<std::size_t>(std::min(simd, WidestSimd()));
  scratch_->Run(scratch_->f32[at], scratch_->plan.program().f32, batch);
}

}  // namespace psoas::body
