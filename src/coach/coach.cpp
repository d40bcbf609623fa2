#include "coach/coach.h"

#include <algorithm>

#include "coach/turn.h"

namespace psoas::coach {
namespace {

constexpr std::size_t kMostWorks = 64;
constexpr std::int64_t kMostMs = 100'000'000'000'000;  // past the year 5000

Error BadState(const std::string& what) {
  return {ErrorCode::kInvalid, "state", what,
          "Give the state back as the answer before gave it, or begin a new session."};
}

bool IsTime(std::int64_t ms) { return ms >= 0 && ms <= kMostMs; }

/// Within the caps of its kind, as a dose of guide() always is: a garbled one lays out no millions
/// of steps. What no cap speaks of is an hour at most.
Status CheckDose(const rules::Protocol& protocol, const rules::Exercise& exercise,
                 const rules::Dose& dose) {
  constexpr int kHour_s = 3600, kMostReps = 30, kMostPerMin = 60;
  const rules::Cap* cap = protocol.FindCap(exercise.kind);
  if (cap == nullptr) return BadState("no dose of " + exercise.id + " is known.");
  const auto within = [](const std::optional<int>& figure, int least, int highest) {
    return !figure || (*figure >= least && *figure <= highest);
  };
  const bool fits = within(dose.sets, 1, cap->sets_max) &&
                    within(dose.reps, 1, cap->reps_max.value_or(kMostReps)) &&
                    within(dose.hold_s, 0, cap->hold_s_max.value_or(kHour_s)) &&
                    within(dose.contract_s, 0, cap->contract_s_max.value_or(kHour_s)) &&
                    within(dose.minutes, 1, cap->minutes_max.value_or(60)) &&
                    within(dose.rest_s, 0, kHour_s) && within(dose.relax_s, 0, kHour_s) &&
                    within(dose.breaths_per_min, 1, kMostPerMin);
  return fits ? Status{Done{}} : BadState("nobody is given such a dose of " + exercise.id + ".");
}

bool IsCount(const SideCount& count) {
  constexpr int kMostRounds = 100;
  return count.sets >= 0 && count.sets <= kMostRounds && count.rounds_max.value_or(1) > 0 &&
         IsTime(count.held_ms) && IsTime(count.tuck_ms);
}

/// That a state fits this protocol: it may come from a file, or from another version.
Status CheckState(const rules::Protocol& protocol, const State& state) {
  if (state.works.empty() || state.works.size() > kMostWorks) {
    return BadState("it holds no exercises, or too many.");
  }
  for (const Work& work : state.works) {
    const rules::Exercise* exercise = protocol.FindExercise(work.exercise);
    if (exercise == nullptr || FindVariant(*exercise, work.variant) == nullptr) {
      return BadState("the exercise \"" + work.exercise + "\" is not done so in this protocol.");
    }
    if (Status dose = CheckDose(protocol, *exercise, work.dose); !dose.ok()) return dose;
    const auto sides = SidesOf(*exercise, work);
    const bool fits =
        std::ranges::equal(work.counts, sides, {}, &SideCount::side, &SideCount::side);
    if (!fits) return BadState("its sides do not fit \"" + work.exercise + "\".");
    const bool can_be = std::ranges::all_of(work.counts, &IsCount);
    if (!can_be) return BadState("a count in it cannot be.");
  }
  const auto steps = static_cast<int>(LayOut(protocol, state.works).size());
  if (state.at < 0 || state.at >= steps) return BadState("its place is not in the session.");
  const std::int64_t times[] = {state.left_ms,  state.away_ms, state.screen_left_ms,
                                state.extra_ms, state.now_ms,  state.asked_ms};
  if (!std::ranges::all_of(times, IsTime)) return BadState("a time in it cannot be.");
  if (state.screen_left_ms > ScreenValidMs(protocol)) {
    return BadState("no screen is good for so long.");
  }
  const double pain = state.pain.value_or(0);
  if (!(pain >= 0 && pain <= 10)) return BadState("pain goes from 0 to 10.");
  const rules::BreathPace& breath = protocol.session.breath;
  const int pace = state.breaths_per_min.value_or(breath.usual_per_min);
  if (pace < breath.least_per_min || pace > breath.most_per_min) {
    return BadState("nobody is asked to breathe at that pace.");
  }
  return Done{};
}

}  // namespace

Turn::Turn(const rules::Protocol& protocol, State state)
    : protocol_(protocol), pace_(protocol.session.pace), state_(std::move(state)) {
  LayOutAgain();
}

SideCount& Turn::CountHere() {
  auto& counts = WorkHere().counts;
  const auto found = std::ranges::find(counts, Here().side, &SideCount::side);
  return found == counts.end() ? counts.front() : *found;
}

const rules::Exercise& Turn::ExerciseHere() const {
  return *protocol_.FindExercise(WorkHere().exercise);  // CheckState: it is there
}

Phase Turn::PhaseHere() const {
  if (state_.mode == Mode::kDone) return Phase::kDone;
  if (state_.mode == Mode::kStopped) return Phase::kStopped;
  if (state_.mode == Mode::kPain) return Phase::kPain;
  if (state_.needs_screen) return Phase::kScreen;
  return state_.regains ? Phase::kPosition : Here().phase;
}

std::int64_t Turn::TotalHere() const {
  const std::int64_t own = state_.regains ? PositionMs(protocol_, WorkHere()) : Here().total_ms;
  return own + state_.extra_ms;
}

bool Turn::WantsTuck() const {
  return ExerciseHere().tuck && Here().counts && !state_.regains && state_.tilt != Tilt::kOff;
}

Turn::Window Turn::Held() const {
  const RepTimes rep = RepOf(protocol_, ExerciseHere(), WorkHere());
  if (Here().phase != Phase::kRep || rep.whole) return {TotalHere(), 0};
  const std::int64_t back_ms = rep.back_s * kMsPerSecond;
  return {back_ms + rep.hold_s * kMsPerSecond, back_ms};
}

/// Lifting and lowering turn the pelvis themselves: a repetition is judged where it is held.
bool Turn::TuckCounts() const {
  const Window held = Held();
  return WantsTuck() && state_.left_ms <= held.from_ms && state_.left_ms > held.to_ms;
}

/// No effort lasts longer because a tuck was lost: repetitions go on.
bool Turn::IsBlocked() const {
  return IsLive() && Here().phase != Phase::kRep && WantsTuck() &&
         (state_.tilt == Tilt::kArching || state_.tilt == Tilt::kOver);
}

int Turn::BreathsPerMin() const {
  const int planned =
      WorkHere().dose.breaths_per_min.value_or(protocol_.session.breath.usual_per_min);
  return state_.breaths_per_min.value_or(planned);
}

SessionFrame Turn::Finish() {
  SessionView view = View();
  return {std::move(state_), std::move(view), std::move(cues_), std::move(entries_)};
}

Result<SessionFrame> Begin(const rules::Protocol& protocol, std::vector<Work> works,
                           std::int64_t screen_left_ms, Instant now) {
  for (Work& work : works) {
    const rules::Exercise* exercise = protocol.FindExercise(work.exercise);
    if (exercise != nullptr) work.counts = SidesOf(*exercise, work);
  }
  State state;
  state.works = std::move(works);
  state.screen_left_ms = std::clamp<std::int64_t>(screen_left_ms, 0, ScreenValidMs(protocol));
  const Status fits = CheckState(protocol, state);
  if (!fits.ok()) return fits.error();
  Turn turn(protocol, std::move(state));
  turn.Start(now);
  return turn.Finish();
}

Result<SessionFrame> Advance(const rules::Protocol& protocol, State state,
                             const SessionEvent& event, Instant now, const Screened* screened) {
  const Status fits = CheckState(protocol, state);
  if (!fits.ok()) return fits.error();
  Turn turn(protocol, std::move(state));
  turn.Take(event, now, screened);
  return turn.Finish();
}

}  // namespace psoas::coach
