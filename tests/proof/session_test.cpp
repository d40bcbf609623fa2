// The search over guided sessions holds for the real protocol, and refutes what is broken: a
// protocol whose figures are too loose, and a coach whose transitions are.
#include <gtest/gtest.h>

#include "../rules/real_protocol.h"
#include "proof/claims.h"
#include "proof/session_search.h"

namespace psoas::proof {
namespace {

using coach::EventType;
using coach::Mode;
using coach::SessionEvent;
using coach::SessionFrame;
using coach::State;
using rules::Protocol;

Protocol Small() { return Reduced(rules::RealProtocol().protocol, 2, false); }

SessionTrial Alone(const Protocol& protocol, const std::string& exercise,
                   std::int64_t screen_left_ms = kMsPerDay) {
  const rules::Exercise& found = *protocol.FindExercise(exercise);
  return {exercise,
          {{.exercise = exercise, .variant = found.variants.front().id, .dose = found.dose}},
          screen_left_ms};
}

SessionOutcome Stops(const Protocol& protocol, AdvanceSession advance = &coach::Advance,
                     const std::string& exercise = "soft_ball_pressure") {
  const SessionSearch search{.protocol = protocol,
                             .advance = std::move(advance),
                             .laws = {&StopIsAtHand, &CountsOnce},
                             .comes_to_an_end = true};
  return SearchSession(search, Alone(protocol, exercise));
}

SessionOutcome Clocks(const Protocol& protocol, AdvanceSession advance = &coach::Advance,
                      const std::string& exercise = "soft_ball_pressure") {
  const SessionSearch search{.protocol = protocol,
                             .advance = std::move(advance),
                             .laws = {&ScreenIsAnswered},
                             .moves = &SessionMoves::Clocks};
  return SearchSession(search, Alone(protocol, exercise));
}

#define EXPECT_FINDS(outcome, words) \
  EXPECT_NE((outcome).counterexample.find(words), std::string::npos) << (outcome).counterexample

/// The coach with one thing changed in what it answers.
AdvanceSession Broken(
    std::function<void(const State&, const SessionEvent&, SessionFrame&)> change) {
  return [change](const Protocol& protocol, State state, const SessionEvent& event, Instant now,
                  const coach::Screened* screened) {
    const State before = state;
    auto frame = coach::Advance(protocol, std::move(state), event, now, screened);
    if (!frame.ok()) return frame;
    SessionFrame changed = std::move(frame).value();
    change(before, event, changed);
    return Result<SessionFrame>(std::move(changed));
  };
}

TEST(SessionSearch, HoldsForTheCoachAsItIs) {
  const Protocol protocol = Small();
  const SessionOutcome stops = Stops(protocol), clocks = Clocks(protocol);
  EXPECT_EQ(stops.counterexample, "");
  EXPECT_EQ(clocks.counterexample, "");
  EXPECT_GT(stops.states, 100U);
  EXPECT_GT(stops.compared, 0U);
  EXPECT_GT(clocks.working, 0U);
}

TEST(SessionSearch, RefutesAGapThatIsTooLong) {
  Protocol protocol = Small();
  protocol.session.safety.gap_s = 3600;
  EXPECT_FINDS(Clocks(protocol), "the clock runs on after a gap");
}

TEST(SessionSearch, RefutesAGapOfNothingBecauseNoSessionWouldEnd) {
  Protocol protocol = Small();
  protocol.session.safety.gap_s = 0;
  EXPECT_FINDS(Stops(protocol), "the session never ends by itself");
}

TEST(SessionSearch, RefutesAScreenThatIsNotAskedForAgainAfterLongAway) {
  Protocol protocol = Small();
  protocol.session.safety.rescreen_after_min = 600;
  EXPECT_FINDS(Clocks(protocol), "after a long gap no screen is asked");
}

TEST(SessionSearch, HoldsWhereTheScreenIsAskedForAfterEveryPause) {
  Protocol protocol = Small();
  protocol.session.safety.rescreen_after_min = 0;
  EXPECT_EQ(Clocks(protocol).counterexample, "");
}

TEST(SessionSearch, RefutesMorePainThanMayGoOn) {
  Protocol protocol = Small();
  protocol.session.safety.pain_stop_above = 8;
  EXPECT_FINDS(Stops(protocol), "more pain than allowed");
}

TEST(SessionSearch, RefutesACoachThatStopsOnlyWhenItIsNotPaused) {
  const auto deaf = Broken([](const State& before, const SessionEvent& event, SessionFrame& frame) {
    if (event.type == EventType::kStop && before.IsPaused())
      frame.view.phase = coach::Phase::kReady;
  });
  EXPECT_FINDS(Stops(Small(), deaf), "stop leads to ready");
}

TEST(SessionSearch, RefutesACoachThatGoesStraightFromPainToWork) {
  const auto hasty =
      Broken([](const State& before, const SessionEvent& event, SessionFrame& frame) {
        if (before.mode == Mode::kPain && event.type == EventType::kResume)
          frame.view.phase = coach::Phase::kHold;
      });
  EXPECT_FINDS(Stops(Small(), hasty), "from pain straight to hold");
}

TEST(SessionSearch, RefutesACoachThatTellsTheEndTwice) {
  const auto chatty = Broken([](const State&, const SessionEvent&, SessionFrame& frame) {
    if (!frame.entries.empty() && frame.entries.back().type == "session.ended")
      frame.entries.push_back(frame.entries.back());
  });
  EXPECT_FINDS(Stops(Small(), chatty), "session.ended is not told once");
}

TEST(SessionSearch, RefutesACoachThatCountsARoundTwice) {
  const auto proud = Broken([](const State& before, const SessionEvent&, SessionFrame& frame) {
    auto& counts = frame.state.works.front().counts;
    if (counts.front().sets > before.works.front().counts.front().sets) ++counts.front().sets;
  });
  EXPECT_FINDS(Stops(Small(), proud), "round");
}

TEST(SessionSearch, RefutesACoachThatStandsStill) {
  const auto stuck =
      Broken([](const State& before, const SessionEvent& event, SessionFrame& frame) {
        if (event.type == EventType::kResume) frame.state.paused = before.paused;
      });
  EXPECT_NE(Stops(Small(), stuck).counterexample, "");
}

TEST(SessionSearch, RefutesACoachThatTakesAnyWordForAScreen) {
  const auto trusting =
      Broken([](const State& before, const SessionEvent& event, SessionFrame& frame) {
        if (event.type != EventType::kScreened || !before.needs_screen) return;
        frame.state.screen_left_ms = kMsPerDay;
        frame.state.needs_screen = false;
      });
  const Protocol protocol = Small();
  const SessionSearch asked{.protocol = protocol,
                            .advance = trusting,
                            .laws = {&ScreenIsAnswered},
                            .moves = &SessionMoves::Clocks};
  EXPECT_FINDS(SearchSession(asked, Alone(protocol, "soft_ball_pressure", 0)), "fresher");
}

TEST(SessionSearch, RefutesACoachThatTakesAnAnswerFromBeforeTheQuestion) {
  const Protocol protocol = Small();
  const SessionSearch asked{.protocol = protocol,
                            .advance =
                                [](const Protocol& real, State state, const SessionEvent& event,
                                   Instant now, const coach::Screened* screened) {
                                  const std::int64_t asked_ms = state.asked_ms;
                                  state.asked_ms = 0;
                                  auto frame =
                                      coach::Advance(real, std::move(state), event, now, screened);
                                  if (frame.ok() && frame->state.needs_screen)
                                    frame.value().state.asked_ms = std::max(asked_ms, now.ms);
                                  return frame;
                                },
                            .laws = {&ScreenIsAnswered},
                            .moves = &SessionMoves::Clocks};
  EXPECT_FINDS(SearchSession(asked, Alone(protocol, "soft_ball_pressure", 0)), "old answer");
}

TEST(SessionSearch, FindsTheRoundThatAShortenedCycleOnceGaveToTheOtherSide) {
  const auto generous =
      Broken([](const State& before, const SessionEvent& event, SessionFrame& frame) {
        auto& counts = frame.state.works.front().counts;
        if (event.type != EventType::kShorten || counts.size() < 2) return;
        if (counts[0].sets > before.works.front().counts[0].sets) std::swap(counts[0], counts[1]);
        counts[0].side = before.works.front().counts[0].side;
        counts[1].side = before.works.front().counts[1].side;
      });
  EXPECT_FINDS(Stops(Small(), generous, "contract_relax_bed_edge"), "does not lie behind");
}

TEST(WholeSessions, EndByThemselvesWithEveryTapTriedInEveryStep) {
  const Protocol& protocol = rules::RealProtocol().protocol;
  const SessionSearch search{.protocol = protocol,
                             .advance = &coach::Advance,
                             .laws = {&StopIsAtHand, &CountsOnce, &ScreenIsAnswered},
                             .moves = &SessionMoves::HandsOnly,
                             .thorough = true};
  const SessionOutcome walked = WalkSession(search, Alone(protocol, "half_kneeling_stretch"));
  EXPECT_EQ(walked.counterexample, "");
  EXPECT_GT(walked.transitions, walked.states);
}

TEST(Trials, KeepOneSessionOfEachShape) {
  const Protocol protocol = Small();
  const auto all = SingleSessions(protocol, false);
  const auto shapes = OneOfEachShape(protocol, all, true);
  EXPECT_GT(shapes.size(), 5U);
  EXPECT_LT(shapes.size(), all.size());
}

}  // namespace
}  // namespace psoas::proof
