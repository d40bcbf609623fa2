// How a session moves from step to step.
#include <algorithm>

#include "coach/turn.h"

namespace psoas::coach {

void Turn::Start(Instant now) {
  state_.now_ms = now.ms;
  if (state_.screen_left_ms <= 0) return RequireScreen();
  StartSession();
  Enter(0);
}

void Turn::StartSession() {
  if (state_.started) return;
  state_.started = true;
  Record("session.started", Json::object());
}

/// What never started has nothing to end.
void Turn::EndSession(Mode mode) {
  if (state_.started) Record("session.ended", Json::object());
  state_.mode = mode;
  state_.needs_screen = false;
  state_.paused = Because::kNone;
  state_.left_ms = 0;
}

void Turn::Enter(int at) {
  state_.at = std::min(at, static_cast<int>(steps_.size()) - 1);
  state_.regains = false;
  state_.extra_ms = 0;
  if (at >= static_cast<int>(steps_.size())) {
    EndSession(Mode::kDone);
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
/// was counted, a cycle that was measured, to another side or to another exercise.
void Turn::Back() {
  constexpr std::int64_t kJustBegun_ms = 2000;
  const bool just_begun = TotalHere() - state_.left_ms < kJustBegun_ms;
  if (state_.regains || !just_begun || state_.at == 0)
    return state_.regains ? Regain() : Enter(state_.at);
  const Step& before = steps_[static_cast<std::size_t>(state_.at) - 1];
  const bool is_told = before.ends_round || before.phase == Phase::kTakeUp;
  const bool same = before.work == Here().work && before.side == Here().side && !is_told;
  Enter(same ? state_.at - 1 : state_.at);
}

/// While a sensor is shown the tuck, it is the one who speaks.
void Turn::Pause(Because because) {
  state_.paused = because;
  state_.away_ms = 0;
  if (because == Because::kPerson) Say("coach.paused");
}

void Turn::Resume() {
  state_.away_ms = 0;
  if (state_.mode == Mode::kPain) {
    state_.mode = Mode::kRunning;
    state_.paused = Because::kNone;
    if (!state_.needs_screen) Regain();
    return;
  }
  if (!state_.IsPaused()) return;
  const bool is_learned = state_.paused == Because::kSensor;
  state_.paused = Because::kNone;
  if (!IsLive()) return;
  if (is_learned) return Tone("start");
  Say("coach.resumed");
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
    work.dose.text.clear();
    work.rung.clear();
  }
  work.exercise = wanted.exercise;
  work.variant = wanted.variant;
  work.begun = false;
  work.counts = SidesOf(*exercise, work);
  LayOutAgain();
  state_.paused = Because::kNone;
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
  const bool by_cycles = CountsByCycles(ExerciseHere(), WorkHere().dose);
  const int round = by_cycles ? step.rep : step.set;
  bool from_here = false;
  for (SideCount& count : WorkHere().counts) {
    from_here = from_here || count.side == step.side;
    if (from_here) count.rounds_max = round;
  }
  // The rest before a round that will not come; of cycles, the one before it was the last.
  const bool is_last_rest = step.phase == Phase::kRest && (by_cycles || step.rep == step.reps);
  if (is_last_rest && by_cycles && !state_.round_broken) ++CountHere().sets;
  LayOutAgain();
  Say("coach.shortened");
  if (is_last_rest) Enter(state_.at);
}

bool Turn::CanShorten() const {
  const Step& step = Here();
  if (state_.regains || step.phase == Phase::kAsk) return false;
  if (step.phase == Phase::kStay) return state_.left_ms > kMsPerSecond;
  const bool by_cycles = CountsByCycles(ExerciseHere(), WorkHere().dose);
  return by_cycles ? step.rep < step.reps : step.set < step.sets;
}

/// A repetition and an effort have the length they have.
bool Turn::CanExtend() const {
  const Phase phase = PhaseHere();
  return phase != Phase::kRep && phase != Phase::kContract;
}

/// Never beyond the longest hold that the protocol allows for this kind.
void Turn::Extend() {
  const Step& step = Here();
  std::int64_t more = pace_.extend_s * kMsPerSecond;
  const rules::Cap* cap = protocol_.FindCap(ExerciseHere().kind);
  if (!state_.regains && step.counts && cap != nullptr) {
    const int most_s = step.phase == Phase::kStay ? 60 * cap->minutes_max.value_or(0)
                                                  : cap->hold_s_max.value_or(0);
    more = std::min(more, most_s * kMsPerSecond - TotalHere());
  }
  if (more <= 0) return Say("coach.longest");
  state_.left_ms += more;
  state_.extra_ms += more;
  const std::int64_t seconds = more / kMsPerSecond;
  Say("coach.extended", static_cast<double>(seconds));
}

void Turn::Pain() {
  state_.mode = Mode::kPain;
  state_.paused = Because::kNone;
  Tone("stop");
  Say("coach.pain");
}

/// A stop is never refused: a reason that the journal does not know is some other one.
void Turn::Stop(const std::string& given) {
  static constexpr std::string_view kReasons[] = {"sharp_pain", "new_symptom", "too_hard",
                                                  "no_time"};
  const std::string reason =
      std::ranges::find(kReasons, given) == std::end(kReasons) ? "other" : given;
  const bool grave = reason == "sharp_pain" || reason == "new_symptom";
  if (WorkHere().begun || grave || state_.mode == Mode::kPain) {
    WorkHere().begun = true;
    RecordWork(reason);
  }
  EndSession(Mode::kStopped);
  Tone("stop");
  Say("coach.stopped");
}

void Turn::Answer(std::optional<double> level) {
  was_asked_ = true;
  if (level) state_.pain = std::clamp(*level, 0.0, 10.0);
  if (level && *state_.pain > protocol_.session.safety.pain_stop_above) return Stop("too_hard");
  LeaveWork(std::nullopt);
}

/// Mild enough: this exercise is left, the next one may come. Above the limit the day is over.
void Turn::AnswerPain(std::optional<double> level) {
  if (!level) return;
  was_asked_ = true;
  state_.pain = std::clamp(*level, 0.0, 10.0);
  if (*state_.pain > protocol_.session.safety.pain_stop_above) return Stop("too_hard");
  LeavePainfulWork();
}

void Turn::LeavePainfulWork() {
  state_.mode = Mode::kRunning;
  WorkHere().begun = true;
  LeaveWork("too_hard");
}

void Turn::TakeTilt(const SessionEvent& event) {
  const Tilt before = state_.tilt;
  if (event.tilt) state_.tilt = *event.tilt;
  state_.tilt_deg = event.tilt_deg;
  if (state_.tilt == before || !IsLive() || state_.IsPaused() || !TuckCounts()) return;
  if (state_.tilt != Tilt::kIn) return TellTuck();
  Tone("good");
  Say("coach.tuck_good");
}

/// What to do about a tuck that is not there.
void Turn::TellTuck() {
  switch (state_.tilt) {
    case Tilt::kArching:
      Tone("arch");
      return Say("coach.tuck_arching");
    case Tilt::kOver:
      return Say("coach.tuck_over");
    case Tilt::kUnknown:
      return Say("coach.tuck_unknown");
    case Tilt::kIn:
    case Tilt::kOff:
      return;
  }
}

}  // namespace psoas::coach
