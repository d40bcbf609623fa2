// The state as a file: it goes on from there, and a damaged one is refused by its place.
#include "base/json_io.h"
#include "floor.h"

namespace psoas::coach {
namespace {

TEST(State, WrittenAndReadGoesOnAsIfNothingHadBeen) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kHold);
  const Json text = Write(floor.state());
  const auto read = Read<State>(text, "state", UnknownKeys::kRefuse);
  ASSERT_TRUE(read.ok()) << read.error().Sentence();
  EXPECT_EQ(Write(*read), text);
}

void ExpectRefused(State state) {
  const auto answer = Advance(Shipped(), std::move(state), {}, kEvening);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().place, "state");
  EXPECT_FALSE(answer.error().mend.empty());
}

TEST(State, ThatDoesNotFitTheProtocolIsRefused) {
  const State good = Floor({WorkOn("half_kneeling_stretch")}).state();
  State state = good;
  state.at = 9999;
  ExpectRefused(state);
  state = good;
  state.at = -1;
  ExpectRefused(state);
  state = good;
  state.works[0].exercise = "headstand";
  ExpectRefused(state);
  state = good;
  state.works[0].counts.clear();
  ExpectRefused(state);
  state = good;
  state.works.clear();
  ExpectRefused(state);
  state = good;
  state.left_ms = -5;
  ExpectRefused(state);
}

TEST(State, WithADoseBeyondTheCapsLaysNothingOut) {
  const State good = Floor({WorkOn("glute_bridge")}).state();
  for (const int huge : {0, -1, 31, 1'000'000'000}) {
    State state = good;
    state.works[0].dose.reps = huge;
    ExpectRefused(state);
    state = good;
    state.works[0].dose.sets = huge;
    ExpectRefused(state);
  }
  State state = Floor({WorkOn("constructive_rest")}).state();
  state.works[0].dose.minutes = 1'000'000'000;
  ExpectRefused(state);
}

TEST(State, WithAScreenFresherThanAnyCanBeIsRefused) {
  State state = Floor({WorkOn("glute_bridge")}).state();
  state.screen_left_ms = 2 * kDay_ms;
  ExpectRefused(state);
}

TEST(State, WithCountsOrPainThatCannotBeIsRefused) {
  const State good = Floor({WorkOn("glute_bridge")}).state();
  State state = good;
  state.works[0].counts[0].sets = -1;
  ExpectRefused(state);
  state = good;
  state.pain = 11;
  ExpectRefused(state);
}

TEST(State, WithTooManyExercisesIsRefused) {
  State state = Floor({WorkOn("glute_bridge")}).state();
  state.works.resize(100'000, state.works[0]);
  ExpectRefused(state);
}

TEST(Stop, WithAReasonThatTheJournalDoesNotKnowStopsAllTheSame) {
  Floor floor({WorkOn("glute_bridge")});
  floor.WaitFor(Phase::kRep);
  floor.Stop("because");
  EXPECT_EQ(floor.phase(), Phase::kStopped);
  EXPECT_EQ(floor.Done()[0].data["stopped_because"], "other");
}

TEST(Begin, WithNothingToDoIsRefused) {
  EXPECT_FALSE(Begin(Shipped(), {}, kDay_ms, kEvening).ok());
  EXPECT_FALSE(Begin(Shipped(), {{.exercise = "headstand"}}, kDay_ms, kEvening).ok());
}

}  // namespace
}  // namespace psoas::coach
