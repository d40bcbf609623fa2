#include "coach/coach.h"

#include <algorithm>

#include "coach/turn.h"

namespace psoas::coach {
namespace {

constexpr std::size_t kMostWorks = 64;

Error BadState(const std::string& what) {
  return {ErrorCode::kInvalid, "state", what,
          "Give the state back as the answer before gave it, or begin a new session."};
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
    const auto sides = SidesOf(*exercise, work.side);
    const bool fits =
        std::ranges::equal(work.counts, sides, {}, &SideCount::side, &SideCount::side);
    if (!fits) return BadState("its sides do not fit \"" + work.exercise + "\".");
  }
  const auto steps = static_cast<int>(LayOut(protocol, state.works).size());
  if (state.at < 0 || state.at >= steps) return BadState("its place is not in the session.");
  if (state.left_ms < 0 || state.away_ms < 0 || state.screen_left_ms < 0 || state.extra_ms < 0) {
    return BadState("a time in it is below 0.");
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

bool Turn::IsBlocked() const {
  return IsLive() && WantsTuck() && (state_.tilt == Tilt::kArching || state_.tilt == Tilt::kOver);
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
    if (exercise != nullptr) work.counts = SidesOf(*exercise, work.side);
  }
  State state;
  state.works = std::move(works);
  state.screen_left_ms = std::max<std::int64_t>(0, screen_left_ms);
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
