#include "fuzz/model_faults.h"

#include <algorithm>
#include <cmath>

#include "body/evaluator.h"
#include "body/library.h"
#include "labfiles/mjcf_write.h"
#include "labfiles/osim_write.h"
#include "labfiles/sample_poses.h"

namespace psoas::fuzz {
namespace {

using body::operator*;

constexpr double kFar = 1e6;        // metres
constexpr double kNear = 1e-6;      // metres, of a radius
constexpr std::size_t kMost = 200;  // bones and muscles: larger ones only cost time

/// 0, then everything as far as it goes but not beyond half a turn.
std::vector<std::vector<double>> Poses(const body::Model& model) {
  std::vector<std::vector<double>> poses(3, std::vector<double>(model.coordinates.size(), 0));
  for (std::size_t c = 0; c < model.coordinates.size(); ++c) {
    poses[1][c] = std::clamp(model.coordinates[c].most_rad, -body::kPi, body::kPi);
    poses[2][c] = std::clamp(model.coordinates[c].least_rad, -body::kPi, body::kPi);
  }
  return poses;
}

/// Whether all that matters for a length is of a size that a body could have.
bool IsSane(const body::Model& model, const std::vector<double>& pose) {
  const auto frames = labfiles::PlaceBones(model, pose);
  const auto is_near = [&](int bone, const body::Vec3& at_m) {
    return body::Norm(frames[static_cast<std::size_t>(bone)] * at_m) < kFar;
  };
  for (const body::Surface& surface : model.surfaces) {
    if (surface.radius_m < kNear || surface.radius_m > kFar) return false;
    if (!is_near(surface.bone, surface.placement.at_m)) return false;
  }
  for (const body::Muscle& muscle : model.muscles) {
    for (const body::Station& station : muscle.path) {
      if (station.is_point() && !is_near(station.bone, station.at_m)) return false;
    }
  }
  return true;
}

std::string FaultOfRule(const body::Model& model, body::WrapRule rule) {
  const auto plan = body::Plan::Compile(model, rule);
  if (!plan.ok()) return plan.error().message.empty() ? "a refusal without words" : "";
  body::Evaluator evaluator(*plan);
  std::vector<double> lengths_m(plan->muscles()), arms_m(plan->arms().size());
  for (const auto& pose : Poses(model)) {
    evaluator.Evaluate(pose, lengths_m, arms_m);
    if (!IsSane(model, pose)) continue;
    for (std::size_t muscle = 0; muscle < lengths_m.size(); ++muscle) {
      if (std::isfinite(lengths_m[muscle]) && lengths_m[muscle] >= 0) continue;
      return "the length of " + model.muscles[muscle].name + " is " +
             std::to_string(lengths_m[muscle]);
    }
  }
  return "";
}

}  // namespace

std::string FaultOfModel(const body::Model& model) {
  if (const Status sound = body::Check(model); !sound.ok()) return sound.error().Sentence();
  if (model.bones.size() > kMost || model.muscles.size() > kMost) return "";
  const auto again = body::ReadModel(body::WriteModel(model));
  if (!again.ok()) return "what was written is refused: " + again.error().Sentence();
  labfiles::WriteOsim(model);
  labfiles::WriteMjcf(model);
  for (const auto rule : {body::WrapRule::kWinding, body::WrapRule::kMujoco}) {
    if (std::string fault = FaultOfRule(model, rule); !fault.empty()) return fault;
  }
  return "";
}

}  // namespace psoas::fuzz
