// Lengths and moment arms of every muscle, for one pose or for many.
//
//   auto plan = Plan::Compile(model);               // once; immutable, share it among threads
//   Evaluator evaluator(*plan);                     // one a thread; no allocation after this
//   evaluator.Evaluate(pose, lengths, arms);
//
// A pose is one number for each coordinate of the model, in its order: radians (metres where
// Coordinate::is_length). Nothing is clamped to the declared range. Lengths are in metres. `arms`
// are dL/dq, metres per radian, for the pairs that Plan::arms() lists; all others are exactly 0.
// (OpenSim's moment arm of a muscle is the negative of dL/dq.)
//
// Surfaces are wrapped by one of two rules:
//   kWinding  the side is fixed by the model, the arc angle is continuous and zero at lift-off; no
//             search, no flip. A point that lies inside a surface shrinks the surface to itself.
//   kMujoco   MuJoCo's own rule (side sites, two candidates, wrapping inside), with its jumps; for
//             comparison with MuJoCo. One pose at a time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::body {

enum class WrapRule { kWinding, kMujoco };

/// A muscle whose length a coordinate changes.
struct Arm {
  int muscle;
  int coordinate;
};

namespace internal {
struct Program;
}

/// A model made ready to evaluate: what never changes is folded, what is the same for several
/// muscles stands once.
class Plan {
 public:
  /// Refuses what Check refuses, and more than 64 coordinates.
  static Result<Plan> Compile(Model model, WrapRule rule = WrapRule::kWinding);

  const Model& model() const;
  WrapRule rule() const;
  std::size_t coordinates() const;
  std::size_t muscles() const;
  std::span<const Arm> arms() const;

  const internal::Program& program() const { return *program_; }

 private:
  explicit Plan(std::shared_ptr<const internal::Program> program) : program_(std::move(program)) {}
  std::shared_ptr<const internal::Program> program_;
};

/// Which instructions a batch runs on. All give the same figures to about 1e-14 m (f64) or
/// 1e-6 m (f32).
enum class Simd { kScalar, k128, kAvx2, kAvx512 };

/// The widest that this build has and this machine can run.
Simd WidestSimd();
const char* Name(Simd simd);

/// Many poses, one array a coordinate: the value of coordinate c in pose i is poses[c * count + i].
/// Results likewise: lengths[m * count + i], arms[a * count + i]. Arms may be empty: not computed.
template <class Real>
struct Batch {
  std::size_t count = 0;
  std::span<const Real> poses;
  std::span<Real> lengths_m;
  std::span<Real> arms_m;
};

class Evaluator {
 public:
  explicit Evaluator(const Plan& plan);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  /// One pose. `arms_m` may be empty: then they are not computed. Sizes as Plan says.
  void Evaluate(std::span<const double> pose, std::span<double> lengths_m,
                std::span<double> arms_m = {});

  /// Many poses on this thread; WrapRule::kWinding only. To use several threads, give each an
  /// Evaluator and a part of the poses.
  void EvaluateBatch(const Batch<double>& batch, Simd simd = WidestSimd());
  void EvaluateBatch(const Batch<float>& batch, Simd simd = WidestSimd());

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace psoas::body
