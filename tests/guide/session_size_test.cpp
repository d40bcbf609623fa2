// Weekly volume, the days of a week an exercise is for, and the session of a bad day.
#include "guide/session_size.h"

#include <gtest/gtest.h>

#include "guide/plan.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

const rules::Protocol& Shipped() { return ShippedProtocol().protocol; }

Item Stretch(int sets, int hold_s, const std::string& side = "both") {
  Item item;
  item.exercise = "half_kneeling_stretch";
  item.kind = rules::Kind::kStretch;
  item.side = side;
  item.per_side = true;
  item.dose.sets = sets;
  item.dose.hold_s = hold_s;
  return item;
}

TEST(WeeklyVolume, AddsUpTheStretchesOfEachSide) {
  const Volume volume = WeeklyVolumeOf(Shipped(), 5, {Stretch(3, 40, "left"), Stretch(1, 60)});
  EXPECT_EQ(volume.left_min, 15);
  EXPECT_EQ(volume.right_min, 5);
}

TEST(WeeklyVolume, TakesRoundsFromTheLastStretchUntilTheCapHolds) {
  std::vector<Item> items{Stretch(3, 40), Stretch(3, 40)};
  FitVolume(Shipped(), 5, items);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].dose.sets, 2);
  EXPECT_EQ(items[1].dose.sets, 1);
  EXPECT_EQ(items[1].why.front().rule, "plan.volume.cap");
  EXPECT_FALSE(items[1].dose.text.empty());
}

TEST(WeeklyVolume, DropsAStretchWhenOneRoundOfEachIsStillTooMuch) {
  std::vector<Item> items{Stretch(1, 60), Stretch(1, 60), Stretch(1, 60)};
  FitVolume(Shipped(), 5, items);
  EXPECT_EQ(items.size(), 2u);
}

TEST(WeeklyVolume, SaysWhenItIsBelowTheFloor) {
  const Volume low = WeeklyVolumeOf(Shipped(), 2, {Stretch(2, 30)});
  EXPECT_NE(low.text.find("Below about 5"), std::string::npos) << low.text;
  EXPECT_TRUE(WeeklyVolumeOf(Shipped(), 5, {}).text.empty());
}

TEST(Week, AnExerciseForThreeDaysSkipsTheDayAfterAndWaitsWhenItsDaysAreUsedUp) {
  Item item;
  item.exercise = "hip_flexor_strength";
  item.dose.per_week = 3;
  const Day today = ParseDay("2026-03-10").value();
  History history;
  const auto due = [&] { return !DueOn(today, {item}, history).empty(); };
  EXPECT_TRUE(due());
  history.exercise_days = {{today + -1, item.exercise, {}, {}, {}, false}};
  EXPECT_FALSE(due());
  history.exercise_days = {{today + -2, item.exercise, {}, {}, {}, false}};
  EXPECT_TRUE(due());
  history.exercise_days = {{today + -6, item.exercise, {}, {}, {}, false},
                           {today + -4, item.exercise, {}, {}, {}, false},
                           {today + -2, item.exercise, {}, {}, {}, false}};
  EXPECT_FALSE(due());
}

TEST(Length, BothSidesTakeTwiceTheTimeOnlyWhenEachIsDoneByItself) {
  Item stretch = Stretch(2, 60);
  EXPECT_EQ(EstimateMinutes({stretch}), 5);
  stretch.per_side = false;
  EXPECT_EQ(EstimateMinutes({stretch}), 3);
}

TEST(BadDay, IsFiveMinutesAndFourItemsAtMost) {
  for (const double knee : {85.0, 55.0}) {
    const Today today = ReadyPerson(8, knee).GuideNow().today;
    EXPECT_FALSE(today.bad_day_items.empty());
    EXPECT_LE(today.bad_day_items.size(), 4u);
    EXPECT_LE(today.bad_day_minutes, 5);
    EXPECT_LT(today.bad_day_minutes, today.minutes);
  }
}

TEST(BadDay, NeverAsksForMoreThanTheWholeSession) {
  const Today today = ReadyPerson().GuideNow().today;
  for (const Item& item : today.bad_day_items) {
    const auto whole = std::find_if(today.items.begin(), today.items.end(), [&](const Item& other) {
      return other.exercise == item.exercise;
    });
    ASSERT_NE(whole, today.items.end());
    EXPECT_LE(item.dose.sets, whole->dose.sets);
    EXPECT_LE(item.dose.minutes, whole->dose.minutes);
  }
}

}  // namespace
}  // namespace psoas::guide
