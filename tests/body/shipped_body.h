// The body model of the product, for tests: poses by name in degrees, results by name.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "body/evaluator.h"
#include "body/library.h"
#include "embedded/embedded.h"

namespace psoas::body {

using Degrees = std::map<std::string, double>;

inline const Model& ShippedModel() {
  static const auto& model = *new Result<Model>(ReadModel(EmbeddedBody()));
  if (!model.ok()) ADD_FAILURE() << model.error().Sentence();
  return *model;
}

inline Plan Compiled(Model model) {
  auto plan = Plan::Compile(std::move(model));
  if (!plan.ok()) ADD_FAILURE() << plan.error().Sentence();
  return std::move(plan).value();
}

inline const Plan& ShippedPlan() {
  static const auto& plan = *new Plan(Compiled(ShippedModel()));
  return plan;
}

/// The pose with these angles; all others 0.
inline std::vector<double> Pose(const Degrees& degrees, const Model& model = ShippedModel()) {
  std::vector<double> pose(model.coordinates.size(), 0.0);
  for (const auto& [name, degree] : degrees) {
    const int at = FindCoordinate(model, name);
    if (at < 0) ADD_FAILURE() << "no coordinate " << name;
    if (at >= 0) pose[static_cast<std::size_t>(at)] = degree * kRadPerDeg;
  }
  return pose;
}

// The address sanitizer, or no optimisation, slows the drawing of poses some ten times: such a
// build sees fewer of them.
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
inline constexpr bool kSlowBuild = true;
#elif defined(__has_feature)
inline constexpr bool kSlowBuild = __has_feature(address_sanitizer);
#else
inline constexpr bool kSlowBuild = false;
#endif

/// Expects it, and keeps the figure for --gtest_output=json (docs/body/checks.md quotes them).
inline void ExpectAtMost(const std::string& what, double value, double limit) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  testing::Test::RecordProperty(what, text.data());
  EXPECT_LE(value, limit) << what;
}

/// Numbers in 0..1 that are the same everywhere.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  double Share() { return static_cast<double>(engine_()) / 4294967296.0; }
  double Between(double least, double most) { return least + (most - least) * Share(); }

  /// Somewhere in the declared ranges; `edge` is how often a coordinate stands at an end of its.
  std::vector<double> PoseOf(const Model& model, double edge = 0) {
    std::vector<double> pose;
    for (const Coordinate& c : model.coordinates) {
      const double where = Between(c.least_rad, c.most_rad), at = Share();
      pose.push_back(at >= edge ? where : at < edge / 2 ? c.least_rad : c.most_rad);
    }
    return pose;
  }

 private:
  std::mt19937 engine_;
};

/// Lengths and arms of a model by name. Millimetres; arms are -dL/dq, OpenSim's moment arm.
class Body {
 public:
  explicit Body(const Plan& plan) : plan_(plan), evaluator_(plan), neutral_(Lengths(Pose({}))) {}
  explicit Body(Model model) : Body(Compiled(std::move(model))) {}

  const Model& model() const { return plan_.model(); }
  const Plan& plan() const { return plan_; }
  std::vector<double> Pose(const Degrees& degrees) const {
    return body::Pose(degrees, plan_.model());
  }

  std::vector<double> Lengths(const std::vector<double>& pose) {
    std::vector<double> lengths(plan_.muscles());
    evaluator_.Evaluate(pose, lengths);
    return lengths;
  }
  /// dL/dq in the order of Plan::arms().
  std::vector<double> Slopes(const std::vector<double>& pose) {
    std::vector<double> lengths(plan_.muscles()), slopes(plan_.arms().size());
    evaluator_.Evaluate(pose, lengths, slopes);
    return slopes;
  }

  double LengthMm(const std::string& muscle, const Degrees& degrees) {
    return 1e3 * Lengths(Pose(degrees)).at(Index(muscle));
  }
  double ChangeMm(const std::string& muscle, const Degrees& degrees) {
    return LengthMm(muscle, degrees) - 1e3 * neutral_.at(Index(muscle));
  }
  /// Mean over the group's heads or fascicles by their weights.
  double GroupMm(const std::string& group, const std::vector<double>& of_muscles) const {
    double sum = 0, weights = 0;
    for (std::size_t i = 0; i < plan_.muscles(); ++i) {
      const Muscle& muscle = model().muscles[i];
      if (muscle.group != group) continue;
      sum += muscle.weight * of_muscles[i];
      weights += muscle.weight;
    }
    if (weights == 0) ADD_FAILURE() << "no group " << group;
    return 1e3 * sum / weights;
  }
  double GroupChangeMm(const std::string& group, const Degrees& degrees) {
    return GroupMm(group, Lengths(Pose(degrees))) - GroupMm(group, neutral_);
  }
  double ArmMm(const std::string& muscle, const std::string& coordinate, const Degrees& degrees) {
    const auto slopes = Slopes(Pose(degrees));
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      const Arm& arm = plan_.arms()[i];
      if (arm.muscle == static_cast<int>(Index(muscle)) &&
          arm.coordinate == FindCoordinate(model(), coordinate)) {
        return -1e3 * slopes[i];
      }
    }
    return 0;
  }

 private:
  std::size_t Index(const std::string& muscle) const {
    const int index = FindMuscle(model(), muscle);
    if (index < 0) ADD_FAILURE() << "no muscle " << muscle;
    return static_cast<std::size_t>(std::max(index, 0));
  }

  Plan plan_;
  Evaluator evaluator_;
  std::vector<double> neutral_;
};

inline Body& Shipped() {
  static auto& body = *new Body(ShippedPlan());
  return body;
}

}  // namespace psoas::body
