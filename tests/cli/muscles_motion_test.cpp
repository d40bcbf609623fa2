// psoas muscles --motion: lengths over a recorded movement.
#include <gtest/gtest.h>

#include <sstream>

#include "program.h"

namespace psoas::cli {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class MusclesMotionTest : public ProgramTest {
 protected:
  /// A movement in degrees: columns, then rows of figures.
  void WriteMotion(const std::string& columns, const std::string& rows, int count,
                   int columns_count) const {
    Write("run.mot", "run\nversion=1\nnRows=" + std::to_string(count) +
                         "\nnColumns=" + std::to_string(columns_count) +
                         "\ninDegrees=yes\nendheader\n" + columns + "\n" + rows);
  }
  std::vector<std::string> LinesOf(const std::string& name) const {
    std::istringstream text(Content(name));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }
  Finished Measure(std::vector<std::string> more) const {
    more.insert(more.begin(), {"muscles", "--motion", "run.mot"});
    return Run(more);
  }
};

TEST_F(MusclesMotionTest, EachRowHasTheLengthsOfItsPose) {
  WriteMotion("time\thip_flexion_r\tknee_angle_r", "0\t0\t0\n0.1\t-20\t30\n", 2, 3);
  const auto done = Measure({"--out", "lengths.sto", "--muscle", "psoas_r"});
  ASSERT_EQ(done.code, 0) << done.err;
  const auto lines = LinesOf("lengths.sto");
  ASSERT_EQ(lines.size(), 9u);
  EXPECT_EQ(lines[6], "time\tpsoas_r");
  const double before = std::stod(lines[7].substr(lines[7].find('\t')));
  const double after = std::stod(lines[8].substr(lines[8].find('\t')));
  EXPECT_NEAR(1000 * (after - before), 8.3, 0.06);
}

TEST_F(MusclesMotionTest, WhatIsNotUsedOrNotThereIsNamed) {
  WriteMotion("time\thip_flexion_r\tsubtalar_angle_r", "0\t5\t3\n", 1, 3);
  const auto done = Measure({"--out", "lengths.csv", "--json"});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_TRUE(Has(done.err, "no such coordinate: subtalar_angle_r.")) << done.err;
  EXPECT_TRUE(Has(done.err, "taken as 0: pelvis_tilt,")) << done.err;
  EXPECT_FALSE(Has(done.err, "\r")) << "the bar is for terminals";
  EXPECT_EQ(done.json()["unknown_columns"], Json::array({"subtalar_angle_r"}));
  EXPECT_EQ(LinesOf("lengths.csv")[0].find("time_s,addbrev_r_m,"), 0u);
}

TEST_F(MusclesMotionTest, ArmsComeBesideTheLengths) {
  WriteMotion("time\thip_flexion_r", "0\t0\n", 1, 2);
  ASSERT_EQ(Measure({"--out", "arms.csv", "--muscle", "iliacus_r", "--arms"}).code, 0);
  const auto lines = LinesOf("arms.csv");
  EXPECT_EQ(lines[0],
            "time_s,iliacus_r_m,iliacus_r_arm_hip_flexion_r_m,iliacus_r_arm_hip_adduction_r_m,"
            "iliacus_r_arm_hip_rotation_r_m\r");
  const std::string rest = lines[1].substr(lines[1].find(',', 2) + 1);
  EXPECT_GT(std::stod(rest), 0.02) << "a flexor has a positive arm, as in OpenSim: " << rest;
}

TEST_F(MusclesMotionTest, ManyRowsOnSeveralThreadsComeInTheirOrder) {
  std::string rows;
  for (int i = 0; i < 5000; ++i)
    rows += std::to_string(i) + "\t" + std::to_string(-30.0 + 0.03 * i) + "\n";
  WriteMotion("time\thip_flexion_r", rows, 5000, 2);
  ASSERT_EQ(Measure({"--out", "lengths.sto", "--muscle", "iliacus_r"}).code, 0);
  const auto lines = LinesOf("lengths.sto");
  ASSERT_EQ(lines.size(), 5007u);
  for (std::size_t i = 8; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].find(std::to_string(i - 7) + "\t"), 0u);
    const auto length = [&](std::size_t line) {
      return std::stod(lines[line].substr(lines[line].find('\t')));
    };
    ASSERT_LE(length(i), length(i - 1)) << lines[i];
  }
}

TEST_F(MusclesMotionTest, AKneeOfTheOtherSignIsRefusedUntilSomebodySaysSo) {
  WriteMotion("time\tknee_angle_r", "0\t-60\n0.1\t-62\n", 2, 2);
  const auto refused = Measure({"--out", "lengths.sto"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_TRUE(Has(refused.err, "run.mot: knee_angle_r")) << refused.err;
  EXPECT_TRUE(Has(refused.err, "--knee-flexion negative")) << refused.err;
  const auto told =
      Measure({"--out", "lengths.sto", "--knee-flexion", "negative", "--muscle", "recfem_r"});
  EXPECT_EQ(told.code, 0) << told.err;
}

TEST_F(MusclesMotionTest, RowsBeyondTheRangeAreCounted) {
  WriteMotion("time\thip_flexion_r", "0\t-40\n0.1\t10\n", 2, 2);
  const auto done = Measure({"--out", "lengths.sto", "--json"});
  EXPECT_EQ(done.code, 0);
  EXPECT_TRUE(
      Has(done.err, "hip_flexion_r leaves its declared range, -30 to 120 degrees, in 1 of 2"))
      << done.err;
  EXPECT_EQ(done.json()["rows_beyond_range"]["hip_flexion_r"], 1);
}

TEST_F(MusclesMotionTest, NothingIsWrittenOverWhatIsRead) {
  WriteMotion("time\thip_flexion_r", "0\t0\n", 1, 2);
  Write("run.sto", Content("run.mot"));
  const auto done = Run({"muscles", "--motion", "run.sto", "--out", "run.sto"});
  EXPECT_EQ(done.code, 4) << done.err;
  EXPECT_EQ(Content("run.sto"), Content("run.mot"));
}

}  // namespace
}  // namespace psoas::cli
