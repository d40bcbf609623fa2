#include "proof/session_search.h"

#include <algorithm>
#include <unordered_map>

#include "proof/count.h"

namespace psoas::proof {
namespace {

using coach::EventType;
using coach::SessionFrame;
using coach::State;

constexpr Instant kStart{1'790'000'000'000};
constexpr std::int64_t kSecond_ms = 1000;

std::string Figure(const std::optional<int>& figure) {
  return figure ? std::to_string(*figure) + "," : "-,";
}

/// What tells two works apart for the steps they are laid out in.
std::string WorksKey(const State& state) {
  std::string key;
  for (const coach::Work& work : state.works) {
    const rules::Dose& dose = work.dose;
    key += work.exercise + "/" + work.variant + "/" + work.rung + Name(work.side);
    for (const auto& figure : {dose.sets, dose.reps, dose.hold_s, dose.minutes})
      key += Figure(figure);
    for (const coach::SideCount& count : work.counts) key += Figure(count.rounds_max);
  }
  return key;
}

std::string Key(const State& state) {
  std::string key = WorksKey(state);
  for (const coach::Work& work : state.works) {
    key += work.begun ? "|b" : "|-";
    for (const coach::SideCount& count : work.counts)
      key += std::to_string(count.sets) + "," + std::to_string(count.gained_deg.size()) + ",";
    for (const coach::StandIn& swap : work.swaps) key += swap.exercise + ",";
  }
  for (const bool flag :
       {state.started, state.needs_screen, state.regains, state.IsPaused(), state.round_broken,
        state.tilt_deg.has_value(), state.cycle_from_deg.has_value()})
    key += flag ? '1' : '0';
  for (const std::int64_t figure :
       {std::int64_t{state.at}, state.left_ms, state.extra_ms, state.away_ms, state.screen_left_ms})
    key += " " + std::to_string(figure);
  return key + Name(state.mode) + Name(state.tilt);
}

/// One session under search: transitions by the coach, judged by the laws.
class Run {
 public:
  Run(const SessionSearch& search, const SessionTrial& trial)
      : search_(search), moves_(search.protocol, trial), all_((moves_.*search.moves)()) {
    out_.sessions = 1;
  }

  SessionOutcome Search(const SessionTrial& trial) {
    const auto begun = coach::Begin(search_.protocol, trial.works, trial.screen_left_ms, kStart);
    if (!begun.ok()) return Refused(begun.error());
    Visit(*begun, 0, nullptr);
    for (std::size_t i = 0; i < nodes_.size() && out_.counterexample.empty(); ++i) {
      Expand(i);
      if (nodes_.size() > search_.states_max) Find("more states than the search may hold", i);
    }
    out_.states = nodes_.size();
    if (search_.comes_to_an_end && out_.counterexample.empty()) LookForTheEnd();
    return out_;
  }

  SessionOutcome Walk(const SessionTrial& trial) {
    auto frame = coach::Begin(search_.protocol, trial.works, trial.screen_left_ms, kStart);
    if (!frame.ok()) return Refused(frame.error());
    int tried_at = -1;
    std::int64_t tried_left_ms = 0;
    constexpr int kMostTicks = 100'000;
    for (int i = 0; i < kMostTicks && !IsOver(frame->state); ++i) {
      const SessionFrame here = *frame;
      out_.states += 1;
      out_.working += here.view.runs;
      const bool is_last = here.view.left_ms <= kSecond_ms;
      const bool is_half =
          here.view.left_ms <= here.view.total_ms / 2 && tried_left_ms > here.view.total_ms / 2;
      if (here.state.at != tried_at || (search_.thorough && (is_half || is_last))) {
        tried_at = here.state.at;
        tried_left_ms = here.view.left_ms;
        for (const SessionMove& move : all_) {
          if (move.wait == SessionWait::kNone) (void)Take(here.state, here.view, move);
        }
      }
      frame = Take(here.state, here.view, Tick(here.view.due_ms));
      if (!out_.counterexample.empty()) {
        out_.counterexample =
            "step " + std::to_string(here.state.at + 1) + " waited for: " + out_.counterexample;
        return out_;
      }
    }
    if (!IsOver(frame->state)) out_.counterexample = "it never ends by itself";
    return out_;
  }

