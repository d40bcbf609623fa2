// The two clocks of a session: one that only goes up, and the one on the wall.
#pragma once

#include <chrono>
#include <cstdint>

#include "workspace.h"

namespace psoas::cli {

/// With a speed, time is made up: it passes only by waiting, by exactly what was waited for, that
/// many times faster. So a trial or a test goes the same way on every machine.
class SessionClock {
 public:
  SessionClock(const TimeSource& wall, bool wall_stands, std::optional<int> speed);

  /// How long to wait for `due_ms` of the session to pass.
  std::chrono::milliseconds WaitFor(std::int64_t due_ms) const;

  /// Of the session, since the last call. `waited_ms`: what was waited for in full, or 0.
  std::int64_t TakeElapsedMs(std::int64_t waited_ms);

  Instant Now() const;

 private:
  using Steady = std::chrono::steady_clock;

  const TimeSource& wall_;
  bool wall_stands_;  ///< with --now; the session's own time is added
  std::optional<int> speed_;
  Steady::time_point last_ = Steady::now();
  std::int64_t passed_ms_ = 0;
};

}  // namespace psoas::cli
