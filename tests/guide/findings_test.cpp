// Readings -> findings -> the fork (DECISIONS 9, 10).
#include <gtest/gtest.h>

#include "scenario.h"

namespace psoas::guide {
namespace {

constexpr const char* kMorning = "2026-03-02T08:00:00Z";

SideFinding LeftOf(double thigh, double knee, const TestOptions& options = {}) {
  return Scenario()
      .At(kMorning)
      .Screen()
      .Test("left", thigh, knee, options)
      .GuideNow()
      .findings.left;
}

std::string Iliopsoas(double thigh) { return Name(LeftOf(thigh, 85).muscles.iliopsoas); }
std::string Recfem(double knee) { return Name(LeftOf(-12, knee).muscles.rectus_femoris); }

TEST(Findings, ThighCutsFallAsWritten) {
  EXPECT_EQ(Iliopsoas(0.1), "short");
  EXPECT_EQ(Iliopsoas(0), "borderline");
  EXPECT_EQ(Iliopsoas(-9.9), "borderline");
  EXPECT_EQ(Iliopsoas(-10), "adequate");
  EXPECT_EQ(Iliopsoas(-25), "adequate");
}

TEST(Findings, KneeCutsFallAsWritten) {
  EXPECT_EQ(Recfem(66.9), "short");
  EXPECT_EQ(Recfem(67), "borderline");
  EXPECT_EQ(Recfem(79.9), "borderline");
  EXPECT_EQ(Recfem(80), "adequate");
}

TEST(Findings, KneeIsFlexionFromStraightSoMoreBentIsLonger) {
  EXPECT_EQ(Recfem(100), "adequate") << "the seed's 'more than 90' is the inner angle";
  EXPECT_EQ(Recfem(50), "short");
}

TEST(Findings, WithoutAPelvisCheckItIsANumberOnly) {
  for (const char* pelvis : {"no", "unsure"}) {
    Scenario s;
    s.At(kMorning).Screen().Test("left", 8, 85, {.pelvis_flat = pelvis}).Test("right", 8, 85);
    const Guidance guidance = s.GuideNow();
    EXPECT_EQ(guidance.findings.left.state, SideState::kNumberOnly);
    EXPECT_EQ(guidance.findings.left.thigh_deg, 8);
    EXPECT_EQ(guidance.findings.left.muscles.iliopsoas, MuscleState::kUnknown);
    EXPECT_EQ(guidance.today.kind, TodayKind::kTest);
  }
}

TEST(Findings, ReadingsFurtherApartThanTheErrorAreNotClassified) {
  const SideFinding finding = LeftOf(0, 85, {.thigh_spread = {0, 4, 7.5}});
  EXPECT_EQ(finding.state, SideState::kInconsistent);
  EXPECT_EQ(finding.muscles.iliopsoas, MuscleState::kUnknown);
  EXPECT_EQ(LeftOf(0, 85, {.thigh_spread = {0, 4, 7}}).state, SideState::kMeasured);
}

TEST(Findings, TheMedianCounts) {
  EXPECT_EQ(LeftOf(-12, 85, {.thigh_spread = {0, 1, 5}}).thigh_deg, -11);
}

TEST(Findings, NearACutIsSaidAndTakesTheGentleDose) {
  EXPECT_TRUE(LeftOf(3.5, 85).near_edge);
  EXPECT_FALSE(LeftOf(3.6, 85).near_edge);
  EXPECT_TRUE(LeftOf(-13.5, 85).near_edge);
  for (const auto& item : ReadyPerson(2).GuideNow().today.items)
    EXPECT_TRUE(item.gentle) << item.exercise;
}

TEST(Findings, DropOnStraighteningTheKneePointsToRectusFemoris) {
  const SideFinding finding = LeftOf(8, 85, {.more = {{"drop_on_knee_straight", "yes"}}});
  EXPECT_EQ(finding.muscles.rectus_femoris, MuscleState::kShort);
  EXPECT_EQ(finding.muscles.iliopsoas, MuscleState::kUnknown);
}

TEST(Findings, DropOnLettingTheLegOutPointsToTfl) {
  const SideFinding finding = LeftOf(8, 85, {.more = {{"drop_on_abduction", "yes"}}});
  EXPECT_EQ(finding.muscles.tfl, MuscleState::kSuspect);
  EXPECT_EQ(finding.muscles.iliopsoas, MuscleState::kUnknown);
}

TEST(Findings, UntestedSubTestsMeanLowConfidence) {
  EXPECT_TRUE(LeftOf(8, 85).low_confidence);
  const SideFinding tested =
      LeftOf(8, 85, {.more = {{"drop_on_knee_straight", "no"}, {"drop_on_abduction", "no"}}});
  EXPECT_EQ(tested.muscles.iliopsoas, MuscleState::kShort);
  EXPECT_FALSE(tested.low_confidence);
}

TEST(Findings, SentenceHasNumberUnitAndError) {
  const std::string text = LeftOf(8, 85).text;
  EXPECT_NE(text.find("8 degrees above"), std::string::npos) << text;
  EXPECT_NE(text.find("give or take 7"), std::string::npos) << text;
}

TEST(Fork, ShortWhenAMuscleIsShort) {
  EXPECT_EQ(ReadyPerson(8).GuideNow().pattern, Pattern::kShort);
}

TEST(Fork, FeelsTightWhenBothAreLongEnoughAndTightnessIsReported) {
  Scenario s = ReadyPerson(-14);
  EXPECT_EQ(s.GuideNow().pattern, Pattern::kUnclear);
  s.Checkin({{"tightness", 6}});
  EXPECT_EQ(s.GuideNow().pattern, Pattern::kFeelsTight);
  for (const auto& exercise : Exercises(s.GuideNow())) EXPECT_NE(exercise, "half_kneeling_stretch");
}

TEST(Fork, JointPainIsGuardingAndNoStretch) {
  Scenario s;
  s.At(kMorning).Screen().Test("left", 8, 85, {.pain = "joint"}).Test("right", 8, 85);
  const Guidance guidance = s.GuideNow();
  EXPECT_EQ(guidance.pattern, Pattern::kGuarding);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kSeeClinician);
  EXPECT_EQ(guidance.today.kind, TodayKind::kRefer);
  EXPECT_EQ(Exercises(guidance),
            (std::vector<std::string>{"constructive_rest", "paced_breathing"}));
}

TEST(Fork, JointPainBeforeAnyReadingIsGuardingToo) {
  Scenario s;
  s.At(kMorning).Screen().Test("left", 0, 0, {.pain = "joint", .thigh_spread = {}});
  const Guidance guidance = s.GuideNow();
  EXPECT_TRUE(guidance.problems.empty());
  EXPECT_EQ(guidance.pattern, Pattern::kGuarding);
  EXPECT_EQ(guidance.findings.left.thigh_deg, std::nullopt);
}

TEST(Fork, OneSideOnlyIsUnclearAndAsksForTheOther) {
  Scenario s;
  s.At(kMorning).Screen().Test("left", -14, 85);
  EXPECT_EQ(s.GuideNow().pattern, Pattern::kUnclear);
  EXPECT_EQ(s.KindNow(), "test");
  EXPECT_EQ(s.GuideNow().findings.right.state, SideState::kNotMeasured);
}

TEST(Fork, MirrorImageGivesTheMirroredFinding) {
  Scenario a, b;
  a.At(kMorning).Screen().Test("left", 8, 60).Test("right", -14, 90);
  b.At(kMorning).Screen().Test("right", 8, 60).Test("left", -14, 90);
  const Guidance one = a.GuideNow(), other = b.GuideNow();
  EXPECT_EQ(one.findings.left.muscles.iliopsoas, other.findings.right.muscles.iliopsoas);
  EXPECT_EQ(one.findings.right.muscles.rectus_femoris, other.findings.left.muscles.rectus_femoris);
  ASSERT_FALSE(one.today.items.empty());
  EXPECT_EQ(one.today.items.front().side, "left");
  EXPECT_EQ(other.today.items.front().side, "right");
}

TEST(SideDifference, IsRealOnlyBeyondTheErrorOfTheInstrument) {
  const auto differ = [](double left, double right) {
    Scenario s;
    s.At("2026-03-02T08:00:00Z").Screen().Test("left", left, 85).Test("right", right, 85);
    return s.GuideNow().findings.difference;
  };
  EXPECT_TRUE(differ(8, -8).real);
  EXPECT_EQ(differ(8, -8).thigh_deg, 16);
  EXPECT_FALSE(differ(2, 0).real);
  EXPECT_NE(differ(-12, 3).text.find("right side opens 15 degrees less"), std::string::npos);
}

TEST(SideDifference, IsNotReadAcrossInstruments) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen().Test("left", 8, 85);
  s.Test("right", -8, 85, {.method = "goniometer"});
  EXPECT_FALSE(s.GuideNow().findings.difference.thigh_deg);
  EXPECT_FALSE(s.GuideNow().findings.difference.text.empty());
}

}  // namespace
}  // namespace psoas::guide
