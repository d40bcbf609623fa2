// Where it hurts: patterns are mentioned, never weighed; some of them mean: do not stretch.
#include <gtest/gtest.h>

#include "scenario.h"

namespace psoas::guide {
namespace {

const rules::Complaint& Shipped() { return ShippedProtocol().protocol.complaint; }

const rules::JointPattern& FirstThat(bool rules::JointPattern::* flag) {
  for (const auto& pattern : Shipped().joint_patterns) {
    if (pattern.*flag) return pattern;
  }
  ADD_FAILURE() << "no such pattern";
  return Shipped().joint_patterns.front();
}

nlohmann::json AllOf(const rules::JointPattern& pattern, const std::string& answer) {
  nlohmann::json answers = nlohmann::json::object();
  for (const auto& id : pattern.needs) answers[id] = answer;
  for (const auto& id : pattern.any_of) answers[id] = answer;
  return {{"answers", answers}};
}

TEST(Complaint, EveryJointPatternIsMentionedWhenItsPointersAreYes) {
  for (const auto& pattern : Shipped().joint_patterns) {
    Scenario s = ReadyPerson();
    s.Event("complaint.described", AllOf(pattern, "yes"));
    const auto mentions = s.GuideNow().mentions;
    EXPECT_LE(mentions.size(), static_cast<std::size_t>(Shipped().mentions_max));
    EXPECT_TRUE(std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.id == pattern.id;
    })) << pattern.id;
  }
}

TEST(Complaint, UnsureAloneMentionsNothing) {
  Scenario s = ReadyPerson();
  s.Event("complaint.described", AllOf(Shipped().joint_patterns.front(), "unsure"));
  EXPECT_TRUE(s.GuideNow().mentions.empty());
}

TEST(Complaint, AGuardingPatternLocksThePlanUntilAClinicianAgrees) {
  Scenario s = ReadyPerson();
  s.Event("complaint.described", AllOf(FirstThat(&rules::JointPattern::guards), "yes"));
  const Guidance guidance = s.GuideNow();
  EXPECT_EQ(guidance.pattern, Pattern::kGuarding);
  EXPECT_EQ(guidance.disposition, rules::Disposition::kSeeClinician);
  EXPECT_EQ(guidance.allowed, Allowed::kRestOnly);
  EXPECT_EQ(guidance.letter, "guarding");
}

TEST(Complaint, LoadBeforeLengthTakesTheStretchOutOfTheFirstWeeks) {
  const rules::JointPattern* pattern = nullptr;
  for (const auto& candidate : Shipped().joint_patterns) {
    if (candidate.load_first && !candidate.guards) pattern = &candidate;
  }
  ASSERT_TRUE(pattern);
  Scenario s = ReadyPerson();
  s.Event("complaint.described", AllOf(*pattern, "yes"));
  const Guidance guidance = s.GuideNow();
  if (guidance.pattern == Pattern::kGuarding) GTEST_SKIP() << "its pointers guard as well";
  const auto items = Exercises(guidance);
  EXPECT_TRUE(std::count(items.begin(), items.end(), "hip_flexor_strength"));
  EXPECT_FALSE(std::count(items.begin(), items.end(), "half_kneeling_stretch"));
}

TEST(Complaint, TheLatestAnswerStands) {
  const auto& pattern = Shipped().joint_patterns.front();
  Scenario s = ReadyPerson();
  s.Event("complaint.described", AllOf(pattern, "yes")).Later(1);
  s.Event("complaint.described", AllOf(pattern, "no"));
  EXPECT_TRUE(s.GuideNow().mentions.empty());
}

TEST(Surgery, BellySurgeryCountsForTwelveWeeksByTheCalendar) {
  Scenario s = ReadyPerson();
  s.Profile({{"weeks_since_surgery", 11}});
  EXPECT_TRUE(HasReason(s.GuideNow(), "abdo_yes"));
  EXPECT_FALSE(HasReason(s.GuideAt("2026-03-10T08:00:00Z"), "abdo_yes"));
}

}  // namespace
}  // namespace psoas::guide
