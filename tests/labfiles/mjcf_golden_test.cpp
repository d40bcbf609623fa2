// What MuJoCo 2.2.2 computed once, without MuJoCo: tests/body/golden/README.md.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "body/evaluator.h"
#include "labfiles/mjcf_read.h"

namespace psoas::labfiles {
namespace {

constexpr double kTolerance = 1e-8;  // the figures have nine decimals

std::string Text(const std::string& name) {
  std::ifstream file(std::string(PSOAS_GOLDEN_DIR) + "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

using Row = std::vector<std::string>;

/// The first is the heading.
std::vector<Row> Rows(const std::string& name) {
  std::vector<Row> rows;
  std::istringstream text(Text(name));
  for (std::string line; std::getline(text, line);) {
    Row row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(row);
  }
  return rows;
}

class MjcfGolden : public ::testing::Test {
 protected:
  MjcfGolden() : plan_(PlanOf(Text("combo.xml"))), evaluator_(plan_) {
    lengths_.resize(plan_.muscles());
    arms_.resize(plan_.arms().size());
    const auto poses = Rows("golden_poses.csv");
    for (std::size_t i = 1; i < poses.size(); ++i) {
      std::vector<double> pose(plan_.coordinates());
      for (std::size_t c = 1; c < poses[0].size(); ++c) {
        const int index = body::FindCoordinate(plan_.model(), poses[0][c]);
        pose.at(static_cast<std::size_t>(index)) = std::stod(poses[i][c]);
      }
      poses_.push_back(pose);
    }
  }

  static body::Plan PlanOf(const std::string& document) {
    auto model = ReadMjcf(document);
    EXPECT_TRUE(model.ok()) << model.error().Sentence();
    return std::move(
        body::Plan::Compile(std::move(model).value(), body::WrapRule::kMujoco).value());
  }

  void Pose(std::size_t index) { evaluator_.Evaluate(poses_.at(index), lengths_, arms_); }

  double Arm(const std::string& muscle, const std::string& coordinate) const {
    for (std::size_t i = 0; i < arms_.size(); ++i) {
      const body::Arm& arm = plan_.arms()[i];
      if (arm.muscle == body::FindMuscle(plan_.model(), muscle) &&
          arm.coordinate == body::FindCoordinate(plan_.model(), coordinate)) {
        return arms_[i];
      }
    }
    return 0;
  }

  body::Plan plan_;
  body::Evaluator evaluator_;
  std::vector<std::vector<double>> poses_;
  std::vector<double> lengths_;
  std::vector<double> arms_;
};

TEST_F(MjcfGolden, EveryLengthIsAsMujocoComputedIt) {
  const auto rows = Rows("golden_lengths.csv");
  ASSERT_EQ(rows.size(), poses_.size() + 1);
  ASSERT_EQ(rows[0].size(), 81u);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    Pose(i - 1);
    for (std::size_t c = 1; c < rows[0].size(); ++c) {
      const int muscle = body::FindMuscle(plan_.model(), rows[0][c]);
      EXPECT_NEAR(lengths_.at(static_cast<std::size_t>(muscle)), std::stod(rows[i][c]), kTolerance)
          << rows[0][c] << " in pose " << i - 1;
    }
  }
}

TEST_F(MjcfGolden, EveryMomentArmIsAsMujocoComputedIt) {
  const auto rows = Rows("golden_moment_arms.csv");
  ASSERT_EQ(rows.size(), 3649u);
  std::size_t posed = poses_.size();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::size_t pose = std::stoul(rows[i][0]);
    if (pose != posed) Pose(posed = pose);
    EXPECT_NEAR(Arm(rows[i][1], rows[i][2]), std::stod(rows[i][3]), kTolerance)
        << rows[i][1] << " by " << rows[i][2] << " in pose " << pose;
  }
}

}  // namespace
}  // namespace psoas::labfiles
