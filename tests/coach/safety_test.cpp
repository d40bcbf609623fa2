// Stop, pain, sleep and screens.
#include "floor.h"

namespace psoas::coach {
namespace {

Floor In(Phase phase) {
  Floor floor({WorkOn("contract_relax_kneeling"), WorkOn("glute_bridge")});
  floor.WaitFor(phase);
  return floor;
}

Screened Fresh(std::initializer_list<const char*> exercises) {
  Screened screened{.screen_left_ms = kDay_ms, .answered_at = {kEvening.ms + 100 * kDay_ms}};
  for (const char* id : exercises) {
    screened.allowed.push_back({id, Shipped().FindExercise(id)->variants.front().id});
  }
  return screened;
}

class FromEveryPhase : public testing::TestWithParam<Phase> {};

TEST_P(FromEveryPhase, StopEndsTheSessionAtOnce) {
  Floor floor = In(GetParam());
  floor.Stop("sharp_pain");
  EXPECT_EQ(floor.phase(), Phase::kStopped);
  EXPECT_FALSE(floor.view().runs);
  EXPECT_FALSE(floor.Done().empty());
  for (const SessionEntry& done : floor.Done())
    EXPECT_EQ(done.data["stopped_because"], "sharp_pain");
  EXPECT_EQ(floor.entries().back().type, "session.ended");
}

TEST_P(FromEveryPhase, PainStopsTheClockAtOnce) {
  Floor floor = In(GetParam());
  floor.Do(EventType::kPain);
  EXPECT_EQ(floor.phase(), Phase::kPain);
  floor.Wait(60);
  EXPECT_EQ(floor.phase(), Phase::kPain);
}

INSTANTIATE_TEST_SUITE_P(Phases, FromEveryPhase,
                         testing::Values(Phase::kReady, Phase::kPosition, Phase::kContract,
                                         Phase::kRelax, Phase::kTakeUp, Phase::kRest,
                                         Phase::kSwitchSide, Phase::kAsk),
                         [](const auto& phase) { return std::string(Name(phase.param)); });

TEST(Pain, ThatEasedLeadsBackThroughThePositionToTheStartOfTheRepetition) {
  Floor floor = In(Phase::kTakeUp);
  floor.Do(EventType::kPain);
  floor.Do(EventType::kResume);
  EXPECT_EQ(floor.phase(), Phase::kPosition);
  EXPECT_EQ(floor.Count("coach.regain"), 1);
  floor.WaitFor(Phase::kContract);
  EXPECT_EQ(floor.view().rep, 1);
}

TEST(Pain, InARestLeadsBackToTheRepetitionThatWouldHaveCome) {
  Floor floor = In(Phase::kRest);
  floor.Do(EventType::kPain);
  floor.Do(EventType::kResume);
  floor.WaitFor(Phase::kContract);
  EXPECT_EQ(floor.view().rep, 2);
}

TEST(Pain, UpToFiveLeavesTheExerciseAndGoesOnWithTheNext) {
  Floor floor = In(Phase::kContract);
  floor.Do(EventType::kPain);
  floor.Answer(5);
  EXPECT_EQ(floor.view().exercise, "glute_bridge");
  EXPECT_EQ(floor.Done()[0].data["stopped_because"], "too_hard");
  EXPECT_EQ(floor.Done()[0].data["pain"], 5);
}

TEST(Pain, AboveFiveEndsTheSession) {
  Floor floor = In(Phase::kContract);
  floor.Do(EventType::kPain);
  floor.Answer(6);
  EXPECT_EQ(floor.phase(), Phase::kStopped);
}

TEST(Asking, ForPainEndsTheSessionAboveFive) {
  Floor floor = In(Phase::kAsk);
  floor.Answer(6);
  EXPECT_EQ(floor.phase(), Phase::kStopped);
  EXPECT_EQ(floor.Done()[0].data["pain"], 6);
}

TEST(Sleep, NeverCountsAsHeld) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  floor.Wait(10);
  floor.Sleep(20);
  EXPECT_EQ(floor.view().paused_because, "gap");
  EXPECT_EQ(floor.view().left_ms, 30'000);
  EXPECT_EQ(floor.state().works[0].counts[0].held_ms, 10'000);
  floor.Do(EventType::kResume);
  floor.Wait(30);
  EXPECT_EQ(floor.phase(), Phase::kRest);
}

TEST(Sleep, OfHalfAnHourAsksTheSafetyQuestionsAgain) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
  floor.Do(EventType::kResume);
  floor.Do(EventType::kNext);
  floor.Wait(600);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Pause, OfHalfAnHourAsksTheSafetyQuestionsAgain) {
  Floor floor = In(Phase::kContract);
  floor.Do(EventType::kPause);
  floor.Wait(31 * 60);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Screen, OnceAnsweredLeadsBackThroughThePosition) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  const Screened screened = Fresh({"half_kneeling_stretch"});
  floor.Send({.type = EventType::kScreened}, &screened);
  EXPECT_EQ(floor.phase(), Phase::kPosition);
}

TEST(Screen, IsNotTakenFromAShellThatOnlySaysSo) {
  Floor floor({WorkOn("half_kneeling_stretch")}, 0);
  floor.Do(EventType::kScreened);
  const Screened stale{.allowed = Fresh({"half_kneeling_stretch"}).allowed};
  floor.Send({.type = EventType::kScreened}, &stale);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
  EXPECT_TRUE(floor.entries().empty());
}

TEST(Screen, IsNotAnsweredByAnAnswerFromBeforeTheQuestion) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  Screened earlier = Fresh({"half_kneeling_stretch"});
  earlier.answered_at = kEvening;
  floor.Send({.type = EventType::kScreened}, &earlier);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Screen, LeavesOutWhatIsNoLongerOffered) {
  Floor floor({WorkOn("half_kneeling_stretch"), WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  const Screened screened = Fresh({"glute_bridge"});
  floor.Send({.type = EventType::kScreened}, &screened);
  EXPECT_EQ(floor.view().exercise, "glute_bridge");
  EXPECT_EQ(floor.phase(), Phase::kReady);
}

TEST(Screen, EndsTheSessionWhenNothingIsOfferedAnyMore) {
  Floor floor({WorkOn("half_kneeling_stretch"), WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  const Screened nothing = Fresh({});
  floor.Send({.type = EventType::kScreened}, &nothing);
  EXPECT_EQ(floor.phase(), Phase::kStopped);
  EXPECT_EQ(floor.entries().back().type, "session.ended");
}

TEST(Screen, TellsNothingOfWhatItPassesOver) {
  Floor floor({WorkOn("half_kneeling_stretch"), WorkOn("split_squat"), WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kHold);
  floor.Sleep(31 * 60);
  const Screened screened = Fresh({"glute_bridge"});
  const long told = floor.Count("coach.ready_both");
  floor.Send({.type = EventType::kScreened}, &screened);
  EXPECT_EQ(floor.Count("coach.ready_both"), told + 1);
}

TEST(Screen, GrowsOldWhileASessionGoesOn) {
  Floor floor({WorkOn("constructive_rest")}, 60'000);
  floor.Wait(59);
  EXPECT_NE(floor.phase(), Phase::kScreen);
  floor.Wait(2);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Clock, SetBackMakesNoScreenYounger) {
  Floor floor({WorkOn("constructive_rest")}, 120'000);
  floor.Wait(60);
  floor.SetClock(-86'400);
  floor.Wait(59);
  EXPECT_NE(floor.phase(), Phase::kScreen);
  floor.Wait(2);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Clock, SetForwardByADayAsksAgain) {
  Floor floor({WorkOn("constructive_rest")});
  floor.SetClock(86'400);
  floor.Do(EventType::kTick);
  EXPECT_EQ(floor.phase(), Phase::kScreen);
}

TEST(Reload, WaitsForThePersonAndCountsNothingInBetween) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  floor.Wait(10);
  floor.Send({.type = EventType::kReopened, .elapsed_ms = 4'000});
  EXPECT_EQ(floor.view().paused_because, "gap");
  EXPECT_EQ(floor.view().left_ms, 30'000);
}

}  // namespace
}  // namespace psoas::coach
