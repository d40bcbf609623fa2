// What a shell draws.
#include <algorithm>
#include <array>

#include "coach/turn.h"

namespace psoas::coach {
namespace {

bool HasPosture(const rules::Variant& variant, std::string_view name) {
  return std::ranges::find(variant.keyframes, name, &rules::Keyframe::at) !=
         variant.keyframes.end();
}

/// The first of these names that this way of doing it has, else its first posture.
std::string FirstPosture(const rules::Variant& variant,
                         std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (HasPosture(variant, name)) return std::string(name);
  }
  return variant.keyframes.empty() ? "" : variant.keyframes.front().at;
}

std::string StartOf(const rules::Variant& variant) { return FirstPosture(variant, {"start"}); }

std::string HeldOf(const rules::Variant& variant) {
  const auto& frames = variant.keyframes;
  if (HasPosture(variant, "hold")) return "hold";
  if (frames.empty()) return "";
  return frames[frames.size() > 1 ? frames.size() - (frames.size() > 2 ? 2 : 1) : 0].at;
}

struct Move {
  std::string from, to;
};

Move MoveOf(const rules::Variant& variant, Phase phase, bool lowers) {
  const std::string start = StartOf(variant), held = HeldOf(variant);
  switch (phase) {
    case Phase::kHold:
    case Phase::kStay:
    case Phase::kSqueeze:
    case Phase::kTakeUp:
      return {held, held};
    case Phase::kContract:
      return {FirstPosture(variant, {"contract"}), FirstPosture(variant, {"contract"})};
    case Phase::kRelax: {
      const std::string at = FirstPosture(variant, {"relax", "start"});
      return {at, at};
    }
    case Phase::kRep:
      return lowers ? Move{held, start} : Move{start, held};
    case Phase::kPass:
    case Phase::kPosition:
      return {start, held};
    default:
      return {start, start};
  }
}

std::string HeadlineOf(Phase phase) { return std::string("coach.phase_") + Name(phase); }

const char* RepHeadline(const RepTimes& rep, std::int64_t left_ms) {
  struct Words {
    const char *out, *back;
  };
  static constexpr Words kWords[] = {{"coach.phase_rep", "coach.phase_lower"},     // RepWay::kUp
                                     {"coach.phase_lower", "coach.phase_rise"},    // kDown
                                     {"coach.phase_tuck", "coach.phase_let_go"}};  // kTuck
  if (rep.whole) return "coach.phase_rep_whole";
  const std::int64_t back_ms = rep.back_s * kMsPerSecond;
  const Words& words = kWords[static_cast<std::size_t>(rep.way)];
  if (left_ms <= back_ms) return words.back;
  return left_ms <= back_ms + rep.hold_s * kMsPerSecond ? "coach.phase_rep_hold" : words.out;
}

Breath BreathAt(std::int64_t passed_ms, int per_min) {
  const std::int64_t half_ms = 30 * kMsPerSecond / per_min;
  const std::int64_t in_breath = passed_ms % (2 * half_ms);
  const bool in = in_breath < half_ms;
  const double half_s = static_cast<double>(half_ms) / kMsPerSecond;
  return {half_s, half_s, in ? "in" : "out", (in ? half_ms : 2 * half_ms) - in_breath};
}

}  // namespace

SessionView Turn::View() const {
  const Step& step = Here();
  const Work& work = WorkHere();
  const rules::Exercise& exercise = ExerciseHere();
  SessionView view;
  view.phase = PhaseHere();
  view.item = step.work;
  view.exercise = work.exercise;
  view.variant = work.variant;
  view.title = exercise.title;
  view.side = step.side;
  view.set = step.set;
  view.sets = step.sets;
  view.rep = step.rep;
  view.reps = step.reps;
  const bool timed = state_.mode == Mode::kRunning && !state_.needs_screen;
  view.left_ms = timed ? state_.left_ms : 0;
  view.total_ms = timed ? TotalHere() : 0;
  view.runs = Runs();
  view.paused = state_.IsPaused();
  if (view.paused) {
    view.paused_because = Name(state_.paused);
  } else if (IsBlocked()) {
    view.paused_because = "tilt";
  }
  view.headline = HeadlineOf(view.phase);
  Dress(view, exercise, work);
  view.all_steps = static_cast<int>(steps_.size());
  view.done_steps = state_.mode == Mode::kDone ? view.all_steps : state_.at;
  view.left_total_s = LeftTotalMs() / kMsPerSecond;
  for (std::size_t i = static_cast<std::size_t>(state_.at); i < steps_.size() && !IsOver(); ++i) {
    if (steps_[i].work == step.work) continue;
    const Work& next = state_.works[static_cast<std::size_t>(steps_[i].work)];
    if (const auto* found = protocol_.FindExercise(next.exercise)) view.next_title = found->title;
    break;
  }
  view.due_ms = NextMarkMs();
  view.can = Can();
  return view;
}

/// The picture, the sentence and the figures that belong to the phase.
void Turn::Dress(SessionView& view, const rules::Exercise& exercise, const Work& work) const {
  const RepTimes rep = RepOf(protocol_, exercise, work);
  const bool comes_back = view.left_ms <= rep.back_s * kMsPerSecond && !rep.whole;
  if (const rules::Variant* variant = FindVariant(exercise, work.variant)) {
    const Move move = MoveOf(*variant, view.phase, comes_back);
    view.posture = move.to;
    view.from_posture = move.from;
    if (view.phase == Phase::kReady) view.detail = variant->title;
  }
  if (view.phase == Phase::kPosition) view.detail = InstructionOf(exercise, work);
  if (Here().counts && view.phase == Here().phase) view.detail = exercise.feels_right;
  view.effort_max = work.dose.effort_max;
  if (view.phase == Phase::kRep) {
    if (!rep.whole) view.tempo = Tempo{rep.out_s, rep.hold_s, rep.back_s};
    view.headline = RepHeadline(rep, view.left_ms);
  }
  if (view.phase == Phase::kStay) {
    view.breath = BreathAt(view.total_ms - view.left_ms, BreathsPerMin());
  }
  const auto& counts = work.counts;
  const auto count = std::ranges::find(counts, view.side, &SideCount::side);
  const std::int64_t tuck_s = count == counts.end() ? 0 : count->tuck_ms / kMsPerSecond;
  view.tuck = {WantsTuck(), TuckCounts(), state_.tilt, static_cast<double>(tuck_s)};
}

std::int64_t Turn::LeftTotalMs() const {
  if (IsOver()) return 0;
  std::int64_t left = state_.left_ms;
  for (std::size_t i = static_cast<std::size_t>(state_.at) + (state_.regains ? 0 : 1);
       i < steps_.size(); ++i) {
    left += steps_[i].total_ms;
  }
  return left;
}

}  // namespace psoas::coach
