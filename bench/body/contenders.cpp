#include "contenders.h"

#include <random>

namespace psoas::bench {

std::vector<double> Poses::Pose(std::size_t i) const {
  std::vector<double> pose;
  for (std::size_t at = i; at < by_coordinate.size(); at += count) {
    pose.push_back(by_coordinate[at]);
  }
  return pose;
}

Poses DrawPoses(const body::Model& model, std::size_t count) {
  std::mt19937_64 random(20260302);
  Poses poses{count, {}};
  for (const body::Coordinate& c : model.coordinates) {
    std::uniform_real_distribution<double> within(c.least_rad, c.most_rad);
    for (std::size_t i = 0; i < count; ++i) poses.by_coordinate.push_back(within(random));
  }
  return poses;
}

Engine::Engine(const body::Plan& plan, const Poses& poses) : evaluator_(plan), poses_(poses) {
  for (std::size_t i = 0; i < poses.count; ++i) single_.push_back(poses.Pose(i));
  poses_f32_.assign(poses.by_coordinate.begin(), poses.by_coordinate.end());
  one_lengths_.resize(plan.muscles());
  one_arms_.resize(plan.arms().size());
  lengths_.resize(plan.muscles() * poses.count);
  arms_.resize(plan.arms().size() * poses.count);
  lengths_f32_.resize(lengths_.size());
  arms_f32_.resize(arms_.size());
  evaluator_.EvaluateBatch(body::Batch<double>{poses_.count, poses_.by_coordinate, lengths_, arms_},
                           body::Simd::kScalar);
}

void Engine::RunOneByOne() {
  for (const auto& pose : single_) evaluator_.Evaluate(pose, one_lengths_, one_arms_);
}

std::vector<Contender> Engine::Contenders() {
  std::vector<Contender> all{{"one pose at a time, f64", [this] { RunOneByOne(); }}};
  for (const auto simd : {body::Simd::k128, body::Simd::kAvx2, body::Simd::kAvx512}) {
    if (simd > body::WidestSimd()) continue;
    const std::string name = std::string("batch, ") + body::Name(simd);
    all.push_back({name + ", f64", [this, simd] {
                     evaluator_.EvaluateBatch(
                         body::Batch<double>{poses_.count, poses_.by_coordinate, lengths_, arms_},
                         simd);
                   }});
    all.push_back({name + ", f32", [this, simd] {
                     evaluator_.EvaluateBatch(
                         body::Batch<float>{poses_.count, poses_f32_, lengths_f32_, arms_f32_},
                         simd);
                   }});
  }
  return all;
}

}  // namespace psoas::bench
