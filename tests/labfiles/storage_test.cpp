#include <gtest/gtest.h>

#include "labfiles/storage_read.h"
#include "labfiles/storage_write.h"

namespace psoas::labfiles {
namespace {

const std::string kHeader =
    "walk\nversion=1\nnRows=2\nnColumns=3\ninDegrees=yes\n\nAngles are in degrees.\nendheader\n";
const std::string kLabels = "time\thip_flexion_r\tpelvis_tx\n";

std::string RefusalOf(const std::string& text) {
  const auto motion = ReadStorage(text);
  return motion.ok() ? "read" : motion.error().Sentence();
}

/// Both pieces stand in the sentence.
void ExpectRefusal(const std::string& text, const std::string& place, const std::string& words) {
  const std::string sentence = RefusalOf(text);
  EXPECT_EQ(sentence.find(place), 0u) << sentence;
  EXPECT_NE(sentence.find(words), std::string::npos) << sentence;
}

TEST(StorageRead, ColumnsKeepTheirNamesAndFigures) {
  const auto motion = ReadStorage(kHeader + kLabels + "0\t-29.5\t0.1\n0.01\t3e1\t+0.2\n");
  ASSERT_TRUE(motion.ok()) << motion.error().Sentence();
  EXPECT_EQ(motion->name, "walk");
  EXPECT_TRUE(motion->in_degrees);
  EXPECT_EQ(motion->columns, (std::vector<std::string>{"hip_flexion_r", "pelvis_tx"}));
  EXPECT_EQ(motion->times_s, (std::vector<double>{0, 0.01}));
  EXPECT_EQ(motion->values, (std::vector<double>{-29.5, 30, 0.1, 0.2}));
  EXPECT_EQ(motion->at(1, 0), 30);
}

TEST(StorageRead, SpacesWindowsLineEndsAndTrailingTabsMakeNoDifference) {
  const auto motion = ReadStorage(
      "walk\t\t\r\nnRows=2\t\r\nnColumns=3\t\r\ninDegrees=no \t\r\nendheader\t\r\n"
      " time  hip_flexion_r\tpelvis_tx\r\n 0   0.5  0.1\r\n\r\n 0.01   0.6\t0.2\t\r\n");
  ASSERT_TRUE(motion.ok()) << motion.error().Sentence();
  EXPECT_FALSE(motion->in_degrees);
  EXPECT_EQ(motion->values, (std::vector<double>{0.5, 0.6, 0.1, 0.2}));
}

TEST(StorageRead, AFileOfOpenSim4NeedsNoCountsInItsHeader) {
  const auto motion = ReadStorage(
      "inDegrees=no\nDataType=double\nversion=3\nOpenSimVersion=4.5\nendheader\n"
      "time /jointset/hip_r/hip_flexion_r/value\n0 0.5\n");
  ASSERT_TRUE(motion.ok()) << motion.error().Sentence();
  EXPECT_EQ(motion->columns[0], "/jointset/hip_r/hip_flexion_r/value");
}

TEST(StorageRead, TheHeaderOfSimmIsRead) {
  const auto motion = ReadStorage(
      "name gait\ndatacolumns 2\ndatarows 3\nrange 0 1\ninDegrees=yes\nendheader\n"
      "hip_flexion_r knee_angle_r\n1 2\n3 4\n5 6\n");
  ASSERT_TRUE(motion.ok()) << motion.error().Sentence();
  EXPECT_EQ(motion->name, "gait");
  EXPECT_EQ(motion->times_s, (std::vector<double>{0, 0.5, 1}));
  EXPECT_EQ(motion->values, (std::vector<double>{1, 3, 5, 2, 4, 6}));
}

TEST(StorageRead, WhetherAnglesAreDegreesIsNeverGuessed) {
  ExpectRefusal("walk\nnRows=1\nendheader\ntime a\n0 1\n", "line 3",
                "does not say whether angles are in degrees. Put a line");
  ExpectRefusal("walk\ninDegrees=maybe\nendheader\n", "line 2", "inDegrees is \"maybe\"");
  ExpectRefusal("walk\ninDegrees=yes\ninDegrees=no\nendheader\n", "line 3", "not above");
}

TEST(StorageRead, WhatIsNoFigureIsRefusedWithItsLine) {
  ExpectRefusal(kHeader + kLabels + "0 1 2\n0.1 nan 2\n", "line 11", "\"nan\" is not a finite");
  ExpectRefusal(kHeader + kLabels + "0 1 inf\n", "line 10", "\"inf\" is not a finite");
  ExpectRefusal(kHeader + kLabels + "0 1,5 2\n", "line 10", "\"1,5\" is not a finite");
  ExpectRefusal(kHeader + kLabels + "0 1e999 2\n", "line 10", "\"1e999\" is not a finite");
  ExpectRefusal(kHeader + kLabels + "0 1.#QNAN 2\n", "line 10", "\"1.#QNAN\" is not a finite");
}

TEST(StorageRead, ARowMustFillEveryColumn) {
  ExpectRefusal(kHeader + kLabels + "0 1\n", "line 10", "2 figures for 3 columns");
  ExpectRefusal(kHeader + kLabels + "0 1 2 3\n", "line 10", "4 figures for 3 columns");
}

TEST(StorageRead, TheCountsOfTheHeaderMustHold) {
  ExpectRefusal(kHeader + kLabels + "0 1 2\n", "line 10", "after 1 rows, and the header says 2");
  ExpectRefusal(kHeader + "time\ta\n", "line 9", "2 names of columns, and the header says 3");
  ExpectRefusal("a\nnRows=-1\n", "line 2", "nrows is \"-1\", which is no whole number");
  ExpectRefusal("a\nnRows=4000000000000\ninDegrees=no\nendheader\ntime a\n0 1\n", "line 6",
                "after 1 rows, and the header says 4000000000000");
}

TEST(StorageRead, TimeMustRise) {
  ExpectRefusal(kHeader + kLabels + "0 1 2\n0 1 2\n", "line 11", "time does not rise");
  ExpectRefusal("a\nrange 1 1\ninDegrees=no\nendheader\nb\n1\n2\n", "range", "do not rise");
  ExpectRefusal("a\ninDegrees=no\nendheader\nb c\n1 2\n", "line 4", "not called time");
}

TEST(StorageRead, ANameMayStandOnce) {
  ExpectRefusal(kHeader + "time\ta\ta\n", "line 9", "two columns are called \"a\"");
}

TEST(StorageRead, OtherFilesAreRefused) {
  ExpectRefusal("", "there is no line endheader", ".mot or .sto");
  ExpectRefusal("a\nDataType=Vec3\n", "line 2", "cells are of the type \"Vec3\"");
  ExpectRefusal("a\ninDegrees=no\nendheader\n", "line 3", "no names of columns");
}

TEST(StorageWrite, TheReaderGivesBackTheSame) {
  const Motion lengths{
      "lengths of walk", false, {"psoas_r", "recfem_r"}, {0, 0.1}, {0.1 + 0.2, 1e-300, -2, 0.25}};
  const auto back = ReadStorage(WriteStorage(lengths));
  ASSERT_TRUE(back.ok()) << back.error().Sentence();
  EXPECT_EQ(back->name, lengths.name);
  EXPECT_EQ(back->in_degrees, lengths.in_degrees);
  EXPECT_EQ(back->columns, lengths.columns);
  EXPECT_EQ(back->times_s, lengths.times_s);
  EXPECT_EQ(back->values, lengths.values);
}

TEST(StorageWrite, TheFileIsOneThatOpenSimReads) {
  EXPECT_EQ(WriteStorage({"lengths", false, {"psoas r"}, {0, 0.5}, {0.25, 0.3}}),
            "lengths\nversion=1\nnRows=2\nnColumns=2\ninDegrees=no\nendheader\n"
            "time\tpsoas_r\n0\t0.25\n0.5\t0.3\n");
}

TEST(StorageWrite, ANameThatLooksLikeTheHeaderIsReadBack) {
  for (const char* name : {"endheader", "range of hip", "a=b", "", "two\nlines"}) {
    EXPECT_TRUE(ReadStorage(WriteStorage({name, true, {"a"}, {0}, {1}})).ok()) << name;
  }
}

TEST(CsvWrite, TheHeaderCarriesTheUnit) {
  EXPECT_EQ(WriteCsv({"lengths", false, {"psoas_r", "a,b"}, {0, 0.5}, {0.25, 0.3, -1, 1}}, "m"),
            "time_s,psoas_r_m,\"a,b_m\"\r\n0,0.25,-1\r\n0.5,0.3,1\r\n");
}

TEST(CsvWrite, ANameIsNeverAFormula) {
  EXPECT_EQ(WriteCsv({"", false, {"=1+1"}, {0}, {0}}, "m"), "time_s,'=1+1_m\r\n0,0\r\n");
}

}  // namespace
}  // namespace psoas::labfiles
