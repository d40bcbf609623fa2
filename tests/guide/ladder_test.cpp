// How a dose follows how it went: up after two good sessions, down by 30 to 50 % after a flare.
#include "guide/ladder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rules/work.h"
#include "scenario.h"

namespace psoas::guide {
namespace {

const rules::Protocol& Shipped() { return ShippedProtocol().protocol; }
const rules::Exercise& Bridge() { return *Shipped().FindExercise("glute_bridge"); }

/// One day a session of the bridge, with what was felt.
class Days {
 public:
  Days& Good() { return Did(1); }
  Days& Did(std::optional<double> pain, bool stopped = false, double sets = 3) {
    day_ = day_ + 1;
    history_.exercise_days.push_back({day_, "glute_bridge", Noon(), pain, sets, stopped});
    return *this;
  }
  Days& WorseNextMorning() {
    checkins_.push_back(std::make_unique<journal::CheckinRecorded>());
    checkins_.back()->worse_next_day = journal::Answer::kYes;
    history_.checkins.push_back({Instant{Noon().ms + 20 * kMsPerHour}, checkins_.back().get()});
    history_.heard.push_back(history_.checkins.back());
    return *this;
  }
  Days& Gap(int days) {
    day_ = day_ + days;
    return *this;
  }
  LadderState State() const { return ClimbLadder(Shipped(), Bridge(), history_); }

 private:
  Instant Noon() const { return {day_.since_epoch * kMsPerDay + 12 * kMsPerHour}; }
  Day day_ = ParseDay("2026-03-01").value();
  History history_;
  std::vector<std::unique_ptr<journal::CheckinRecorded>> checkins_;
};

TEST(Ladder, StartsAtTheUsualDose) {
  EXPECT_EQ(Days().State().step, 0);
  EXPECT_EQ(Days().Good().State().step, 0);
}

TEST(Ladder, ClimbsOneStepAfterTwoGoodSessionsInARow) {
  EXPECT_EQ(Days().Good().Good().State().step, 1);
  EXPECT_EQ(Days().Good().Good().Good().State().step, 1);
  EXPECT_EQ(Days().Good().Good().Good().Good().State().step, 2);
}

TEST(Ladder, HoldsAtPainOfThreeToFive) { EXPECT_EQ(Days().Good().Did(4).Good().State().step, 0); }

TEST(Ladder, DoesNotClimbOnPainThatWasNotTold) {
  EXPECT_EQ(Days().Did({}).Did({}).Did({}).State().step, 0);
}

TEST(Ladder, DoesNotClimbOnRoundsThatWereNotDone) {
  EXPECT_EQ(Days().Did(1, false, 1).Did(1, false, 1).State().step, 0);
}

TEST(Ladder, StepsBackAndCutsTheDoseWhenItWasWorseTheNextMorning) {
  const LadderState state = Days().Good().Good().Good().WorseNextMorning().State();
  EXPECT_EQ(state.step, 0);
  EXPECT_TRUE(state.cut);
}

TEST(Ladder, CutsAfterPainAboveFiveAndAfterAStop) {
  EXPECT_TRUE(Days().Did(6).State().cut);
  EXPECT_TRUE(Days().Did(2, true).State().cut);
}

TEST(Ladder, GivesTheDoseBackAfterTwoGoodSessionsAndClimbsOnlyThen) {
  EXPECT_TRUE(Days().Did(6).Good().State().cut);
  const LadderState back = Days().Did(6).Good().Good().State();
  EXPECT_FALSE(back.cut);
  EXPECT_EQ(back.step, 0);
  EXPECT_EQ(Days().Did(6).Good().Good().Good().Good().State().step, 1);
}

TEST(Ladder, StartsAgainAfterALongGap) {
  EXPECT_EQ(Days().Good().Good().Gap(30).Good().State().step, 0);
}

TEST(Ladder, EndsAtItsLastStep) {
  Days days;
  for (int i = 0; i < 40; ++i) days.Good();
  EXPECT_EQ(days.State().step, static_cast<int>(Bridge().ladder.size()));
}

TEST(CutDose, TakesThirtyToFiftyPercentOfEveryDoseOfTheCatalogue) {
  for (const rules::Exercise& exercise : Shipped().exercises) {
    for (int step = 0; step <= static_cast<int>(exercise.ladder.size()); ++step) {
      const rules::Dose& dose = DoseAt(exercise, step);
      const double before = rules::WorkSeconds(dose);
      const double left = rules::WorkSeconds(CutDose(Shipped().programme.ladder, dose)) / before;
      EXPECT_GE(left, 0.5) << exercise.id << " step " << step;
      EXPECT_LE(left, 0.7) << exercise.id << " step " << step;
    }
  }
}

RC_GTEST_PROP(CutDose, TakesThirtyToFiftyPercentOfRounds, ()) {
  rules::Dose dose;
  dose.sets = *rc::gen::inRange(2, 20);
  const rules::Dose cut = CutDose(Shipped().programme.ladder, dose);
  const int lost = 100 * (*dose.sets - *cut.sets);
  RC_ASSERT(lost >= 30 * *dose.sets);
  RC_ASSERT(lost <= 50 * *dose.sets);
}

}  // namespace
}  // namespace psoas::guide
