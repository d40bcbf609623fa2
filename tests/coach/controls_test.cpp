// What a person can do while lying there.
#include "floor.h"

namespace psoas::coach {
namespace {

Floor Holding() {
  Floor floor({WorkOn("half_kneeling_stretch"), WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kHold);
  return floor;
}

TEST(Pause, StopsTheClockAndLosesNoTime) {
  Floor floor = Holding();
  floor.Wait(10);
  floor.Do(EventType::kPause);
  floor.Wait(60);
  EXPECT_EQ(floor.view().left_ms, 30'000);
  EXPECT_EQ(floor.view().paused_because, "person");
  floor.Do(EventType::kResume);
  floor.Wait(30);
  EXPECT_EQ(floor.phase(), Phase::kRest);
}

TEST(Next, EndsAStepEarlyAndTheRoundDoesNotCount) {
  Floor floor = Holding();
  floor.Wait(5);
  floor.Do(EventType::kNext);
  EXPECT_EQ(floor.phase(), Phase::kRest);
  EXPECT_EQ(floor.state().works[0].counts[0].sets, 0);
  EXPECT_EQ(floor.state().works[0].counts[0].held_ms, 5'000);
}

TEST(Next, SaysThatOneIsReady) {
  Floor floor({WorkOn("glute_bridge")});
  floor.Do(EventType::kNext);
  EXPECT_EQ(floor.phase(), Phase::kPosition);
  floor.Do(EventType::kNext);
  EXPECT_EQ(floor.phase(), Phase::kRep);
}

TEST(Back, GoesToTheStartOfTheStepAndNeverUndoesACountedRound) {
  Floor floor = Holding();
  floor.Wait(20);
  floor.Do(EventType::kBack);
  EXPECT_EQ(floor.view().left_ms, 40'000);
  floor.WaitFor(Phase::kRest);
  floor.Do(EventType::kBack);
  EXPECT_EQ(floor.phase(), Phase::kRest);
  EXPECT_EQ(floor.state().works[0].counts[0].sets, 1);
}

TEST(Back, NeverMeasuresTheSameCycleTwice) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kRight)});
  floor.Feel(Tilt::kIn, 2);
  floor.WaitFor(Phase::kRest);
  floor.Do(EventType::kBack);
  EXPECT_EQ(floor.phase(), Phase::kRest);
  EXPECT_EQ(floor.state().works[0].counts[0].gained_deg.size(), 1U);
}

TEST(Skip, LeavesTheExerciseWithWhatWasDoneOfIt) {
  Floor floor = Holding();
  floor.Wait(12);
  floor.Do(EventType::kSkip);
  EXPECT_EQ(floor.view().exercise, "glute_bridge");
  ASSERT_EQ(floor.Done().size(), 1U);
  EXPECT_EQ(floor.Done()[0].data["seconds"], 12);
}

TEST(Skip, BeforeAnythingWasDoneLeavesNoEntry) {
  Floor floor({WorkOn("half_kneeling_stretch"), WorkOn("glute_bridge")});
  floor.Do(EventType::kSkip);
  EXPECT_EQ(floor.view().exercise, "glute_bridge");
  EXPECT_TRUE(floor.Done().empty());
}

TEST(Shorten, MakesThisRoundTheLastOnBothSides) {
  Floor floor = Holding();
  floor.Do(EventType::kShorten);
  EXPECT_EQ(floor.view().sets, 1);
  floor.WaitFor(Phase::kAsk);
  EXPECT_EQ(floor.Count("coach.hold"), 2);
}

TEST(Shorten, InTheRestGoesOnToWhatComesAfterTheExercise) {
  Floor floor = Holding();
  floor.WaitFor(Phase::kRest);
  floor.Do(EventType::kShorten);
  EXPECT_EQ(floor.phase(), Phase::kSwitchSide);
}

TEST(Shorten, InTheRestOfACycleCountsTheRoundOnTheSideThatDidIt) {
  Floor floor({WorkOn("contract_relax_kneeling")});
  floor.WaitFor(Phase::kRest);
  floor.Do(EventType::kShorten);
  EXPECT_EQ(floor.phase(), Phase::kSwitchSide);
  EXPECT_EQ(floor.state().works[0].counts[0].sets, 1);
  EXPECT_EQ(floor.state().works[0].counts[1].sets, 0);
}

TEST(Shorten, KeepsItsPlaceWhenCyclesComeInRounds) {
  Work work = WorkOn("contract_relax_kneeling", Side::kRight);
  work.dose.sets = 3;
  Floor floor({work});
  for (int i = 0; i < 4; ++i) {
    floor.WaitFor(Phase::kRelax);
    floor.WaitFor(Phase::kContract);
  }
  EXPECT_EQ(floor.view().set, 2);
  floor.Do(EventType::kShorten);
  EXPECT_EQ(floor.phase(), Phase::kContract);
  EXPECT_EQ(floor.view().rep, 2);
  EXPECT_EQ(floor.view().sets, 2);
}

TEST(Extend, AddsFifteenSecondsButNeverBeyondTheLongestHold) {
  Floor floor = Holding();
  floor.Do(EventType::kExtend);
  EXPECT_EQ(floor.view().left_ms, 55'000);
  floor.Do(EventType::kExtend);
  EXPECT_EQ(floor.view().left_ms, 60'000);  // the cap of stretches: 60 s
  floor.Do(EventType::kExtend);
  EXPECT_EQ(floor.view().left_ms, 60'000);
  EXPECT_EQ(floor.Count("coach.longest"), 1);
}

TEST(Extend, NeverProlongsAnEffort) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kLeft)});
  floor.WaitFor(Phase::kContract);
  floor.Do(EventType::kExtend);
  EXPECT_EQ(floor.view().left_ms, 6'000);
}

TEST(Repeat, SaysTheInstructionAgain) {
  Floor floor({WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kPosition);
  floor.Do(EventType::kRepeat);
  EXPECT_EQ(floor.Count("coach.position"), 2);
}

TEST(Swap, TakesWhatIsOfferedAtTheGentleDoseAndNothingElse) {
  Work work = WorkOn("half_kneeling_stretch");
  work.swaps = {{"bed_edge_stretch", "bed"}};
  work.swaps[0].variant = Shipped().FindExercise("bed_edge_stretch")->variants.front().id;
  Floor floor({work});
  floor.Send({.type = EventType::kSwap, .exercise = "split_squat", .variant = "floor"});
  EXPECT_EQ(floor.view().exercise, "half_kneeling_stretch");
  floor.Send(
      {.type = EventType::kSwap, .exercise = "bed_edge_stretch", .variant = work.swaps[0].variant});
  EXPECT_EQ(floor.view().exercise, "bed_edge_stretch");
  EXPECT_EQ(floor.phase(), Phase::kReady);
  EXPECT_EQ(floor.state().works[0].dose.hold_s,
            Shipped().FindExercise("bed_edge_stretch")->gentle_dose.hold_s);
}

TEST(Asking, TakesTheAnswerBeforeWhenNobodySaysAnything) {
  Floor floor({WorkOn("glute_bridge"), WorkOn("constructive_rest")});
  floor.WaitFor(Phase::kAsk);
  floor.Answer(3);
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Count("coach.ask_again"), 1);
  EXPECT_EQ(floor.Done()[1].data["pain"], 3);
}

TEST(Asking, TellsNoPainOfAnExerciseThatWasNotAskedAbout) {
  Floor floor({WorkOn("glute_bridge"), WorkOn("half_kneeling_stretch"), WorkOn("pelvic_tuck")});
  floor.WaitFor(Phase::kAsk);
  floor.Answer(2);
  floor.WaitFor(Phase::kHold);
  floor.Do(EventType::kSkip);
  floor.WaitFor(Phase::kRep);
  floor.Stop("sharp_pain");
  ASSERT_EQ(floor.Done().size(), 3U);
  EXPECT_EQ(floor.Done()[0].data["pain"], 2);
  EXPECT_FALSE(floor.Done()[1].data.contains("pain"));
  EXPECT_FALSE(floor.Done()[2].data.contains("pain"));
}

TEST(Asking, LeavesOutThePainThatNobodyTold) {
  Floor floor({WorkOn("glute_bridge")});
  floor.WaitForTheEnd();
  EXPECT_FALSE(floor.Done()[0].data.contains("pain"));
}

}  // namespace
}  // namespace psoas::coach
