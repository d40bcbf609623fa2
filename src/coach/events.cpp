// Which event means what, and when.
#include <algorithm>
#include <cmath>

#include "coach/turn.h"

namespace psoas::coach {

void Turn::Take(const SessionEvent& event, Instant now, const Screened* screened) {
  if (event.type == EventType::kReopened && IsLive()) {
    state_.paused = Because::kGap;  // nobody knows what went on since
  }
  const bool set_back = now.ms < state_.now_ms - protocol_.session.safety.gap_s * kMsPerSecond;
  Age(event.elapsed_ms.value_or(0), now);
  if (IsOver()) return;
  // Nothing tells for how long it was closed when its clock went backwards meanwhile.
  if (event.type == EventType::kReopened && set_back) RequireScreen();
  if (event.type == EventType::kStop) return Stop(event.reason.value_or("other"));
  if (event.type == EventType::kTilt) return TakeTilt(event);
  if (event.type == EventType::kScreened && screened != nullptr && state_.mode == Mode::kRunning) {
    return TakeScreened(*screened);
  }
  const std::vector<EventType> can = Can();
  if (std::ranges::find(can, event.type) == can.end()) return;
  switch (event.type) {
    case EventType::kPain:
      return Pain();
    case EventType::kAnswer:
      return state_.mode == Mode::kPain ? AnswerPain(event.level) : Answer(event.level);
    case EventType::kNext:
      return EndStep(true);
    case EventType::kBack:
      return Back();
    case EventType::kPause:
      return Pause(event.reason == "sensor" ? Because::kSensor : Because::kPerson);
    case EventType::kResume:
      return Resume();
    case EventType::kSkip:
      if (state_.mode == Mode::kPain) return LeavePainfulWork();
      state_.paused = Because::kNone;
      return LeaveWork(std::nullopt);
    case EventType::kSwap:
      return Swap(event);
    case EventType::kShorten:
      return Shorten();
    case EventType::kExtend:
      return Extend();
    case EventType::kRepeat:
      return TellPhase();
    case EventType::kPace:
      return Pace(event.level);
    case EventType::kReopened:
    case EventType::kTick:
    case EventType::kStop:
    case EventType::kTilt:
    case EventType::kScreened:
      return;
  }
}

/// As slow as the person likes, within what is offered.
void Turn::Pace(std::optional<double> per_min) {
  const rules::BreathPace& breath = protocol_.session.breath;
  const double wanted = std::clamp<double>(per_min.value_or(breath.usual_per_min),
                                           breath.least_per_min, breath.most_per_min);
  state_.breaths_per_min = static_cast<int>(std::lround(wanted));
}

/// Whatever is not listed means nothing now. Time passes, a sensor tells and a stop is taken in
/// every phase that is not over; pain in every phase that is neither over nor pain already.
std::vector<EventType> Turn::Can() const {
  using E = EventType;
  if (IsOver()) return {};
  if (state_.mode == Mode::kPain) {
    if (state_.needs_screen) return {E::kStop, E::kPain, E::kAnswer, E::kResume};
    return {E::kStop, E::kPain, E::kAnswer, E::kResume, E::kSkip};
  }
  if (state_.needs_screen) return {E::kStop, E::kPain, E::kScreened};
  std::vector<E> can{E::kStop, E::kPain, E::kRepeat, E::kSkip, E::kReopened};
  if (state_.IsPaused()) {
    can.push_back(E::kResume);
  } else {
    can.insert(can.end(), {E::kPause, E::kNext});
  }
  can.push_back(E::kBack);
  if (CanExtend()) can.push_back(E::kExtend);
  if (CanShorten()) can.push_back(E::kShorten);
  if (!WorkHere().swaps.empty()) can.push_back(E::kSwap);
  if (PhaseHere() == Phase::kAsk) can.push_back(E::kAnswer);
  if (PhaseHere() == Phase::kStay) can.push_back(E::kPace);
  return can;
}

}  // namespace psoas::coach