 private:
  struct Node {
    State state;  ///< canonical
    coach::SessionView view;
    std::size_t parent = 0;
    const SessionMove* by = nullptr;
    std::ptrdiff_t onward = -1;
  };

  static SessionMove Tick(std::int64_t elapsed_ms) {
    return {.name = "tick",
            .event = {.type = EventType::kTick, .elapsed_ms = elapsed_ms},
            .wall_ms = elapsed_ms};
  }

  SessionOutcome Refused(const Error& error) {
    out_.counterexample = "it does not begin: " + error.Sentence();
    return out_;
  }

  void Find(const std::string& fault, std::size_t node) {
    if (!out_.counterexample.empty()) return;
    std::vector<std::string> path;
    for (std::size_t i = node; nodes_[i].by != nullptr; i = nodes_[i].parent)
      path.push_back(nodes_[i].by->name);
    std::string text;
    for (auto name = path.rbegin(); name != path.rend(); ++name)
      text += (text.empty() ? "" : ", ") + *name;
    out_.counterexample = (text.empty() ? "at the start" : text) + ": " + fault;
  }

  const std::vector<coach::Step>& StepsOf(const State& state) {
    const auto [found, is_new] = steps_.try_emplace(WorksKey(state));
    if (is_new) found->second = coach::LayOut(search_.protocol, state.works);
    return found->second;
  }

  /// One event; the laws have a word on it.
  Result<SessionFrame> TakeOnce(const State& state, const coach::SessionView& view,
                                const SessionMove& move) {
    ++out_.transitions;
    const Instant now{state.now_ms + move.wall_ms};
    auto frame = search_.advance(search_.protocol, state, move.event, now, move.screened);
    if (!frame.ok()) {
      fault_ = "the coach refuses its own state: " + frame.error().Sentence();
      return frame;
    }
    const auto& steps_after = StepsOf(frame->state);
    if (frame->state.at < 0 || frame->state.at >= static_cast<int>(steps_after.size())) {
      fault_ = "its place is not in the session";
      return frame;
    }
    const SessionStep step{
        state,
        view,
        move.event,
        std::max({std::int64_t{0}, move.event.elapsed_ms.value_or(0), move.wall_ms}),
        move.screened,
        *frame,
        StepsOf(state),
        steps_after};
    for (const SessionLaw law : search_.laws) {
      if (fault_.empty()) fault_ = law(step);
    }
    return frame;
  }

  /// A move: one event, or as many ticks as it takes to wait.
  Result<SessionFrame> Move(const State& state, const coach::SessionView& view,
                            const SessionMove& move) {
    if (move.wait == SessionWait::kNone) return TakeOnce(state, view, move);
    const std::int64_t until_ms = move.wait == SessionWait::kEnd ? 0 : kSecond_ms;
    const int gap_s = std::min(search_.protocol.session.safety.gap_s, SessionFigures::kGap_s);
    const std::int64_t most_ms = std::max(1, gap_s) * kSecond_ms;
    Result<SessionFrame> frame = SessionFrame{state, view, {}, {}};
    do {
      const std::int64_t left_ms = frame->state.left_ms - until_ms;
      const std::int64_t tick_ms = std::clamp<std::int64_t>(left_ms, 0, most_ms);
      frame = TakeOnce(frame->state, frame->view, Tick(tick_ms));
    } while (frame.ok() && fault_.empty() && frame->view.runs && frame->state.at == state.at &&
             frame->state.regains == state.regains && frame->state.left_ms > until_ms);
    return frame;
  }

  Result<SessionFrame> Take(const State& state, const coach::SessionView& view,
                            const SessionMove& move) {
    fault_.clear();
    auto frame = Move(state, view, move);
    if (!fault_.empty() && out_.counterexample.empty())
      out_.counterexample = move.name + ": " + fault_;
    return frame;
  }

