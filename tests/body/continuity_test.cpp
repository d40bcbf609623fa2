// Lengths never jump, over the full declared ranges. In a peer's rule 6 of 20,000 random steps do,
// by up to 154 mm.
#include "shipped_body.h"

namespace psoas::body {
namespace {

constexpr int kRandomSteps = kSlowBuild ? 40'000 : 1'000'000;

constexpr double kStepDeg = 0.05;
// What the slopes at both ends of a step may leave unexplained: the length's curvature.
constexpr double kCurvatureM = 1e-6;
constexpr double kLargestChangeM = 0.5e-3;

/// Walks of several poses side by side, one in each place of a batch.
class Walkers {
 public:
  Walkers() : evaluator_(ShippedPlan()) {
    for (State* state : {&last_, &now_}) {
      state->poses.resize(ShippedPlan().coordinates() * kCount);
      state->lengths.resize(ShippedPlan().muscles() * kCount);
      state->slopes.resize(ShippedPlan().arms().size() * kCount);
    }
  }

  /// `pose_of(i)` is where walker i begins.
  void Begin(auto pose_of) {
    for (std::size_t i = 0; i < kCount; ++i) {
      const std::vector<double> pose = pose_of();
      for (std::size_t c = 0; c < pose.size(); ++c) now_.poses[c * kCount + i] = pose[c];
    }
    Evaluate();
  }

  /// Each coordinate of each walker goes on by `step()` radians, within its range.
  void Step(auto step) {
    last_ = now_;
    for (std::size_t c = 0; c < ShippedPlan().coordinates(); ++c) {
      const Coordinate& coordinate = ShippedModel().coordinates[c];
      for (std::size_t i = c * kCount; i < (c + 1) * kCount; ++i) {
        now_.poses[i] =
            std::clamp(now_.poses[i] + step(c), coordinate.least_rad, coordinate.most_rad);
      }
    }
    Evaluate();
    Compare();
  }

  static constexpr std::size_t kCount = 64;
  double largest_change_m = 0;
  double largest_unexplained_m = 0;

 private:
  struct State {
    std::vector<double> poses, lengths, slopes;
  };

  void Evaluate() {
    evaluator_.EvaluateBatch(Batch<double>{kCount, now_.poses, now_.lengths, now_.slopes});
  }

  void Compare() {
    explained_.assign(now_.lengths.size(), 0.0);
    const auto arms = ShippedPlan().arms();
    for (std::size_t a = 0; a < arms.size(); ++a) {
      const std::size_t m = static_cast<std::size_t>(arms[a].muscle) * kCount;
      const std::size_t c = static_cast<std::size_t>(arms[a].coordinate) * kCount;
      for (std::size_t i = 0; i < kCount; ++i) {
        const double slope =
            std::max(std::abs(last_.slopes[a * kCount + i]), std::abs(now_.slopes[a * kCount + i]));
        explained_[m + i] += slope * std::abs(now_.poses[c + i] - last_.poses[c + i]);
      }
    }
    for (std::size_t i = 0; i < explained_.size(); ++i) {
      const double change = std::abs(now_.lengths[i] - last_.lengths[i]);
      largest_change_m = std::max(largest_change_m, change);
      largest_unexplained_m = std::max(largest_unexplained_m, change - explained_[i]);
    }
  }

  Evaluator evaluator_;
  State last_, now_;
  std::vector<double> explained_;
};

void ExpectNoJump(const Walkers& walkers) {
  ExpectAtMost("largest_change_m", walkers.largest_change_m, kLargestChangeM);
  ExpectAtMost("largest_unexplained_m", walkers.largest_unexplained_m, kCurvatureM);
}

// Each walker begins anywhere, with one coordinate in five at an end of its range, and takes ten
// steps of up to 0.05 degrees in every coordinate at once.
TEST(Continuity, NoLengthJumpsInAMillionRandomSteps) {
  constexpr int kStepsOfAWalk = 10;
  Chance chance(20260302);
  Walkers walkers;
  const double most = kStepDeg * kRadPerDeg;
  for (int done = 0; done < kRandomSteps; done += kStepsOfAWalk * int{Walkers::kCount}) {
    walkers.Begin([&] { return chance.PoseOf(ShippedModel(), 0.2); });
    for (int i = 0; i < kStepsOfAWalk; ++i) {
      walkers.Step([&](std::size_t) { return chance.Between(-most, most); });
    }
  }
  ExpectNoJump(walkers);
}

/// From anywhere in `first`..`second` of some coordinates (degrees; others anywhere), the whole
/// range of `along` in steps of 0.05 degrees.
struct Corner {
  std::map<std::string, std::pair<double, double>> within;
  std::string along;
};

void Sweep(Walkers& walkers, const Corner& corner, Chance& chance) {
  const auto along = static_cast<std::size_t>(FindCoordinate(ShippedModel(), corner.along));
  const Coordinate& swept = ShippedModel().coordinates[along];
  walkers.Begin([&] {
    auto pose = chance.PoseOf(ShippedModel());
    for (const auto& [name, range] : corner.within) {
      pose[static_cast<std::size_t>(FindCoordinate(ShippedModel(), name))] =
          chance.Between(range.first, range.second) * kRadPerDeg;
    }
    pose[along] = swept.least_rad;
    return pose;
  });
  const double step = kStepDeg * kRadPerDeg;
  for (double at = swept.least_rad; at < swept.most_rad; at += step) {
    walkers.Step([&](std::size_t c) { return c == along ? step : 0; });
  }
}

Walkers Swept(const std::map<std::string, std::pair<double, double>>& within) {
  Walkers walkers;
  Chance chance(31);
  for (const char* along : {"hip_flexion_r", "hip_adduction_r", "hip_rotation_r"}) {
    if (within.contains(along) && within.at(along).second - within.at(along).first > 40) continue;
    Sweep(walkers, {within, along}, chance);
  }
  return walkers;
}

// The three corners of the range in which peers put the psoas on the wrong side of the brim.
TEST(Continuity, NoLengthJumpsInWideAbduction) {
  ExpectNoJump(Swept({{"hip_adduction_r", {-50, -38}}}));
}
TEST(Continuity, NoLengthJumpsInAdductionWithExternalRotation) {
  ExpectNoJump(Swept({{"hip_adduction_r", {20, 30}}, {"hip_rotation_r", {-40, 0}}}));
}
TEST(Continuity, NoLengthJumpsInHipExtension) {
  ExpectNoJump(Swept({{"hip_flexion_r", {-30, -10}}}));
}
TEST(Continuity, NoLengthJumpsInDeepFlexion) {
  ExpectNoJump(Swept({{"hip_flexion_r", {90, 120}}}));
}

}  // namespace
}  // namespace psoas::body
