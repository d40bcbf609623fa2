#include "proof/session_laws.h"

#include <algorithm>

namespace psoas::proof {
namespace {

using coach::EventType;
using coach::Phase;

constexpr std::int64_t kGap_ms = std::int64_t{1000} * SessionFigures::kGap_s;
constexpr std::int64_t kAway_ms = std::int64_t{60'000} * SessionFigures::kAway_min;
constexpr std::int64_t kValid_ms = kMsPerHour * SessionFigures::kScreenValid_h;

bool IsWork(Phase phase) {
  return phase == Phase::kHold || phase == Phase::kContract || phase == Phase::kTakeUp ||
         phase == Phase::kSqueeze || phase == Phase::kRep || phase == Phase::kPass ||
         phase == Phase::kStay;
}

bool IsTimed(Phase phase) {
  return phase != Phase::kScreen && phase != Phase::kPain && phase != Phase::kDone &&
         phase != Phase::kStopped;
}

bool Offers(const coach::SessionView& view, EventType type) {
  return std::ranges::find(view.can, type) != view.can.end();
}

/// What comes from the device by itself; everything else is a person's hand.
bool IsOfDevice(EventType type) {
  return type == EventType::kTick || type == EventType::kReopened || type == EventType::kTilt;
}

std::string StopAndPain(const SessionStep& step) {
  const Phase phase = step.after.view.phase;
  // A tap that comes with time may find the session ended by that time.
  const bool ended = step.passed_ms > 0 && phase == Phase::kDone;
  if (step.event.type == EventType::kStop && phase != Phase::kStopped && !ended)
    return std::string("stop leads to ") + Name(phase);
  if (step.event.type == EventType::kPain && phase != Phase::kPain && !ended)
    return std::string("pain leads to ") + Name(phase);
  const bool asks = step.seen.phase == Phase::kPain || step.seen.phase == Phase::kAsk;
  const bool too_much = step.event.type == EventType::kAnswer && step.passed_ms == 0 && asks &&
                        step.event.level.value_or(0) > SessionFigures::kPainStopAbove;
  if (too_much && phase != Phase::kStopped)
    return std::string("more pain than allowed leads to ") + Name(phase);
  if (step.before.mode == coach::Mode::kPain && (IsWork(phase) || phase == Phase::kRelax))
    return std::string("from pain straight to ") + Name(phase);
  return "";
}

std::string BeginsAndEndsOnce(const SessionStep& step) {
  const coach::State& after = step.after.state;
  const auto told = [&](const char* type) {
    return std::ranges::count(step.after.entries, type, &coach::SessionEntry::type);
  };
  const int starts = after.started && !step.before.started ? 1 : 0;
  if (told("session.started") != starts) return "session.started is not told once";
  const int ends = IsOver(after) && after.started ? 1 : 0;
  if (told("session.ended") != ends) return "session.ended is not told once";
  if (ends == 1 && step.after.entries.back().type != "session.ended")
    return "something is told after the end";
  return step.before.started && !after.started ? "a session that began has not begun" : "";
}

std::string OverIsOver(const SessionStep& step) {
  const bool same = step.after.state.mode == step.before.mode &&
                    step.after.state.at == step.before.at && step.after.entries.empty() &&
                    step.after.cues.empty() && !step.after.view.runs;
  return same ? "" : "something happens after the end";
}

/// An answer from before the question is none.
std::string OldAnswersAreNone(const SessionStep& step) {
  const bool is_old = step.event.type == EventType::kScreened && step.before.needs_screen &&
                      step.screened && step.screened->answered_at.ms < step.before.asked_ms;
  return is_old && !step.after.state.needs_screen ? "an old answer is taken for a new one" : "";
}

/// Not before the screen, and not because of it: only its own answer makes a screen fresher.
std::string ScreenAges(const SessionStep& step) {
  const std::int64_t was_ms = step.before.screen_left_ms, is_ms = step.after.state.screen_left_ms;
  if (step.event.type == EventType::kScreened && step.before.needs_screen && step.screened) {
    const std::int64_t most_ms = std::min(step.screened->screen_left_ms, kValid_ms);
    return is_ms > std::max(most_ms, was_ms) ? "an answered screen is fresher than it is" : "";
  }
  return is_ms > std::max<std::int64_t>(0, was_ms - step.passed_ms) ? "a screen grew no older" : "";
}

std::string AwayIsKnown(const SessionStep& step) {
  const coach::State& after = step.after.state;
  const bool waits = after.needs_screen || IsOver(after);
  const bool slept = step.passed_ms > kGap_ms;
  if (slept && step.passed_ms > kAway_ms && !waits) return "after a long gap no screen is asked";
  if (slept && IsOfDevice(step.event.type) && step.after.view.runs)
    return "the clock runs on after a gap";
  if (step.event.type == EventType::kReopened && step.after.view.runs)
    return "the clock runs on after it was closed";
  const bool alone = IsOfDevice(step.event.type) && !step.seen.runs;
  if (alone && !waits && after.away_ms < step.before.away_ms + step.passed_ms)
    return "time away is forgotten";
  return after.away_ms > kAway_ms && !waits ? "after long away no screen is asked" : "";
}

std::int64_t Held(const coach::State& state) {
  std::int64_t held_ms = 0;
  for (const coach::Work& work : state.works) {
    for (const coach::SideCount& count : work.counts) held_ms += count.held_ms;
  }
  return held_ms;
}

/// Rounds of this work; those of one entry for both sides count on each.
int Sets(const coach::Work& work) {
  int sets = 0;
  for (const coach::SideCount& count : work.counts) sets += count.sets;
  return sets;
}

bool IsOfBothSides(const SessionStep& step, const Json& data) {
  const auto& works = step.before.works;
  const auto exercise = data["exercise"].get<std::string>();
  const auto work = std::ranges::find_if(works, [&](const coach::Work& each) {
    return each.exercise == exercise && each.counts.size() > 1;
  });
  return data["side"] == "both" && work != works.end();
}

std::string TimeIsOfTheAwake(const SessionStep& step) {
  constexpr std::int64_t kRounding_ms = 500;  // an entry tells whole seconds
  std::int64_t told_ms = Held(step.after.state);
  for (const coach::SessionEntry& entry : step.after.entries) {
    if (entry.type != "exercise.done") continue;
    told_ms += static_cast<std::int64_t>(1000 * entry.data["seconds"].get<double>()) - kRounding_ms;
  }
  const bool ran = step.seen.runs && step.passed_ms <= kGap_ms;
  const std::int64_t awake_ms = ran ? step.event.elapsed_ms.value_or(0) : 0;
  return told_ms > Held(step.before) + awake_ms ? "more seconds are told than passed awake" : "";
}

std::string RoundsAreToldOnce(const SessionStep& step) {
  int before = 0, after = 0;
  for (const coach::Work& work : step.before.works) before += Sets(work);
  for (const coach::Work& work : step.after.state.works) after += Sets(work);
  for (const coach::SessionEntry& entry : step.after.entries) {
    if (entry.type != "exercise.done") continue;
    after += entry.data["sets"].get<int>() * (IsOfBothSides(step, entry.data) ? 2 : 1);
  }
  return after > before + 1 ? "more rounds are told than were done" : "";
}

/// What is counted lies behind.
std::string RoundsLieBehind(const SessionStep& step) {
  const coach::State& state = step.after.state;
  for (std::size_t w = 0; w < state.works.size(); ++w) {
    for (const coach::SideCount& count : state.works[w].counts) {
      int ended = 0, taken_up = 0;
      for (int i = 0; i < state.at; ++i) {
        const coach::Step& each = step.steps_after[static_cast<std::size_t>(i)];
        if (each.work != static_cast<int>(w) || each.side != count.side) continue;
        ended += each.ends_round;
        taken_up += each.phase == Phase::kTakeUp;
      }
      if (count.sets > ended) return "a round is counted that does not lie behind";
      if (static_cast<int>(count.gained_deg.size()) > taken_up)
        return "a cycle's gain is counted twice";
    }
  }
  return "";
}

std::string ShorterIsNotElsewhere(const SessionStep& step) {
  if (step.event.type != EventType::kShorten || step.passed_ms > 0) return "";
  const coach::Step& was = step.steps[static_cast<std::size_t>(step.before.at)];
  const coach::Step& is = step.steps_after[static_cast<std::size_t>(step.after.state.at)];
  if (was.phase == Phase::kRest || was.phase == Phase::kStay) return "";
  const bool same = was.phase == is.phase && was.side == is.side && was.set == is.set &&
                    was.rep == is.rep && was.work == is.work;
  return same ? "" : "fewer rounds leads elsewhere";
}

}  // namespace

bool IsOver(const coach::State& state) {
  return state.mode == coach::Mode::kDone || state.mode == coach::Mode::kStopped;
}

std::string StopIsAtHand(const SessionStep& step) {
  if (IsOver(step.before)) return OverIsOver(step);
  const coach::SessionView& view = step.after.view;
  for (auto* part : {&StopAndPain, &BeginsAndEndsOnce}) {
    if (std::string fault = part(step); !fault.empty()) return fault;
  }
  if (view.runs && !IsTimed(view.phase)) return std::string("a clock runs in ") + Name(view.phase);
  if (IsOver(step.after.state)) return "";
  if (!Offers(view, EventType::kStop) || !Offers(view, EventType::kPain))
    return "stop or pain is not offered";
  return view.due_ms > 0 ? "" : "no tick is asked for";
}

std::string ScreenIsAnswered(const SessionStep& step) {
  if (IsOver(step.before)) return "";
  for (auto* part : {&OldAnswersAreNone, &ScreenAges, &AwayIsKnown}) {
    if (std::string fault = part(step); !fault.empty()) return fault;
  }
  const coach::State& after = step.after.state;
  const bool works = step.after.view.runs && IsWork(step.after.view.phase);
  const bool fresh = after.started && !after.needs_screen && after.screen_left_ms > 0 &&
                     after.screen_left_ms <= kValid_ms;
  return works && !fresh ? "an exercise runs without a fresh screen" : "";
}

std::string CountsOnce(const SessionStep& step) {
  if (IsOver(step.before)) return "";
  for (auto* part :
       {&TimeIsOfTheAwake, &RoundsAreToldOnce, &RoundsLieBehind, &ShorterIsNotElsewhere}) {
    if (std::string fault = part(step); !fault.empty()) return fault;
  }
  return "";
}

}  // namespace psoas::proof
