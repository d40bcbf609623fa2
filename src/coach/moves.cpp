// What each event does.
#include <algorithm>
#include <cmath>

#include "coach/turn.h"

namespace psoas::coach {

void Turn::Start(Instant now) {
  state_.now_ms = now.ms;
  if (state_.screen_left_ms <= 0) return RequireScreen();
  Record("session.started", Json::object());
  Enter(0);
}

void Turn::Enter(int at) {
  state_.at = std::min(at, static_cast<int>(steps_.size()) - 1);
  state_.regains = false;
  state_.extra_ms = 0;
  if (at >= static_cast<int>(steps_.size())) {
    state_.mode = Mode::kDone;
    state_.left_ms = 0;
    Record("session.ended", Json::object());
    Tone("done");
    return Say("coach.done");
  }
  state_.left_ms = Here().total_ms;
  if (Here().counts || Here().phase == Phase::kContract) WorkHere().begun = true;
  if (Here().phase == Phase::kReady || Here().phase == Phase::kSwitchSide) {
    state_.cycle_from_deg.reset();
    state_.round_broken = false;
  }
  if (Here().phase == Phase::kContract && !state_.cycle_from_deg) {
    state_.cycle_from_deg = state_.tilt_deg;
  }
  TellPhase();
}

/// On to the next exercise, with what was done of this one in the journal.
void Turn::LeaveWork(std::optional<std::string> stopped_because) {
  RecordWork(std::move(stopped_because));
  const int work = Here().work;
  const auto next =
      std::ranges::find_if(steps_, [&](const Step& step) { return step.work > work; });
  Enter(static_cast<int>(next - steps_.begin()));
}

/// The body has left the position: it is taken up again, and the repetition begins anew.
void Turn::Regain() {
  const Step step = Here();
  const bool is_before_work = !step.counts && step.phase != Phase::kContract &&
                              step.phase != Phase::kRelax && step.phase != Phase::kRest;
  if (is_before_work) return Enter(state_.at);
  const bool is_over =
      step.phase == Phase::kRest ||
      (step.phase == Phase::kRelax && ExerciseHere().kind != rules::Kind::kContractRelax);
  const auto from = steps_.begin() + (is_over ? state_.at + 1 : 0);
  const auto first = std::find_if(from, steps_.end(), [&](const Step& other) {
    const bool is_same_repetition = other.work == step.work && other.side == step.side &&
                                    other.set == step.set && other.rep == step.rep;
    return (is_over || is_same_repetition) && (other.counts || other.phase == Phase::kContract);
  });
  state_.at = static_cast<int>(first - steps_.begin());
  state_.regains = true;
  state_.extra_ms = 0;
  state_.left_ms = PositionMs(protocol_, WorkHere());
  TellPhase();
}

/// To the start of this step, or to the one before when it has just begun; never over a round that
/// was counted, to another side or to another exercise.
void Turn::Back() {
  constexpr std::int64_t kJustBegun_ms = 2000;
  const bool just_begun = TotalHere() - state_.left_ms < kJustBegun_ms;
  if (state_.regains || !just_begun || state_.at == 0)
    return state_.regains ? Regain() : Enter(state_.at);
  const Step& before = steps_[static_cast<std::size_t>(state_.at) - 1];
  const bool same = before.work == Here().work && before.side == Here().side && !before.ends_round;
  Enter(same ? state_.at - 1 : state_.at);
}

void Turn::Resume() {
  state_.away_ms = 0;
  if (state_.mode == Mode::kPain) {
    state_.mode = Mode::kRunning;
    state_.is_paused = false;
    state_.because = Because::kNone;
    if (!state_.needs_screen) Regain();
    return;
  }
  if (!state_.is_paused) return;
  state_.is_paused = false;
  state_.because = Because::kNone;
  if (IsLive()) Say("coach.resumed");
}

/// Another exercise takes the gentle dose: what the plan gave was made for the one it named.
void Turn::Swap(const SessionEvent& event) {
  const StandIn wanted{event.exercise.value_or(""), event.variant.value_or("")};
  Work& work = WorkHere();
  const auto is_wanted = [&](const StandIn& other) {
    return other.exercise == wanted.exercise && other.variant == wanted.variant;
  };
  const rules::Exercise* exercise = protocol_.FindExercise(wanted.exercise);
  if (exercise == nullptr || std::ranges::none_of(work.swaps, is_wanted)) return;
  const int index = Here().work;
  const StandIn old{work.exercise, work.variant};
  RecordWork(std::nullopt);
  std::erase_if(work.swaps, is_wanted);
  work.swaps.push_back(old);
  if (wanted.exercise != old.exercise) {
    work.dose = exercise->gentle_dose;
    work.further.clear();
  }
  work.exercise = wanted.exercise;
  work.variant = wanted.variant;
  work.begun = false;
  work.counts = SidesOf(*exercise, work.side);
  LayOutAgain();
  state_.is_paused = false;
  state_.because = Because::kNone;
  const auto first = std::ranges::find(steps_, index, &Step::work);
  Enter(static_cast<int>(first - steps_.begin()));
}

/// This round is the last one, on this side and on the one to come.
void Turn::Shorten() {
  const Step step = Here();
  if (step.phase == Phase::kStay) {
    state_.left_ms = state_.left_ms / 2 / kMsPerSecond * kMsPerSecond;
    if (state_.left_ms == 0) EndStep(false);
    return;
  }
  const bool by_cycles = ExerciseHere().kind == rules::Kind::kContractRelax;
  const int round = by_cycles ? step.rep : step.set;
  if (step.phase == Phase::kAsk || round >= (by_cycles ? step.reps : step.sets)) return;
  bool from_here = false;
  for (SideCount& count : WorkHere().counts) {
    from_here = from_here || count.side == step.side;
    if (from_here) count.rounds_max = round;
  }
  LayOutAgain();
  Say("coach.shortened");
  if (step.phase != Phase::kRest) return;
  // The rest before a round that will not come; of cycles, the one before it was the last.
  if (by_cycles && !state_.round_broken) ++CountHere().sets;
  Enter(state_.at);
}

/// Never beyond the longest hold that the protocol allows for this kind.
void Turn::Extend() {
  const Step& step = Here();
  if (step.phase == Phase::kRep) return;
  std::int64_t more = pace_.extend_s * kMsPerSecond;
  const rules::Cap* cap = protocol_.FindCap(ExerciseHere().kind);
  if (!state_.regains && step.counts && cap != nullptr) {
    const int most_s = step.phase == Phase::kStay ? 60 * cap->minutes_max.value_or(0)
                                                  : cap->hold_s_max.value_or(0);
    more = std::min(more, most_s * kMsPerSecond - TotalHere());
  } else if (step.phase == Phase::kContract) {
    return;
  }
  if (more <= 0) return Say("coach.longest");
  state_.left_ms += more;
  state_.extra_ms += more;
  Say("coach.extended", static_cast<double>(more / kMsPerSecond));
}

void Turn::Pain() {
  state_.mode = Mode::kPain;
  state_.is_paused = false;
  state_.because = Because::kNone;
  Tone("stop");
  Say("coach.pain");
}

void Turn::Stop(const std::string& reason) {
  const bool grave = reason == "sharp_pain" || reason == "new_symptom";
  if (WorkHere().begun || grave || state_.mode == Mode::kPain) {
    WorkHere().begun = true;
    RecordWork(reason);
  }
  Record("session.ended", Json::object());
  state_.mode = Mode::kStopped;
  state_.left_ms = 0;
  Tone("stop");
  Say("coach.stopped");
}

void Turn::Answer(std::optional<double> level) {
  if (level) state_.pain = std::clamp(*level, 0.0, 10.0);
  if (level && *state_.pain > protocol_.session.safety.pain_stop_above) return Stop("too_hard");
  LeaveWork(std::nullopt);
}

/// Mild enough: this exercise is left, the next one may come. Above the limit the day is over.
void Turn::AnswerPain(std::optional<double> level) {
  if (!level) return;
  state_.pain = std::clamp(*level, 0.0, 10.0);
  if (*state_.pain > protocol_.session.safety.pain_stop_above) return Stop("too_hard");
  LeavePainfulWork();
}

void Turn::LeavePainfulWork() {
  state_.mode = Mode::kRunning;
  WorkHere().begun = true;
  LeaveWork("too_hard");
}

void Turn::RequireScreen() {
  if (state_.needs_screen) return;
  state_.needs_screen = true;
  state_.is_paused = false;
  state_.because = Because::kNone;
  if (state_.mode == Mode::kPain) return;
  Tone("stop");
  Say("coach.screen");
}

void Turn::TakeScreened(const Screened& screened) {
  if (!state_.needs_screen || screened.screen_left_ms <= 0) return;
  state_.needs_screen = false;
  state_.screen_left_ms = screened.screen_left_ms;
  state_.away_ms = 0;
  const auto is_allowed = [&](const Work& work) {
    return std::ranges::any_of(screened.allowed, [&](const StandIn& one) {
      return one.exercise == work.exercise && one.variant == work.variant;
    });
  };
  const bool is_first = state_.at == 0 && state_.left_ms == 0;
  if (is_first) Record("session.started", Json::object());
  // A work that is no longer offered is passed over, not taken out: indexes stay what they are.
  if (is_allowed(WorkHere())) return is_first ? Enter(0) : Regain();
  LeaveWork(std::nullopt);
  while (!IsOver() && !is_allowed(WorkHere())) LeaveWork(std::nullopt);
}

void Turn::TakeTilt(const SessionEvent& event) {
  const Tilt before = state_.tilt;
  if (event.tilt) state_.tilt = *event.tilt;
  state_.tilt_deg = event.tilt_deg;
  if (state_.tilt == before || !IsLive() || state_.is_paused || !WantsTuck()) return;
  switch (state_.tilt) {
    case Tilt::kIn:
      Tone("good");
      return Say("coach.tuck_good");
    case Tilt::kArching:
      Tone("arch");
      return Say("coach.tuck_arching");
    case Tilt::kOver:
      return Say("coach.tuck_over");
    case Tilt::kUnknown:
      return Say("coach.tuck_unknown");
    case Tilt::kOff:
      return;
  }
}

void Turn::Take(const SessionEvent& event, Instant now, const Screened* screened) {
  if (event.type == EventType::kReopened && IsLive()) {
    state_.is_paused = true;  // nobody knows what went on since
    state_.because = Because::kGap;
  }
  Age(event.elapsed_ms.value_or(0), now);
  if (IsOver()) return;
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
      state_.is_paused = true;
      state_.because = Because::kPerson;
      state_.away_ms = 0;
      return Say("coach.paused");
    case EventType::kResume:
      return Resume();
    case EventType::kSkip:
      if (state_.mode == Mode::kPain) return LeavePainfulWork();
      state_.is_paused = false;
      state_.because = Because::kNone;
      return LeaveWork(std::nullopt);
    case EventType::kSwap:
      return Swap(event);
    case EventType::kShorten:
      return Shorten();
    case EventType::kExtend:
      return Extend();
    case EventType::kRepeat:
      return TellPhase();
    case EventType::kPace: {
      const rules::BreathPace& breath = protocol_.session.breath;
      const int wanted = static_cast<int>(std::lround(event.level.value_or(breath.usual_per_min)));
      state_.breaths_per_min = std::clamp(wanted, breath.least_per_min, breath.most_per_min);
      return;
    }
    case EventType::kReopened:
    case EventType::kTick:
    case EventType::kStop:
    case EventType::kTilt:
    case EventType::kScreened:
      return;
  }
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
  if (state_.is_paused) {
    can.push_back(E::kResume);
  } else {
    can.insert(can.end(), {E::kPause, E::kNext});
  }
  can.insert(can.end(), {E::kBack, E::kExtend, E::kShorten});
  if (!WorkHere().swaps.empty()) can.push_back(E::kSwap);
  if (PhaseHere() == Phase::kAsk) can.push_back(E::kAnswer);
  if (PhaseHere() == Phase::kStay) can.push_back(E::kPace);
  return can;
}

}  // namespace psoas::coach
