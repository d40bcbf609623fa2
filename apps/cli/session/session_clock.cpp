#include "session_clock.h"

namespace psoas::cli {

using std::chrono::milliseconds;

SessionClock::SessionClock(const TimeSource& wall, bool wall_stands, std::optional<int> speed)
    : wall_(wall), wall_stands_(wall_stands), speed_(speed) {}

milliseconds SessionClock::WaitFor(std::int64_t due_ms) const {
  return milliseconds(due_ms / speed_.value_or(1));
}

std::int64_t SessionClock::TakeElapsedMs(std::int64_t waited_ms) {
  std::int64_t elapsed_ms = waited_ms;
  if (!speed_) {
    // What is less than a millisecond stays for the next call.
    const auto whole = std::chrono::duration_cast<milliseconds>(Steady::now() - last_);
    last_ += whole;
    elapsed_ms = whole.count();
  }
  passed_ms_ += elapsed_ms;
  return elapsed_ms;
}

Instant SessionClock::Now() const {
  const Instant now = wall_.Now();
  return wall_stands_ ? Instant{now.ms + passed_ms_} : now;
}

}  // namespace psoas::cli
