// The one thing to do next.
#pragma once

#include "guide/freshness.h"
#include "guide/guidance.h"
#include "guide/history.h"
#include "guide/reasons.h"

namespace psoas::guide {

struct TodayInputs {
  const rules::Protocol& protocol;
  const Standing& standing;
  const DueScreen& due;
  const ScreenOutcome& screen;
  const FindingsBoth& findings;
  const Clock& clock;
  const History& history;
  FlareState flare;
  int sessions_per_week = 0;
  bool test_ruled_out = false;             ///< the Thomas test is not for this person now
  std::optional<int> retest_week;          ///< a re-test is due
  std::vector<std::string> sides_to_test;  ///< left, right
  const std::vector<Item>& plan;
  const std::vector<Item>& rest;  ///< allowed while the plan is locked
  Instant now;
};

/// A verdict of the review that sends the person to somebody.
bool ReviewRefers(ReviewBranch branch);

/// Order: an open screen, what must be seen by somebody, a due full screen, the six-week review, a
/// flare, the test, a day off, the short screen, and only then the session.
Today DecideToday(const TodayInputs& inputs);

}  // namespace psoas::guide
