// From finding, equipment and contraindications to two to four items.
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario.h"

namespace psoas::guide {
namespace {

const Item* Find(const Guidance& guidance, const std::string& exercise) {
  const auto& items = guidance.today.items;
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& i) { return i.exercise == exercise; });
  return found == items.end() ? nullptr : &*found;
}

bool IsBlocked(const Guidance& guidance, const std::string& exercise, const std::string& rule) {
  return std::any_of(guidance.blocked.begin(), guidance.blocked.end(),
                     [&](const Blocked& b) { return b.exercise == exercise && b.rule == rule; });
}

Guidance With(const AnswerMap& answers) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen(answers).BothSides(8, 60);
  return s.GuideNow();
}

TEST(Plan, HasTwoToFourItemsEachWithReasonDoseAndEvidence) {
  const Guidance guidance = ReadyPerson().GuideNow();
  EXPECT_GE(guidance.today.items.size(), 2u);
  EXPECT_LE(guidance.today.items.size(), 4u);
  for (const auto& item : guidance.today.items) {
    EXPECT_FALSE(item.why.empty()) << item.exercise;
    EXPECT_FALSE(item.dose.text.empty()) << item.exercise;
    EXPECT_FALSE(item.evidence.empty()) << item.exercise;
  }
}

TEST(Plan, ShortIliopsoasGetsTheKneelingStretchOnThatSide) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen().Test("left", 8, 90).Test("right", -14, 90);
  const Guidance guidance = s.GuideNow();
  ASSERT_TRUE(Find(guidance, "half_kneeling_stretch"));
  EXPECT_EQ(Find(guidance, "half_kneeling_stretch")->side, "left");
}

TEST(Plan, ShortRectusFemorisGetsTheKneeBendStretch) {
  EXPECT_TRUE(Find(With({}), "quad_kneeling_stretch"));
}

TEST(Plan, ASoreKneeNeverGetsAKneelingVariant) {
  const Guidance guidance = With({{"knee", "yes"}});
  for (const auto& item : guidance.today.items) {
    const auto* exercise = ShippedProtocol().protocol.FindExercise(item.exercise);
    for (const auto& variant : exercise->variants) {
      if (variant.id != item.variant) continue;
      EXPECT_NE(variant.position, "kneeling") << item.exercise;
    }
  }
  EXPECT_TRUE(Find(guidance, "half_kneeling_stretch"));
}

TEST(Plan, NumbOuterThighBlocksEndRange) {
  const Guidance guidance = With({{"meralgia", "yes"}, {"meralgia_long", "no"}});
  EXPECT_EQ(guidance.disposition, rules::Disposition::kLimits);
  EXPECT_FALSE(Find(guidance, "half_kneeling_stretch"));
  EXPECT_TRUE(IsBlocked(guidance, "half_kneeling_stretch", "meralgia"));
  EXPECT_GE(guidance.today.items.size(), 2u);
}

TEST(Plan, UnsureBlocksLikeYes) {
  EXPECT_TRUE(IsBlocked(With({{"dyspl", "unsure"}}), "half_kneeling_stretch", "dyspl"));
}

TEST(Plan, FewMinutesMeanFewerItemsButNeverFewerThanTwo) {
  Scenario s = ReadyPerson();
  s.Profile({{"minutes_per_day", 1}});
  EXPECT_EQ(s.GuideNow().today.items.size(), 2u);
}

TEST(Plan, MissingEquipmentPicksAnotherVariantOrSaysSo) {
  Scenario s = ReadyPerson();
  s.Profile({{"equipment", nlohmann::json::array()}});
  const Guidance guidance = s.GuideNow();
  for (const auto& item : guidance.today.items) {
    const auto* exercise = ShippedProtocol().protocol.FindExercise(item.exercise);
    for (const auto& variant : exercise->variants) {
      if (variant.id != item.variant) continue;
      EXPECT_TRUE(variant.equipment.empty()) << item.exercise;
    }
  }
}

TEST(Plan, AfterASessionTodayIsARestDay) {
  Scenario s = ReadyPerson();
  s.Later(1).Session();
  EXPECT_EQ(s.KindNow(), "rest");
  EXPECT_TRUE(s.GuideNow().checkin_due);
}

TEST(Plan, ASessionStoppedBySharpPainIsNotASessionDoneButTheDayIsOver) {
  Scenario s = ReadyPerson();
  s.Later(1).Session(3, "sharp_pain").Later(1).Screen();
  EXPECT_EQ(s.GuideNow().clock.sessions_done, 0);
  EXPECT_EQ(s.KindNow(), "rest");
}

TEST(Plan, WaitsWhileTheFullScreenIsDue) {
  Scenario s = ReadyPerson();
  s.Later(1).Checkin({{"new_symptom", "yes"}});
  EXPECT_TRUE(s.GuideNow().plan.items.empty());
}

TEST(Plan, WorseOnceMeansALowerDose) {
  Scenario s = ReadyPerson();
  s.Later(1).Session().Later(22).ShortScreen().Checkin({{"worse_next_day", "yes"}});
  const Guidance guidance = s.GuideNow();
  ASSERT_EQ(guidance.today.kind, TodayKind::kSession);
  for (const auto& item : guidance.today.items) EXPECT_TRUE(item.step.cut) << item.exercise;
}

TEST(Plan, WorseTwiceMeansRestThenCheckIn) {
  Scenario s = ReadyPerson();
  s.Later(1).Session().Later(22).ShortScreen().Checkin({{"worse_next_day", "yes"}});
  s.Later(1).Session().Later(23).ShortScreen().Checkin({{"worse_next_day", "unsure"}});
  EXPECT_EQ(s.KindNow(), "rest");
  EXPECT_EQ(s.Later(20).KindNow(), "checkin");
}

TEST(Plan, PainAboveFiveMeansRest) {
  Scenario s = ReadyPerson();
  EXPECT_EQ(s.Checkin({{"pain_now", 6}}).KindNow(), "rest");
  Scenario t = ReadyPerson();
  EXPECT_EQ(t.Checkin({{"pain_now", 5}}).KindNow(), "session");
}

}  // namespace
}  // namespace psoas::guide
