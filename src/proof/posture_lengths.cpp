#include "proof/posture_lengths.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/numbers.h"

namespace psoas::proof {
namespace {

constexpr double kMmPerM = 1000;
constexpr double kSameRad = 1e-9;

/// Muscles that the protocol names as one and the model by their heads.
struct Heads {
  const char* muscle;
  std::vector<std::string> groups;
};
const std::array<Heads, 2>& MusclesOfHeads() {
  static const auto& heads =
      *new std::array<Heads, 2>{Heads{"hamstrings", {"bflh", "semimem", "semiten"}},
                                Heads{"vasti", {"vasint", "vaslat", "vasmed"}}};
  return heads;
}

/// Where the pelvis is in the world changes no length: an angle there is neither held nor spoken
/// of.
std::vector<double> PoseOf(const body::Plan& plan, const Posture& posture,
                           std::vector<std::string>& at_edge) {
  const auto arms = plan.arms();
  std::vector<double> pose(plan.coordinates(), 0);
  for (std::size_t i = 0; i < pose.size(); ++i) {
    const body::Coordinate& coordinate = plan.model().coordinates[i];
    const auto named = posture.find(coordinate.name);
    const bool matters = std::any_of(arms.begin(), arms.end(), [&](const body::Arm& arm) {
      return arm.coordinate == static_cast<int>(i);
    });
    if (named == posture.end() || !matters) continue;
    const double asked_rad = named->second * body::kRadPerDeg;
    pose[i] = std::clamp(asked_rad, coordinate.least_rad, coordinate.most_rad);
    if (std::abs(pose[i] - asked_rad) > kSameRad) {
      at_edge.push_back(coordinate.name + " " + Tenth(named->second) + " taken as " +
                        Tenth(pose[i] / body::kRadPerDeg));
    }
  }
  return pose;
}

}  // namespace

Result<PostureLengths> PostureLengths::For(const body::Model& model) {
  auto plan = body::Plan::Compile(model);
  if (!plan.ok()) return plan.error();
  return PostureLengths(std::move(plan).value());
}

PostureLengths::PostureLengths(body::Plan plan) : plan_(std::move(plan)), evaluator_(plan_) {
  const auto& muscles = plan_.model().muscles;
  for (std::size_t m = 0; m < muscles.size(); ++m) {
    weights_[muscles[m].group].emplace_back(static_cast<int>(m), muscles[m].weight);
  }
  for (const auto& [muscle, groups] : MusclesOfHeads()) {
    for (const char* side : {"_r", "_l"}) {
      std::vector<std::pair<int, double>> parts;
      for (const std::string& group : groups) {
        const auto found = weights_.find(group + side);
        if (found != weights_.end())
          parts.insert(parts.end(), found->second.begin(), found->second.end());
      }
      if (!parts.empty()) weights_.try_emplace(std::string(muscle) + side, std::move(parts));
    }
  }
}

MeasuredPosture PostureLengths::Measure(const Posture& posture) {
  MeasuredPosture measured;
  std::vector<double> lengths(plan_.muscles());
  evaluator_.Evaluate(PoseOf(plan_, posture, measured.at_edge), lengths);
  for (const auto& [muscle, parts] : weights_) {
    double sum = 0, whole = 0;
    for (const auto& [index, weight] : parts) {
      sum += weight * lengths[static_cast<std::size_t>(index)];
      whole += weight;
    }
    measured.lengths_mm[muscle] = kMmPerM * sum / whole;
  }
  return measured;
}

}  // namespace psoas::proof