  bool MakesSense(const Node& node, const SessionMove& move) const {
    if (move.wait != SessionWait::kNone && !node.view.runs) return false;
    if (move.wait == SessionWait::kNearEnd) return node.state.left_ms > kSecond_ms;
    const std::int64_t most_ms =
        search_.extends_max * search_.protocol.session.pace.extend_s * kSecond_ms;
    return move.event.type != EventType::kExtend || node.state.extra_ms < most_ms;
  }

  /// The state's number; a new one joins the queue.
  std::size_t Visit(const SessionFrame& frame, std::size_t parent, const SessionMove* by) {
    State state = CanonicalSession(search_.protocol, frame.state);
    const auto [found, is_new] = seen_.try_emplace(Key(state), nodes_.size());
    if (is_new) {
      out_.working += frame.view.runs;
      nodes_.push_back({std::move(state), frame.view, parent, by, -1});
    } else if (search_.compare_every > 0 && ++merges_ % search_.compare_every == 0) {
      Compare(frame, found->second, parent);
    }
    return found->second;
  }

  void Compare(const SessionFrame& raw, std::size_t merged, std::size_t parent) {
    ++out_.compared;
    const State known = nodes_[merged].state;
    const auto key_after = [&](const State& state, const SessionMove& move) {
      const Instant now{state.now_ms + move.wall_ms};
      const auto frame = search_.advance(search_.protocol, state, move.event, now, move.screened);
      return frame.ok() ? Key(CanonicalSession(search_.protocol, frame->state)) : "refused";
    };
    for (const SessionMove& move : all_) {
      if (move.wait != SessionWait::kNone) continue;
      const std::string one = key_after(raw.state, move), other = key_after(known, move);
      if (one != other)
        Find("two states that were taken for one part at " + move.name + ": " + one + " and " +
                 other,
             parent);
    }
  }

  void Expand(std::size_t i) {
    const Node here = nodes_[i];
    if (IsOver(here.state)) return TryOver(here, i);
    const std::string own = Key(here.state);
    bool changes = false;
    const SessionMove onward = moves_.Onward(here.state, here.view);
    for (const SessionMove& move : all_) {
      if (!MakesSense(here, move)) continue;
      fault_.clear();
      const auto frame = Move(here.state, here.view, move);
      if (!fault_.empty()) return Find(move.name + ": " + fault_, i);
      if (move.is_aside && !search_.follows_asides) continue;
      const std::size_t reached = Visit(*frame, i, &move);
      changes = changes || reached != i;
      if (move.name == onward.name) nodes_[i].onward = static_cast<std::ptrdiff_t>(reached);
    }
    if (!changes) return Find("nothing leads on", i);
    if (here.view.runs && search_.comes_to_an_end) PauseAndResume(here, i, own);
  }

  void TryOver(const Node& here, std::size_t i) {
    for (const SessionMove& move : all_) {
      if (move.wait != SessionWait::kNone) continue;
      fault_.clear();
      (void)Move(here.state, here.view, move);
      if (!fault_.empty()) return Find(move.name + ": " + fault_, i);
    }
  }

  void PauseAndResume(const Node& here, std::size_t i, const std::string& own) {
    const SessionMove pause{.name = "pause", .event = {.type = EventType::kPause}};
    const SessionMove resume{.name = "resume", .event = {.type = EventType::kResume}};
    const auto paused = Move(here.state, here.view, pause);
    if (!paused.ok() || paused->view.runs) return Find("a pause does not stop the clock", i);
    const auto resumed = Move(paused->state, paused->view, resume);
    const bool back = resumed.ok() && resumed->view.runs &&
                      Key(CanonicalSession(search_.protocol, resumed->state)) == own;
    if (!back) Find("pause and resume do not lead back", i);
  }

