#include "labfiles/poses.h"

#include <gtest/gtest.h>

namespace psoas::labfiles {
namespace {

using body::kRadPerDeg;

body::Model Leg(double knee_least_rad = 0, double knee_most_rad = 2) {
  body::Model model;
  model.coordinates.push_back({"pelvis_tx", -5, 5, true, "", ""});
  model.coordinates.push_back({"hip_flexion_r", -1, 2, false, "", ""});
  model.coordinates.push_back({"knee_angle_r", knee_least_rad, knee_most_rad, false, "", ""});
  return model;
}

Motion Angles(const std::string& column, std::vector<double> values, bool in_degrees = true) {
  Motion motion{"walk", in_degrees, {column}, {}, values};
  for (std::size_t row = 0; row < values.size(); ++row) {
    motion.times_s.push_back(0.1 * static_cast<double>(row));
  }
  return motion;
}

std::string RefusalOf(const Motion& motion, KneeSign knee = KneeSign::kUnknown,
                      const body::Model& model = Leg()) {
  const auto poses = PosesOf(motion, model, {knee});
  return poses.ok() ? "read" : poses.error().Sentence();
}

TEST(Poses, DegreesBecomeRadiansAndLengthsStay) {
  Motion motion = Angles("hip_flexion_r", {90, -30});
  motion.columns.push_back("pelvis_tx");
  motion.values.insert(motion.values.end(), {0.5, 60});
  const auto poses = PosesOf(motion, Leg());
  ASSERT_TRUE(poses.ok()) << poses.error().Sentence();
  EXPECT_EQ(poses->count(), 2u);
  EXPECT_EQ(poses->values, (std::vector<double>{0.5, 60, 90 * kRadPerDeg, -30 * kRadPerDeg, 0, 0}));
}

TEST(Poses, RadiansStay) {
  const auto poses = PosesOf(Angles("hip_flexion_r", {1.5}, false), Leg());
  ASSERT_TRUE(poses.ok());
  EXPECT_EQ(poses->values[1], 1.5);
}

TEST(Poses, StatesAreFoundByTheirPathAndSpeedsArePassedOver) {
  Motion motion = Angles("/jointset/hip_r/hip_flexion_r/value", {1}, false);
  motion.columns.push_back("/jointset/hip_r/hip_flexion_r/speed");
  motion.values.push_back(99);
  const auto poses = PosesOf(motion, Leg());
  ASSERT_TRUE(poses.ok()) << poses.error().Sentence();
  EXPECT_EQ(poses->values[1], 1);
  EXPECT_TRUE(poses->unknown_columns.empty());
}

TEST(Poses, WhatIsUnknownOrMissingIsListed) {
  Motion motion = Angles("hip_flexion_r", {1});
  motion.columns.push_back("wrist_dev_r");
  motion.values.push_back(1);
  const auto poses = PosesOf(motion, Leg());
  ASSERT_TRUE(poses.ok());
  EXPECT_EQ(poses->unknown_columns, (std::vector<std::string>{"wrist_dev_r"}));
  EXPECT_EQ(poses->missing_coordinates, (std::vector<std::string>{"pelvis_tx", "knee_angle_r"}));
}

TEST(Poses, AFileWithoutAnyCoordinateOfTheModelIsRefused) {
  EXPECT_EQ(RefusalOf(Angles("force", {1})).find("no column of the file is a coordinate"), 0u);
}

TEST(Poses, TwoColumnsForOneCoordinateAreRefused) {
  Motion motion = Angles("hip_flexion_r", {1}, false);
  motion.columns.push_back("/jointset/hip_r/hip_flexion_r/value");
  motion.values.push_back(1);
  EXPECT_NE(RefusalOf(motion).find("a second column gives hip_flexion_r"), std::string::npos);
}

TEST(Poses, DegreesThatPassForRadiansAreRefusedWithColumnAndRow) {
  const std::string sentence = RefusalOf(Angles("hip_flexion_r", {1, 30}, false));
  EXPECT_EQ(sentence.find("hip_flexion_r, row 2: the angle is more than one whole turn"), 0u);
  EXPECT_EQ(RefusalOf(Angles("pelvis_tx", {30}, false)), "read");
}

TEST(KneeSign, AKneeThatBendsAsTheModelCountsIsTaken) {
  const auto poses = PosesOf(Angles("knee_angle_r", {-3, 0, 60}), Leg());
  ASSERT_TRUE(poses.ok()) << poses.error().Sentence();
  EXPECT_DOUBLE_EQ(poses->values[8], 60 * kRadPerDeg);
}

TEST(KneeSign, AKneeOfAnOlderModelIsRefusedUntilSomebodySaysItsSign) {
  const Motion motion = Angles("knee_angle_r", {-5, -60, -10});
  EXPECT_EQ(RefusalOf(motion).find("knee_angle_r, row 2: the knee would be overstretched by 60 "),
            0u);
  const auto poses = PosesOf(motion, Leg(), {KneeSign::kFlexionNegative});
  ASSERT_TRUE(poses.ok()) << poses.error().Sentence();
  EXPECT_DOUBLE_EQ(poses->values[7], 60 * kRadPerDeg);
}

TEST(KneeSign, SmallAnglesMostlyOfTheWrongSignAreRefusedToo) {
  const Motion motion = Angles("knee_angle_r", {-15, -12, 1});
  EXPECT_NE(RefusalOf(motion).find("in most rows the knee is overstretched"), std::string::npos);
  EXPECT_EQ(RefusalOf(motion, KneeSign::kFlexionPositive), "read");
}

TEST(KneeSign, AnglesOfBothSignsAreRefusedWhateverIsSaid) {
  const Motion motion = Angles("knee_angle_r", {-60, 60, 60});
  for (const KneeSign knee :
       {KneeSign::kUnknown, KneeSign::kFlexionPositive, KneeSign::kFlexionNegative}) {
    EXPECT_NE(RefusalOf(motion, knee).find("overstretched by 60"), std::string::npos);
  }
}

TEST(KneeSign, AModelThatCountsBendingAsNegativeGetsItSo) {
  const body::Model older = Leg(-2, 0.17);
  EXPECT_EQ(RefusalOf(Angles("knee_angle_r", {60}), KneeSign::kUnknown, older).find("knee_angle_r"),
            0u);
  const auto own = PosesOf(Angles("knee_angle_r", {-60}), older);
  const auto ours = PosesOf(Angles("knee_angle_r", {60}), older, {KneeSign::kFlexionPositive});
  ASSERT_TRUE(own.ok() && ours.ok());
  EXPECT_DOUBLE_EQ(own->values[2], -60 * kRadPerDeg);
  EXPECT_DOUBLE_EQ(ours->values[2], -60 * kRadPerDeg);
}

}  // namespace
}  // namespace psoas::labfiles
