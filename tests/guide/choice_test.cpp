// What stands in for what: by wish, by turn, by what is at hand; and what is off until asked for.
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario.h"

namespace psoas::guide {
namespace {

using nlohmann::json;

const Item* Find(const Guidance& guidance, const std::string& exercise) {
  const auto& items = guidance.plan.items;
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& item) { return item.exercise == exercise; });
  return found == items.end() ? nullptr : &*found;
}

bool HasWhy(const Item& item, const std::string& rule) {
  return std::any_of(item.why.begin(), item.why.end(),
                     [&](const Why& why) { return why.rule == rule; });
}

bool IsBlocked(const Guidance& guidance, const std::string& exercise, const std::string& rule) {
  return std::any_of(guidance.blocked.begin(), guidance.blocked.end(),
                     [&](const Blocked& b) { return b.exercise == exercise && b.rule == rule; });
}

Guidance With(const json& profile) { return ReadyPerson().Profile(profile).GuideNow(); }

TEST(Swap, EveryItemNamesWhatMayStandInForIt) {
  const Guidance guidance = With(json::object());
  const Item* stretch = Find(guidance, "half_kneeling_stretch");
  ASSERT_TRUE(stretch);
  const auto offers = [&](const std::string& prefer) {
    return std::any_of(stretch->swaps.begin(), stretch->swaps.end(),
                       [&](const Swap& swap) { return swap.prefer == prefer; });
  };
  EXPECT_TRUE(offers("bed_edge_stretch"));
  EXPECT_TRUE(offers("half_kneeling_stretch/standing"));
  EXPECT_FALSE(offers("soft_ball_pressure"));
}

TEST(Swap, ThePreferredExerciseTakesThePlaceAndSaysWhose) {
  const Guidance guidance = With({{"prefer", {"bed_edge_stretch"}}});
  const Item* item = Find(guidance, "bed_edge_stretch");
  ASSERT_TRUE(item);
  EXPECT_TRUE(HasWhy(*item, "short_iliopsoas"));
  EXPECT_TRUE(HasWhy(*item, "plan.preferred"));
  EXPECT_FALSE(Find(guidance, "half_kneeling_stretch"));
}

TEST(Swap, ThePreferredWayOfDoingItComesFirst) {
  const Guidance guidance = With({{"prefer", {"half_kneeling_stretch/side_lying"}}});
  EXPECT_EQ(Find(guidance, "half_kneeling_stretch")->variant, "side_lying");
}

TEST(Swap, APreferenceNeverPassesAContraindication) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen({{"radic", "no"}, {"osteop", "yes"}}).BothSides(8, 85);
  s.Profile({{"prefer", {"side_bend_stretch"}}});
  EXPECT_FALSE(Find(s.GuideNow(), "side_bend_stretch"));
  EXPECT_TRUE(IsBlocked(s.GuideNow(), "side_bend_stretch", "osteop"));
}

TEST(Avoid, LeavesAnExerciseOutAndTakesAnEqualOne) {
  const Guidance guidance = With({{"avoid", {"half_kneeling_stretch"}}});
  EXPECT_TRUE(IsBlocked(guidance, "half_kneeling_stretch", "avoid"));
  EXPECT_TRUE(std::any_of(guidance.plan.items.begin(), guidance.plan.items.end(),
                          [](const Item& item) { return HasWhy(item, "plan.stand_in"); }));
}

TEST(Space, ASmallRoomTakesWaysThatFit) {
  const Guidance guidance = With({{"small_space", "yes"}});
  for (const Item& item : guidance.plan.items) {
    const auto* exercise = ShippedProtocol().protocol.FindExercise(item.exercise);
    for (const auto& variant : exercise->variants) {
      if (variant.id != item.variant) continue;
      EXPECT_TRUE(variant.small_space) << item.exercise;
    }
  }
}

TEST(Ball, IsOffUntilThePersonTurnsItOn) {
  EXPECT_TRUE(IsBlocked(With(json::object()), "soft_ball_pressure", "opt_in"));
  const json kit = {{"ball_opt_in", "yes"}, {"equipment", {"ball", "mat", "cushion", "bed"}}};
  const Guidance guidance = With(kit);
  const Item* ball = Find(guidance, "soft_ball_pressure");
  ASSERT_TRUE(ball);
  EXPECT_LE(ball->dose.hold_s, 60);
  EXPECT_LE(ball->dose.effort_max, 3);
}

TEST(Ball, StaysOutForEverOnceTheBellyVesselWasInQuestion) {
  Scenario s;
  s.At("2026-03-02T08:00:00Z").Screen({{"aaa_r", "yes"}}).Later(48).Release("all").Later(1);
  s.Screen().BothSides(8, 85);
  s.Profile({{"ball_opt_in", "yes"}, {"equipment", {"ball", "mat", "cushion", "bed"}}});
  const Guidance guidance = s.GuideNow();
  EXPECT_EQ(guidance.allowed, Allowed::kPlan);
  EXPECT_TRUE(IsBlocked(guidance, "soft_ball_pressure", "aaa_ever"));
}

TEST(Reasons, SittingBringsBreaksThroughTheDayOutsideTheSession) {
  const Guidance guidance = With({{"sitting_h_per_day", 9}});
  ASSERT_EQ(guidance.plan.through_the_day.size(), 1u);
  EXPECT_EQ(guidance.plan.through_the_day.front().exercise, "sitting_breaks");
  EXPECT_FALSE(Find(guidance, "sitting_breaks"));
}

TEST(Reasons, EachOfTheFiveIsLinkedNotBlamedAndChangesThePlan) {
  const Guidance plain = With(json::object());
  const std::map<std::string, json> told{{"sitting", {{"sitting_h_per_day", 9}}},
                                         {"stress", {{"stress", "high"}}},
                                         {"posture", {{"posture_habit", "yes"}}},
                                         {"load_jump", {{"recent_load_jump", "yes"}}},
                                         {"strength", {{"trains_strength", "no"}}}};
  for (const auto& [reason, profile] : told) {
    const Guidance guidance = With(profile);
    ASSERT_EQ(guidance.linked.size(), 1u) << reason;
    EXPECT_EQ(guidance.linked.front().id, reason);
    const bool changed =
        Exercises(guidance) != Exercises(plain) || !guidance.plan.through_the_day.empty() ||
        Find(guidance, "glute_bridge")->why.size() > Find(plain, "glute_bridge")->why.size();
    EXPECT_TRUE(changed) << reason;
  }
}

TEST(Variety, EqualStretchesTakeTurnsFromTheMiddlePhaseOn) {
  std::vector<std::string> first;
  for (const int week : {0, 1, 3, 4, 5}) {
    Scenario s = ReadyPerson();
    s.Later(24.0 * 7 * week + 1).Screen().BothSides(8, 85);
    first.push_back(s.GuideNow().plan.items.front().exercise);
  }
  EXPECT_EQ(first[0], "half_kneeling_stretch");
  EXPECT_EQ(first[1], "half_kneeling_stretch");
  EXPECT_NE(first[2], first[3]);
  EXPECT_NE(first[3], first[4]);
}

}  // namespace
}  // namespace psoas::guide
