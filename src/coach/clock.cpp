// Time: what passed, what of it counts, and when the next thing is due.
#include <algorithm>

#include "coach/turn.h"

namespace psoas::coach {

/// The larger of two clocks is believed: one that stood still, or was set back, makes no screen
/// fresher and no pause shorter.
void Turn::Age(std::int64_t elapsed_ms, Instant now) {
  constexpr std::int64_t kMost_ms = 1'000'000'000'000;  // thirty years; nothing counts beyond
  const std::int64_t by_wall = now.ms > state_.now_ms ? now.ms - state_.now_ms : 0;
  const std::int64_t passed = std::clamp<std::int64_t>(std::max(elapsed_ms, by_wall), 0, kMost_ms);
  state_.now_ms = std::max(state_.now_ms, now.ms);
  if (IsOver()) return;
  state_.screen_left_ms = std::max<std::int64_t>(0, state_.screen_left_ms - passed);
  const rules::SessionSafety& safety = protocol_.session.safety;
  const bool slept = passed > safety.gap_s * kMsPerSecond;
  if (Runs() && !slept) {
    state_.away_ms = 0;
    Run(std::max<std::int64_t>(0, elapsed_ms));
  } else {
    state_.away_ms += passed;
    if (slept && IsLive() && !state_.IsPaused()) {
      state_.paused = Because::kGap;
      Tone("stop");
      Say("coach.gap");
    }
  }
  const bool long_away =
      state_.away_ms > std::int64_t{60} * safety.rescreen_after_min * kMsPerSecond;
  if (!IsOver() && (long_away || state_.screen_left_ms == 0)) RequireScreen();
}

/// A late tick never eats into the step after: what is told then has its whole time.
void Turn::Run(std::int64_t elapsed_ms) {
  const std::int64_t before = state_.left_ms;
  const std::int64_t after = std::max<std::int64_t>(0, before - elapsed_ms);
  CountTime(before, after);
  for (const Mark& mark : Marks()) {
    if (before > mark.left_ms && after <= mark.left_ms) cues_.push_back(mark.cue);
  }
  state_.left_ms = after;
  const bool goes_up = Here().phase == Phase::kRep && before > Held().from_ms;
  if (goes_up && TuckCounts() && state_.tilt != Tilt::kUnknown) TellTuck();
  if (after == 0) EndStep(false);
}

void Turn::CountTime(std::int64_t from_left_ms, std::int64_t to_left_ms) {
  if (state_.regains || !Here().counts) return;
  CountHere().held_ms += from_left_ms - to_left_ms;
  if (!WantsTuck() || state_.tilt != Tilt::kIn) return;
  const Window held = Held();
  const std::int64_t tucked_ms =
      std::min(from_left_ms, held.from_ms) - std::max(to_left_ms, held.to_ms);
  CountHere().tuck_ms += std::max<std::int64_t>(0, tucked_ms);
}

void Turn::EndStep(bool early) {
  if (state_.regains) {
    state_.regains = false;
    return Enter(state_.at);
  }
  const Step step = Here();
  if (step.phase == Phase::kAsk) return Answer(std::nullopt);
  if (early && step.counts) state_.round_broken = true;
  if (step.phase == Phase::kTakeUp && state_.tilt_deg && state_.cycle_from_deg) {
    CountHere().gained_deg.push_back(*state_.tilt_deg - *state_.cycle_from_deg);
  }
  if (step.ends_round) {
    if (!state_.round_broken) ++CountHere().sets;
    state_.round_broken = false;
  }
  Enter(state_.at + 1);
}

std::int64_t Turn::NextMarkMs() const {
  constexpr std::int64_t kHeartbeat_ms = 1000;  // so that a device that sleeps is found out
  if (IsOver()) return 0;
  if (!Runs()) return kHeartbeat_ms;
  std::int64_t next = state_.left_ms;
  for (const Mark& mark : Marks()) {
    if (mark.left_ms < state_.left_ms) next = std::min(next, state_.left_ms - mark.left_ms);
  }
  return std::min(next, kHeartbeat_ms);
}

}  // namespace psoas::coach