  /// Along `onward` every state must come to an end, so no chain of them may close on itself.
  void LookForTheEnd() {
    enum class Mark { kNew, kOnPath, kEnds };
    std::vector<Mark> marks(nodes_.size(), Mark::kNew);
    for (std::size_t first = 0; first < nodes_.size(); ++first) {
      std::vector<std::size_t> path;
      std::size_t at = first;
      while (marks[at] == Mark::kNew && !IsOver(nodes_[at].state)) {
        marks[at] = Mark::kOnPath;
        path.push_back(at);
        if (nodes_[at].onward < 0) return Find("nothing that is asked for leads on", at);
        at = static_cast<std::size_t>(nodes_[at].onward);
      }
      if (marks[at] == Mark::kOnPath) return Find("the session never ends by itself", at);
      for (const std::size_t passed : path) marks[passed] = Mark::kEnds;
    }
  }

  const SessionSearch& search_;
  SessionMoves moves_;
  std::vector<SessionMove> all_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> seen_;
  std::unordered_map<std::string, std::vector<coach::Step>> steps_;
  std::string fault_;
  std::size_t merges_ = 0;
  SessionOutcome out_;
};

}  // namespace

void SessionOutcome::Join(const SessionOutcome& other) {
  sessions += other.sessions;
  states += other.states;
  transitions += other.transitions;
  compared += other.compared;
  working += other.working;
  if (counterexample.empty()) counterexample = other.counterexample;
}

std::string SessionOutcome::Text() const {
  const auto text = [](std::size_t number) {
    return Count(static_cast<std::uint32_t>(number)).Text();
  };
  return text(sessions) + " sessions, " + text(states) + " states, " + text(transitions) +
         " transitions; " + text(working) + " states with a clock that runs";
}

coach::State CanonicalSession(const rules::Protocol& protocol, coach::State state) {
  constexpr std::int64_t kTwenty_ms = 20 * 60 * kSecond_ms;
  bool tuck = false, cycles = false;
  const auto look = [&](const std::string& id) {
    const rules::Exercise* exercise = protocol.FindExercise(id);
    tuck = tuck || (exercise && exercise->tuck);
    cycles = cycles || (exercise && exercise->kind == rules::Kind::kContractRelax);
  };
  for (coach::Work& work : state.works) {
    look(work.exercise);
    for (const coach::StandIn& swap : work.swaps) look(swap.exercise);
    std::ranges::sort(work.swaps, {}, &coach::StandIn::exercise);
    for (coach::SideCount& count : work.counts) {
      count.held_ms = count.tuck_ms = 0;
      std::ranges::fill(count.gained_deg, 0);
    }
  }
  state.now_ms = kStart.ms;
  state.pain.reset();
  state.breaths_per_min.reset();
  if (state.IsPaused()) state.paused = coach::Because::kPerson;
  const bool long_away = state.away_ms > std::int64_t{60} * SessionFigures::kAway_min * kSecond_ms;
  state.away_ms = long_away ? 2 * kTwenty_ms : state.away_ms / kTwenty_ms * kTwenty_ms;
  if (state.screen_left_ms > kMsPerHour)
    state.screen_left_ms = SessionFigures::kScreenValid_h * kMsPerHour;
  if (!tuck) state.tilt = coach::Tilt::kOff;
  if (!cycles) state.tilt_deg.reset();
  if (!cycles) state.cycle_from_deg.reset();
  if (IsOver(state)) {
    state.screen_left_ms = state.away_ms = state.left_ms = state.extra_ms = 0;
    state.tilt = coach::Tilt::kOff;
    state.tilt_deg.reset();
    state.cycle_from_deg.reset();
    state.regains = state.round_broken = false;
  }
  return state;
}

SessionOutcome SearchSession(const SessionSearch& search, const SessionTrial& trial) {
  SessionOutcome out = Run(search, trial).Search(trial);
  if (!out.counterexample.empty()) out.counterexample = trial.name + ": " + out.counterexample;
  return out;
}

SessionOutcome WalkSession(const SessionSearch& search, const SessionTrial& trial) {
  SessionOutcome out = Run(search, trial).Walk(trial);
  if (!out.counterexample.empty()) out.counterexample = trial.name + ": " + out.counterexample;
  return out;
}

}  // namespace psoas::proof
