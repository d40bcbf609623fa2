// The built-in body made ready, and poses in degrees by name, for tests of stretching.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "body/groups.h"
#include "body/library.h"
#include "embedded/embedded.h"

namespace psoas::body {

inline const Plan& BuiltInPlan() {
  static const Plan& plan = *new Plan(*Plan::Compile(*ReadModel(EmbeddedBody())));
  return plan;
}

inline const Groups& BuiltInGroups() {
  static const Groups& groups = *new Groups(*Groups::Create(BuiltInPlan()));
  return groups;
}

using Degrees = std::vector<std::pair<std::string, double>>;

inline std::size_t At(const std::string& coordinate) {
  const int at = FindCoordinate(BuiltInPlan().model(), coordinate);
  EXPECT_GE(at, 0) << coordinate;
  return static_cast<std::size_t>(at);
}

inline std::vector<double> PoseOf(const Degrees& degrees) {
  std::vector<double> pose(BuiltInPlan().coordinates(), 0.0);
  for (const auto& [name, deg] : degrees) pose[At(name)] = deg * kRadPerDeg;
  return pose;
}

inline std::size_t GroupAt(const std::string& name) {
  return static_cast<std::size_t>(*BuiltInGroups().Find(name));
}

}  // namespace psoas::body
