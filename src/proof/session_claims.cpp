// P9 and P10 of the guided session: the coach's own code, from every state it can reach.
#include <optional>
#include <string>

#include "proof/claims.h"
#include "proof/session_search.h"

namespace psoas::proof {
namespace {

using Search = SessionOutcome (*)(const SessionSearch&, const SessionTrial&);

SessionOutcome All(Search run, const SessionSearch& search, std::vector<SessionTrial> trials,
                   std::optional<std::int64_t> screen_left_ms = {}) {
  SessionOutcome all;
  for (SessionTrial& trial : trials) {
    trial.screen_left_ms = screen_left_ms.value_or(trial.screen_left_ms);
    all.Join(run(search, trial));
    if (!all.counterexample.empty()) break;
  }
  return all;
}

/// The quick search keeps to one side, and to one exercise of each shape, tuck or not.
std::vector<SessionTrial> Shapes(const rules::Protocol& protocol, bool thorough) {
  std::vector<SessionTrial> singles = SingleSessions(protocol, false);
  if (!thorough) singles = OnOneSide(std::move(singles));
  std::vector<SessionTrial> trials = OneOfEachShape(protocol, std::move(singles), thorough);
  for (SessionTrial& trial : MixedSessions(protocol, thorough)) trials.push_back(std::move(trial));
  return trials;
}

Part Finish(Part part, const SessionOutcome& outcome) {
  part.method = Method::kSearch;
  part.cases = outcome.Text();
  part.counterexample = outcome.counterexample;
  if (part.counterexample.empty() && outcome.working == 0)
    part.counterexample = "in no state a clock runs: the claim would be empty";
  return part;
}

}  // namespace

Part StopBySessions(const Setting& setting) {
  const rules::Protocol protocol = Reduced(setting.loaded.protocol, 2, setting.exhaustive);
  const SessionSearch search{.protocol = protocol,
                             .advance = &coach::Advance,
                             .laws = {&StopIsAtHand, &CountsOnce, &ScreenIsAnswered},
                             .moves = &SessionMoves::Taps,
                             .comes_to_an_end = true,
                             .follows_asides = setting.exhaustive};
  Part part;
  part.what = std::string(
                  "the coach's own code from every state that a session can reach by taps, waits, "
                  "gaps, screens and a sensor: stop and pain are offered and end the clock in one "
                  "step, no work follows pain but through ready or position, a session begins and "
                  "ends once, no round and no second is told twice, pause and resume lead back, "
                  "something always leads on, and waiting leads to the end. ") +
              (setting.exhaustive ? "Every shape of session, both sides"
                                  : "Each shape of session on one side") +
              ", at most two rounds, two repetitions and a minute.";
  return Finish(std::move(part), All(&SearchSession, search, Shapes(protocol, setting.exhaustive)));
}

Part StopByWholeSessions(const Setting& setting) {
  const SessionSearch search{.protocol = setting.loaded.protocol,
                             .advance = &coach::Advance,
                             .laws = {&StopIsAtHand, &CountsOnce, &ScreenIsAnswered},
                             .moves = &SessionMoves::HandsOnly,
                             .thorough = setting.exhaustive};
  Part part;
  part.what =
      "every exercise in every way at every dose, whole, waited through tick by tick, with every "
      "tap tried once in each of its steps: the same laws, and it ends by itself";
  return Finish(std::move(part),
                All(&WalkSession, search, SingleSessions(setting.loaded.protocol, true)));
}

Part ScreenBySessions(const Setting& setting) {
  const int rounds_max = setting.exhaustive ? 2 : 1;
  const rules::Protocol protocol = Reduced(setting.loaded.protocol, rounds_max, setting.exhaustive);
  const SessionSearch search{.protocol = protocol,
                             .advance = &coach::Advance,
                             .laws = {&ScreenIsAnswered},
                             .moves = &SessionMoves::Clocks,
                             .follows_asides = setting.exhaustive};
  Part part;
  part.what =
      "the coach's own code from every state that a session can reach, begun without a screen, "
      "while two clocks stand still, jump, are set back and forward by a day, and the program is "
      "closed and opened: no exercise runs without a screen that was answered and is less than a "
      "day old by either clock, nothing but its own answer makes it fresher, no clock runs on "
      "after "
      "a gap, and half an hour away asks again. At most " +
      std::to_string(rounds_max) + " rounds, two repetitions and a minute.";
  return Finish(std::move(part),
                All(&SearchSession, search, Shapes(protocol, setting.exhaustive), 0));
}

}  // namespace psoas::proof
