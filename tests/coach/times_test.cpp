// The protocols in time: which phase follows which, how long, and what is heard.
#include "floor.h"

namespace psoas::coach {
namespace {

TEST(Stretch, IsHeldThreeTimesOnEachSideWithRestsBetween) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitForTheEnd();
  EXPECT_EQ(
      floor.Phases(),
      "ready position hold rest hold rest hold switch_side hold rest hold rest hold ask done");
  EXPECT_EQ(floor.Count("coach.hold"), 6);
  EXPECT_EQ(floor.Count("coach.switch_side"), 1);
}

TEST(Stretch, CountsItsLastThreeSecondsAndTellsHalfway) {
  Floor floor({WorkOn("half_kneeling_stretch", Side::kLeft)});
  floor.WaitFor(Phase::kHold);
  EXPECT_EQ(floor.view().total_ms, 40'000);
  const long counts = floor.Count("count");
  floor.Wait(19.9);
  EXPECT_EQ(floor.Count("coach.halfway"), 0);
  floor.Wait(0.2);
  EXPECT_EQ(floor.Count("coach.halfway"), 1);
  floor.Wait(19.8);
  EXPECT_EQ(floor.Count("count") - counts, 3);
}

TEST(ContractRelax, SettlesPushesLetsGoAndTakesUpTheSlackThreeTimes) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kRight)});
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Phases(),
            "ready position position contract relax take_up rest contract relax take_up rest "
            "contract relax take_up ask done");
}

TEST(ContractRelax, PushesForSixSecondsWithNoMoreEffortThanTheDoseSays) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kRight)});
  floor.WaitFor(Phase::kContract);
  EXPECT_EQ(floor.view().total_ms, 6'000);
  EXPECT_EQ(floor.view().effort_max, 2);
  EXPECT_EQ(floor.view().posture, "contract");
  floor.Wait(6);
  EXPECT_EQ(floor.phase(), Phase::kRelax);
  EXPECT_EQ(floor.view().total_ms, 3'000);
  floor.Wait(3);
  EXPECT_EQ(floor.view().total_ms, 20'000);
}

TEST(Reciprocal, SqueezesAndLetsGoTenTimesASide) {
  Floor floor({WorkOn("glute_squeeze_stretch", Side::kLeft)});
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Count("coach.squeeze"), 10);
  EXPECT_EQ(floor.Count("coach.relax"), 8);  // between squeezes, not before the rests
}

TEST(Bridge, GoesUpHoldsAndComesSlowlyDown) {
  Floor floor({WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kRep);
  EXPECT_EQ(floor.view().headline, "coach.phase_rep");
  EXPECT_EQ(floor.view().from_posture, "start");
  floor.Wait(2);
  EXPECT_EQ(floor.view().headline, "coach.phase_rep_hold");
  floor.Wait(3);
  EXPECT_EQ(floor.view().headline, "coach.phase_lower");
  EXPECT_EQ(floor.view().posture, "start");
  floor.Wait(3);
  EXPECT_EQ(floor.view().rep, 2);
}

TEST(Rolling, TakesItsPasses) {
  Floor floor({WorkOn("roll_quad", Side::kRight)});
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Count("coach.pass"), *Shipped().FindExercise("roll_quad")->dose.sets);
}

TEST(Rest, BreathesSixTimesAMinuteAndFallsSilentAfterThreeBreaths) {
  Floor floor({WorkOn("constructive_rest")});
  floor.WaitFor(Phase::kStay);
  EXPECT_DOUBLE_EQ(floor.view().breath->in_s, 5);
  EXPECT_EQ(floor.view().breath->at, "in");
  floor.Wait(5);
  EXPECT_EQ(floor.view().breath->at, "out");
  floor.Wait(50);
  EXPECT_EQ(floor.Count("coach.breathe_out"), 3);
  EXPECT_EQ(floor.Count("coach.breathe_in"), 2);
}

TEST(Rest, BreathesAsSlowlyAsThePersonLikesWithinTheOfferedPace) {
  Floor floor({WorkOn("constructive_rest")});
  floor.WaitFor(Phase::kStay);
  floor.Send({.type = EventType::kPace, .level = 5});
  EXPECT_DOUBLE_EQ(floor.view().breath->in_s, 6);
  floor.Send({.type = EventType::kPace, .level = 99});
  EXPECT_DOUBLE_EQ(floor.view().breath->in_s, 3);
}

TEST(Position, LeavesTimeToHearTheWholeInstruction) {
  const Work work = WorkOn("half_kneeling_stretch");
  const std::string text = InstructionOf(*Shipped().FindExercise(work.exercise), work);
  const double words = 1 + static_cast<double>(std::ranges::count(text, ' '));
  EXPECT_GT(static_cast<double>(PositionMs(Shipped(), work)) / 1000, words / 2.5);
}

TEST(EveryExercise, EndsByItselfInEveryWayAtEveryDose) {
  for (const rules::Exercise& exercise : Shipped().exercises) {
    std::vector<rules::Dose> doses{exercise.dose, exercise.gentle_dose};
    for (const rules::Rung& rung : exercise.ladder) doses.push_back(rung.dose);
    for (const rules::Dose& dose : doses) {
      Floor floor(
          {{.exercise = exercise.id, .variant = exercise.variants.back().id, .dose = dose}});
      floor.WaitForTheEnd();
      EXPECT_EQ(floor.phase(), Phase::kDone) << exercise.id;
      EXPECT_EQ(floor.Done().size(), 1U) << exercise.id;
    }
  }
}

}  // namespace
}  // namespace psoas::coach
