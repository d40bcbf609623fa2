// The screen in the middle of a session: when it is asked, and what its answers change.
#include <algorithm>

#include "coach/turn.h"

namespace psoas::coach {

void Turn::RequireScreen() {
  if (state_.needs_screen) return;
  state_.needs_screen = true;
  state_.asked_ms = state_.now_ms;
  state_.paused = Because::kNone;
  if (state_.mode == Mode::kPain) return;
  Tone("stop");
  Say("coach.screen");
}

/// What the new answers made of the doses holds from here on. An exercise that changes in its
/// middle begins anew, with what was done of it in the journal.
void Turn::AdoptOffers(const std::vector<Work>& offered) {
  const int here = Here().work;
  bool changed_here = false;
  for (int i = here; i < static_cast<int>(state_.works.size()); ++i) {
    Work& work = state_.works[static_cast<std::size_t>(i)];
    const Work* offer = nullptr;
    bool is_as_offered = false;
    for (const Work& one : offered) {  // the shorter session comes last, and is the one to take
      if (one.exercise != work.exercise) continue;
      offer = &one;
      is_as_offered = is_as_offered ||
                      (work.dose == one.dose && work.rung == one.rung && work.side == one.side);
    }
    if (offer == nullptr || is_as_offered) continue;
    if (i == here) {
      RecordWork(std::nullopt);
      changed_here = true;
    }
    work.dose = offer->dose;
    work.rung = offer->rung;
    work.side = offer->side;
    work.counts = SidesOf(*protocol_.FindExercise(work.exercise), work);
  }
  LayOutAgain();
  if (!changed_here) return;
  const auto first = std::ranges::find(steps_, here, &Step::work);
  state_.at = static_cast<int>(first - steps_.begin());
}

void Turn::TakeScreened(const Screened& screened) {
  if (!state_.needs_screen || screened.screen_left_ms <= 0) return;
  const auto is_allowed = [&](const Work& work) {
    const StandIn own{work.exercise, work.variant};
    return std::ranges::find(screened.allowed, own) != screened.allowed.end();
  };
  const auto& works = state_.works;
  if (std::none_of(works.begin() + Here().work, works.end(), is_allowed)) {
    RecordWork(std::nullopt);
    EndSession(Mode::kStopped);
    return Say("coach.stopped");
  }
  if (screened.answered_at.ms < state_.asked_ms) return;
  state_.needs_screen = false;
  state_.screen_left_ms = std::min(screened.screen_left_ms, ScreenValidMs(protocol_));
  state_.away_ms = 0;
  AdoptOffers(screened.offered);
  // A work that is no longer offered is passed over, not taken out: indexes stay what they are.
  const auto next = std::find_if(steps_.begin() + state_.at, steps_.end(), [&](const Step& step) {
    return is_allowed(works[static_cast<std::size_t>(step.work)]);
  });
  const bool is_first = !state_.started;
  StartSession();
  if (next->work == Here().work && !is_first) return Regain();
  RecordWork(std::nullopt);
  Enter(static_cast<int>(next - steps_.begin()));
}

}  // namespace psoas::coach
