#include "mjcf_document.h"

#include <gtest/gtest.h>

#include "body/evaluator.h"
#include "labfiles/mjcf_read.h"
#include "labfiles/sample_poses.h"

namespace psoas::labfiles::testing {

using body::operator*;
using body::operator-;

std::string Mjcf(const std::string& world, const std::string& more, const std::string& compiler) {
  return "<mujoco model='small'>" + compiler + "<worldbody>" + world + "</worldbody>" + more +
         "</mujoco>";
}

std::string Cord(const std::string& between) {
  return "<tendon><spatial name='cord'><site site='a'/>" + between +
         "<site site='b'/></spatial></tendon>";
}

body::Model Read(const std::string& document) {
  auto model = ReadMjcf(document);
  if (model.ok()) return std::move(model).value();
  ADD_FAILURE() << model.error().Sentence();
  return {};
}

double CordLength(const body::Model& model, const std::vector<double>& pose) {
  if (model.muscles.size() != 1) return -1;
  const auto placed = PlaceBones(model, pose);
  const auto end = [&](const body::Station& station) {
    return placed[static_cast<std::size_t>(station.bone)] * station.at_m;
  };
  const auto& path = model.muscles[0].path;
  return body::Norm(end(path.back()) - end(path.front()));
}

std::vector<double> MujocoLengths(const body::Model& model, const std::vector<double>& pose) {
  const auto plan = body::Plan::Compile(model, body::WrapRule::kMujoco);
  if (!plan.ok()) {
    ADD_FAILURE() << plan.error().Sentence();
    return {};
  }
  std::vector<double> lengths(model.muscles.size());
  body::Evaluator(*plan).Evaluate(pose, lengths);
  return lengths;
}

}  // namespace psoas::labfiles::testing
