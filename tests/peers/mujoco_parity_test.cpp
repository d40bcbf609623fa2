// Whole models beside MuJoCo: every length and every moment arm of WrapRule::kMujoco, over random
// poses in the declared ranges. The figures drawn are always the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "body/evaluator.h"
#include "body/library.h"
#include "embedded/embedded.h"
#include "labfiles/mjcf_read.h"
#include "labfiles/mjcf_write.h"
#include "mujoco_peer.h"

namespace psoas::peers {
namespace {

constexpr int kPoses = 2000;
constexpr double kTolerance = 1e-9;  // metres, and metres per radian

class RandomPoses {
 public:
  explicit RandomPoses(const std::vector<body::Coordinate>& coordinates)
      : coordinates_(coordinates) {}
  std::vector<double> Next() {
    std::vector<double> pose;
    for (const body::Coordinate& coordinate : coordinates_) {
      pose.push_back(std::uniform_real_distribution<double>(coordinate.least_rad,
                                                            coordinate.most_rad)(chance_));
    }
    return pose;
  }

 private:
  const std::vector<body::Coordinate>& coordinates_;
  std::mt19937_64 chance_{20260302};
};

struct Worst {
  double length_m = 0;
  double arm_m = 0;
  std::string muscle;
};

void PoseAlike(MujocoPeer& peer, const body::Model& model, const std::vector<double>& pose) {
  for (std::size_t c = 0; c < pose.size(); ++c) peer.Set(model.coordinates[c].name, pose[c]);
  peer.Settle();
  peer.Compute();
}

Worst Compare(const std::string& document) {
  Worst worst;
  MujocoPeer peer(document);
  auto model = labfiles::ReadMjcf(document);
  EXPECT_TRUE(model.ok()) << model.error().Sentence();
  if (!peer.ok() || !model.ok()) return worst;
  const auto plan = body::Plan::Compile(std::move(model).value(), body::WrapRule::kMujoco);
  EXPECT_TRUE(plan.ok());
  body::Evaluator evaluator(*plan);
  std::vector<double> lengths(plan->muscles()), arms(plan->arms().size());
  const body::Model& ours = plan->model();
  RandomPoses poses(ours.coordinates);
  for (int i = 0; i < kPoses; ++i) {
    const std::vector<double> pose = poses.Next();
    evaluator.Evaluate(pose, lengths, arms);
    PoseAlike(peer, ours, pose);
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      const std::string& name = ours.muscles[m].name;
      const double apart = std::abs(lengths[m] - peer.Length(name));
      if (apart > worst.length_m) worst.muscle = name;
      worst.length_m = std::max(worst.length_m, apart);
    }
    for (std::size_t a = 0; a < arms.size(); ++a) {
      const auto& [muscle, coordinate] = plan->arms()[a];
      const double theirs = peer.Arm(ours.muscles[static_cast<std::size_t>(muscle)].name,
                                     ours.coordinates[static_cast<std::size_t>(coordinate)].name);
      worst.arm_m = std::max(worst.arm_m, std::abs(arms[a] - theirs));
    }
  }
  return worst;
}

void ExpectAlike(const std::string& document) {
  const Worst worst = Compare(document);
  EXPECT_LE(worst.length_m, kTolerance) << worst.muscle;
  EXPECT_LE(worst.arm_m, kTolerance);
}

std::string Golden() {
  std::ifstream file(PSOAS_GOLDEN_DIR "/combo.xml");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

body::Model BuiltIn() { return std::move(body::ReadModel(EmbeddedBody()).value()); }

/// A limb on an upright, its joint with two anchors, a reference and a joint tied to it, and one
/// tendon round the geom `g`.
std::string Limb(const std::string& geom, const std::string& side) {
  const std::string inertial = "<inertial pos='0 0 0' mass='1' diaginertia='1 1 1'/>";
  return "<mujoco><compiler angle='degree'/><worldbody><body name='upright' euler='10 20 30'>"
         "<site name='a' pos='-0.09 0.03 0.01'/><geom name='g' " +
         geom + " euler='5 -10 40'/><site name='s' pos='" + side +
         "'/><body name='limb' pos='0.03 "
         "-0.02 0.01'>" +
         inertial +
         "<joint name='bend' pos='0 0.03 0' axis='0.2 0.1 1' range='-100 100' ref='15' "
         "limited='true'/><joint name='roll' pos='0.02 -0.01 0' axis='1 0 0.3' range='-60 60' "
         "limited='true'/><joint name='drift' type='slide' axis='0 1 1'/>"
         "<site name='b' pos='0.1 0.01 -0.02'/></body></body></worldbody><equality><joint "
         "joint1='drift' joint2='bend' polycoef='0.01 0.004 -0.003 0.001 0.0005'/></equality>"
         "<tendon><spatial name='t'><site site='a'/><geom geom='g' sidesite='s'/><site site='b'/>"
         "</spatial></tendon></mujoco>";
}

TEST(MujocoParity, TheGoldenModelIsAlikeInEveryMuscle) { ExpectAlike(Golden()); }

TEST(MujocoParity, TheBuiltInModelIsAlikeInEveryMuscle) {
  ExpectAlike(labfiles::WriteMjcf(BuiltIn()));
}

TEST(MujocoParity, ASphereAndACylinderAreAlike) {
  ExpectAlike(Limb("type='sphere' size='0.03'", "0 0.05 0"));
  ExpectAlike(Limb("type='cylinder' size='0.03 0.1'", "0 0.05 0"));
}

TEST(MujocoParity, ASurfaceTouchedFromWithinIsAlike) {
  ExpectAlike(Limb("type='sphere' size='0.03'", "0.004 0.002 0"));
  ExpectAlike(Limb("type='cylinder' size='0.03 0.1'", "0.004 0.002 0"));
}

TEST(MujocoParity, TheExportPassesTheSurfacesOfTheBuiltInModelOnTheRightSide) {
  const body::Model model = BuiltIn();
  const auto plan = body::Plan::Compile(model);
  MujocoPeer peer(labfiles::WriteMjcf(model));
  ASSERT_TRUE(plan.ok() && peer.ok());
  body::Evaluator evaluator(*plan);
  std::vector<double> lengths(plan->muscles());
  std::map<std::string, int> apart;
  RandomPoses poses(model.coordinates);
  for (int i = 0; i < kPoses; ++i) {
    const std::vector<double> pose =
        i == 0 ? std::vector<double>(model.coordinates.size()) : poses.Next();
    evaluator.Evaluate(pose, lengths);
    PoseAlike(peer, model, pose);
    for (std::size_t m = 0; m < lengths.size(); ++m) {
      const double by = std::abs(lengths[m] - peer.Length(model.muscles[m].name));
      EXPECT_TRUE(i > 0 || by < 1e-3) << model.muscles[m].name;
      apart[model.muscles[m].name] += by > 1e-3;
    }
  }
  // The rest is MuJoCo's rule, which lets go of a surface or jumps at the edges of the ranges.
  for (const auto& [muscle, poses_apart] : apart) EXPECT_LE(poses_apart, kPoses / 20) << muscle;
}

}  // namespace
}  // namespace psoas::peers
