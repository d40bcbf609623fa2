// psoas muscles: lengths in a pose, the list, the body as a file, and the picture.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "program.h"

namespace psoas::cli {
namespace {

using MusclesTest = ProgramTest;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(MusclesTest, APoseGivesEveryMuscleAndGroupItsFigures) {
  const auto shown = Run({"muscles", "--pose", "hip_flexion_r=-20,lumbar_bending=10", "--json"});
  ASSERT_EQ(shown.code, 0) << shown.err;
  const Json figures = shown.json();
  for (const char* name : {"psoas_r", "psoas_l", "psoas_l1_vb_r", "iliacus_r", "glmax2_l"}) {
    ASSERT_TRUE(figures.contains(name)) << name;
    EXPECT_EQ(figures[name].size(), 4u);
    for (const char* key : {"length_mm", "change_mm", "change_percent", "share_of_available"})
      EXPECT_TRUE(figures[name][key].is_number()) << name << " " << key;
  }
}

TEST_F(MusclesTest, HipExtensionLengthensAsTheTableOfPosturesSays) {
  const Json figures = Run({"muscles", "--pose", "hip_flexion_r=-20", "--json"}).json();
  EXPECT_EQ(figures["psoas_r"]["change_mm"], 8.3);
  EXPECT_EQ(figures["iliacus_r"]["change_mm"], 11.9);
  EXPECT_EQ(figures["psoas_l"]["change_mm"], 0);
}

TEST_F(MusclesTest, BendingAwayLengthensThePsoasAlone) {
  const Json figures = Run({"muscles", "--pose", "lumbar_bending=-20", "--json"}).json();
  EXPECT_EQ(figures["psoas_r"]["change_mm"], 6.3);
  EXPECT_EQ(figures["iliacus_r"]["change_mm"], 0);
}

TEST_F(MusclesTest, TheLeftMirrorsTheRight) {
  const Json right = Run({"muscles", "--pose",
                          "hip_flexion_r=-15,hip_rotation_r=10,lumbar_bending=-8,"
                          "lumbar_rotation=12",
                          "--json"})
                         .json();
  const Json left = Run({"muscles", "--pose",
                         "hip_flexion_l=-15,hip_rotation_l=10,lumbar_bending=8,"
                         "lumbar_rotation=-12",
                         "--json"})
                        .json();
  for (const auto& [name, figures] : right.items()) {
    if (!name.ends_with("_r")) continue;
    EXPECT_EQ(figures, left[name.substr(0, name.size() - 1) + "l"]) << name;
  }
}

TEST_F(MusclesTest, ThePageShowsWhatChangedAndSaysWhatItIsNot) {
  const auto shown = Run({"muscles", "--pose", "hip_flexion_r=-20"});
  ASSERT_EQ(shown.code, 0) << shown.err;
  EXPECT_TRUE(Has(shown.out, "geometry, not tension")) << shown.out;
  EXPECT_TRUE(Has(shown.out, "+11.9")) << shown.out;
  EXPECT_FALSE(Has(shown.out, "psoas_l ")) << shown.out;
  EXPECT_LT(shown.out.find("iliacus_r"), shown.out.find("psoas_r")) << "the most lengthened first";
  EXPECT_LT(shown.out.find("sart_r"), shown.out.find("psoas_l1_vb_r")) << "groups before parts";
  const auto all = Run({"muscles", "--pose", "hip_flexion_r=-20", "--all"});
  EXPECT_TRUE(Has(all.out, "psoas_l ")) << all.out;
}

TEST_F(MusclesTest, CsvHasARowForEachAndKeepsItsDecimals) {
  const auto shown =
      Run({"muscles", "--pose", "neutral", "--csv", "--muscle", "psoas_r,psoas_l1_vb_r"});
  ASSERT_EQ(shown.code, 0) << shown.err;
  std::istringstream lines(shown.out);
  std::string head, group, part, more;
  std::getline(lines, head);
  std::getline(lines, group);
  std::getline(lines, part);
  EXPECT_EQ(head, "name,kind,length_mm,change_mm,change_percent,share_of_available\r");
  EXPECT_EQ(group.find("psoas_r,group,"), 0u) << group;
  EXPECT_EQ(part.find("psoas_l1_vb_r,muscle,"), 0u) << part;
  EXPECT_TRUE(Has(group, ",0.0,0.0,")) << group;
  EXPECT_FALSE(std::getline(lines, more)) << more;
}

TEST_F(MusclesTest, LongerThighsMakeLongerMuscles) {
  const Json usual = Run({"muscles", "--pose", "neutral", "--json"}).json();
  const Json tall = Run({"muscles", "--pose", "neutral", "--scale", "thigh=1.1", "--json"}).json();
  EXPECT_GT(tall["recfem_r"]["length_mm"].get<double>(), usual["recfem_r"]["length_mm"]);
  EXPECT_EQ(tall["psoas_l1_vb_r"]["change_mm"], 0);
}

TEST_F(MusclesTest, TheListNamesCoordinatesWithRangeAndMeaning) {
  const auto page = Run({"muscles", "--list"});
  ASSERT_EQ(page.code, 0) << page.err;
  EXPECT_TRUE(Has(page.out, "hip_flexion_r       -30 to 120 degrees; thigh forwards +"))
      << page.out;
  const Json list = Run({"muscles", "--list", "--json"}).json();
  EXPECT_EQ(list["coordinates"].size(), 14u);
  EXPECT_EQ(list["muscles"].size(), 80u);
  const auto& first = list["bones"][1];
  EXPECT_EQ(first["name"], "pelvis");
  EXPECT_EQ(first["parent"], "ground");
}

class MusclesExportTest : public MusclesTest, public testing::WithParamInterface<const char*> {};

TEST_P(MusclesExportTest, TheWrittenBodyGivesTheSameLengths) {
  const std::string file = GetParam();
  ASSERT_EQ(Run({"muscles", "--export", file}).code, 0);
  const std::string pose = "hip_flexion_r=-20,lumbar_bending=10,knee_angle_l=60";
  const Json ours = Run({"muscles", "--pose", pose, "--json"}).json();
  const auto read = Run({"muscles", "--model", file, "--pose", pose, "--json"});
  ASSERT_EQ(read.code, 0) << read.err;
  const Json theirs = read.json();
  for (const char* name : {"psoas_l1_vb_r", "psoas_l5_vb_l", "iliacus_r", "glmax1_r", "sart_r"}) {
    EXPECT_NEAR(ours[name]["length_mm"].get<double>(), theirs[name]["length_mm"].get<double>(),
                0.11)
        << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, MusclesExportTest,
                         testing::Values("body.osim", "body.xml", "body.json"));

TEST_F(MusclesTest, AScaledBodyIsWrittenScaled) {
  ASSERT_EQ(Run({"muscles", "--scale", "thigh=1.1", "--export", "tall.json"}).code, 0);
  const Json here = Run({"muscles", "--scale", "thigh=1.1", "--pose", "neutral", "--json"}).json();
  const Json there = Run({"muscles", "--model", "tall.json", "--pose", "neutral", "--json"}).json();
  EXPECT_EQ(here["recfem_r"]["length_mm"], there["recfem_r"]["length_mm"]);
}

TEST_F(MusclesTest, TheStretchIsABandThatGrowsWithTheError) {
  const auto shown = Run({"muscles", "--stretch", "psoas_r", "--pose", "hip_flexion_r=-20"});
  ASSERT_EQ(shown.code, 0) << shown.err;
  EXPECT_TRUE(Has(shown.out, " to ")) << shown.out;
  EXPECT_TRUE(Has(shown.out, "geometry, not tension")) << shown.out;
  const auto width = [&](const char* error_deg) {
    const Json band = Run({"muscles", "--stretch", "psoas_r", "--pose", "hip_flexion_r=-20",
                           "--angle-error", error_deg, "--json"})
                          .json()["change_mm"];
    EXPECT_LT(band["least"], band["likely"]);
    EXPECT_LT(band["likely"], band["most"]);
    return band["most"].get<double>() - band["least"].get<double>();
  };
  EXPECT_GT(width("5"), 2 * width("2"));
}

TEST_F(MusclesTest, WhatIfNamesTheChangesAndKeepsWhatIsLocked) {
  const auto ask = [&](const std::string& locked) {
    return Run({"muscles", "--what-if", "psoas_r", "--pose", "hip_flexion_r=0", "--lock", locked,
                "--json"})
        .json();
  };
  const Json advice = ask("knee_angle_r");
  ASSERT_FALSE(advice["changes"].empty()) << advice.dump();
  EXPECT_GT(advice["gain_mm"].get<double>(), 5);
  EXPECT_TRUE(advice["pose"].contains("hip_flexion_r")) << advice.dump();
  EXPECT_FALSE(ask("hip_flexion_r")["pose"].contains("hip_flexion_r"));
}

TEST_F(MusclesTest, TheExercisesAreShownNextToTheBody) {
  const auto shown = Run({"muscles", "--exercises", "--json"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_FALSE(shown.json()["exercises"].empty());
}

}  // namespace
}  // namespace psoas::cli
