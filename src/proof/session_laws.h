// What every single step of a guided session must keep, written a second time beside src/coach.
//
// Each law looks at one transition: the state before, what happened, how much time passed, the
// state after. None needs to know how the session came there, so that what holds for every
// transition from every reachable state holds on every path. The figures are DECISIONS', not the
// protocol's: a protocol may be stricter.
#pragma once

#include <functional>
#include <string>

#include "coach/coach.h"
#include "coach/script.h"

namespace psoas::proof {

/// Safety figures of a session in time, loosest that is allowed.
struct SessionFigures {
  static constexpr int kGap_s = 5;           ///< silence of the device that may still count
  static constexpr int kAway_min = 30;       ///< without anybody there, before the screen is due
  static constexpr int kScreenValid_h = 24;  ///< a screen is good for
  static constexpr int kPainStopAbove = 5;   ///< 0-10
};

/// The coach's own transition; in a test, a broken one.
using AdvanceSession = std::function<Result<coach::SessionFrame>(
    const rules::Protocol&, coach::State, const coach::SessionEvent&, Instant,
    const coach::Screened*)>;

struct SessionStep {
  const coach::State& before;
  const coach::SessionView& seen;  ///< of the state before
  const coach::SessionEvent& event;
  std::int64_t passed_ms = 0;  ///< by whichever clock says more
  const coach::Screened* screened = nullptr;
  const coach::SessionFrame& after;
  const std::vector<coach::Step>& steps;        ///< laid out from the state before
  const std::vector<coach::Step>& steps_after;  ///< from the state after
};

/// A sentence when the law is broken.
using SessionLaw = std::string (*)(const SessionStep&);

/// P9: stop and pain at once; a session begins and ends once; over is over.
std::string StopIsAtHand(const SessionStep& step);
/// P10: no time of an exercise without a screen that is answered and fresh.
std::string ScreenIsAnswered(const SessionStep& step);
/// Rounds and seconds are told once, and only what was done awake.
std::string CountsOnce(const SessionStep& step);

bool IsOver(const coach::State& state);

}  // namespace psoas::proof
