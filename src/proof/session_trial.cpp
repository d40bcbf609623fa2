#include "proof/session_trial.h"

#include <algorithm>
#include <limits>
#include <set>

namespace psoas::proof {
namespace {

using coach::EventType;
using coach::Tilt;
using coach::Work;
using rules::Dose;
using rules::Exercise;

constexpr std::int64_t kSecond_ms = 1000, kMinute_ms = 60 * kSecond_ms;
constexpr std::int64_t kFresh_ms = SessionFigures::kScreenValid_h * kMsPerHour;
constexpr std::int64_t kNearlyOut_ms = 3 * kSecond_ms;

std::vector<std::pair<std::string, const Dose*>> DosesOf(const Exercise& exercise) {
  std::vector<std::pair<std::string, const Dose*>> out{{"", &exercise.dose},
                                                       {"", &exercise.gentle_dose}};
  for (const rules::Rung& rung : exercise.ladder) out.emplace_back(rung.id, &rung.dose);
  return out;
}

Work WorkOf(const Exercise& exercise, coach::Side side = coach::Side::kBoth) {
  return {.exercise = exercise.id,
          .variant = exercise.variants.front().id,
          .side = side,
          .dose = exercise.dose};
}

/// Everything that the coach's moves look at, and not how long it takes or what it is called.
std::string ShapeOf(const rules::Protocol& protocol, const SessionTrial& trial, bool tuck) {
  std::string shape;
  std::vector<Work> works = trial.works;
  for (Work& work : works) {
    const Exercise& exercise = *protocol.FindExercise(work.exercise);
    work.counts = coach::SidesOf(exercise, work);
    shape += std::string(tuck && exercise.tuck ? "t" : "-") +
             (coach::CountsByCycles(exercise, work.dose) ? "c" : "-");
  }
  for (const coach::Step& step : coach::LayOut(protocol, works)) {
    shape += std::string(";") + Name(step.phase) + Name(step.side) + std::to_string(step.set) +
             std::to_string(step.sets) + std::to_string(step.rep) + std::to_string(step.reps) +
             (step.counts ? "c" : "") + (step.ends_round ? "e" : "") + std::to_string(step.work);
  }
  return shape;
}

SessionMove Tap(const char* name, EventType type) {
  return {.name = name, .event = {.type = type}};
}

SessionMove Answer(const char* name, std::optional<double> level) {
  return {.name = name, .event = {.type = EventType::kAnswer, .level = level}};
}

SessionMove Stop(const char* reason) {
  return {.name = std::string("stop: ") + reason,
          .event = {.type = EventType::kStop, .reason = reason}};
}

SessionMove Feel(Tilt tilt, std::optional<double> deg) {
  return {.name = std::string("tilt: ") + Name(tilt),
          .event = {.type = EventType::kTilt, .tilt = tilt, .tilt_deg = deg}};
}

SessionMove Wait(const char* name, SessionWait wait) {
  return {.name = name, .event = {.type = EventType::kTick}, .wait = wait};
}

/// An event after a silence, with where the wall clock stands after it.
SessionMove After(const std::string& name, EventType type, std::int64_t elapsed_ms,
                  std::int64_t wall_ms) {
  return {.name = std::string(Name(type)) + " after " + name,
          .event = {.type = type, .elapsed_ms = elapsed_ms},
          .wall_ms = wall_ms};
}

constexpr std::int64_t kGap_ms = (SessionFigures::kGap_s + 1) * kSecond_ms;
constexpr std::int64_t kTwenty_ms = 20 * kMinute_ms;
constexpr std::int64_t kLong_ms = (SessionFigures::kAway_min + 1) * kMinute_ms;
constexpr std::int64_t kDay_ms = kFresh_ms + kMinute_ms;

std::vector<SessionMove> Silences() {
  struct Silence {
    const char* name;
    std::int64_t elapsed_ms, wall_ms;
  };
  static constexpr Silence kAll[] = {{"a gap", kGap_ms, kGap_ms},
                                     {"20 min", kTwenty_ms, kTwenty_ms},
                                     {"31 min", kLong_ms, kLong_ms},
                                     {"a day", kDay_ms, kDay_ms},
                                     {"a gap of the wall clock only", 0, kGap_ms},
                                     {"31 min of the wall clock only", 0, kLong_ms},
                                     {"the wall clock set forward by a day", 0, kDay_ms},
                                     {"the wall clock set back by a day", 0, -kDay_ms},
                                     {"a gap, the wall clock set back", kGap_ms, -kDay_ms},
                                     {"31 min, the wall clock standing", kLong_ms, 0},
                                     {"a day, the wall clock set back", kDay_ms, -kDay_ms}};
  std::vector<SessionMove> moves;
  for (const Silence& silence : kAll) {
    for (const EventType type : {EventType::kTick, EventType::kReopened})
      moves.push_back(After(silence.name, type, silence.elapsed_ms, silence.wall_ms));
  }
  // No tick came in between: the tap itself brings the time.
  for (const EventType type : {EventType::kResume, EventType::kNext, EventType::kAnswer,
                               EventType::kSkip, EventType::kBack, EventType::kPause}) {
    moves.push_back(After("a gap", type, kGap_ms, kGap_ms));
    moves.push_back(After("31 min", type, kLong_ms, kLong_ms));
    moves.push_back(After("31 min of the wall clock only", type, 0, kLong_ms));
  }
  return moves;
}

}  // namespace

std::vector<SessionTrial> SingleSessions(const rules::Protocol& protocol, bool every_variant) {
  std::vector<SessionTrial> trials;
  for (const Exercise& exercise : protocol.exercises) {
    for (std::size_t v = 0; v < (every_variant ? exercise.variants.size() : 1); ++v) {
      int dose_number = 0;
      for (const auto& [rung, dose] : DosesOf(exercise)) {
        Work work = WorkOf(exercise);
        work.variant = exercise.variants[v].id;
        work.dose = *dose;
        work.rung = rung;
        trials.push_back(
            {exercise.id + "/" + work.variant + ", dose " + std::to_string(++dose_number),
             {work},
             kFresh_ms});
      }
    }
  }
  return trials;
}

std::vector<SessionTrial> OnOneSide(std::vector<SessionTrial> trials) {
  for (SessionTrial& trial : trials) trial.works.front().side = coach::Side::kRight;
  return trials;
}

std::vector<SessionTrial> OneOfEachShape(const rules::Protocol& protocol,
                                         std::vector<SessionTrial> trials, bool tuck) {
  std::set<std::string> seen;
  std::erase_if(trials, [&](const SessionTrial& trial) {
    return !seen.insert(ShapeOf(protocol, trial, tuck)).second;
  });
  return trials;
}

std::vector<SessionTrial> MixedSessions(const rules::Protocol& protocol, bool more) {
  const auto of = [&](rules::Kind kind) -> const Exercise* {
    const auto found = std::ranges::find(protocol.exercises, kind, &Exercise::kind);
    return found == protocol.exercises.end() ? nullptr : &*found;
  };
  const auto stand_in = [](const Exercise& exercise) {
    return coach::StandIn{exercise.id, exercise.variants.front().id};
  };
  const Exercise* stretch = of(rules::Kind::kStretch);
  const Exercise* relax = of(rules::Kind::kContractRelax);
  const Exercise* rest = of(rules::Kind::kRest);
  const Exercise* ball = of(rules::Kind::kBall);
  if (!stretch || !relax || !rest || !ball) return {};
  Work first = WorkOf(*ball, coach::Side::kLeft), second = WorkOf(*rest);
  first.dose.sets = 1;
  first.swaps = {stand_in(*rest)};
  std::vector<SessionTrial> trials{
      {"a ball that may be swapped, then rest", {first, second}, kFresh_ms}};
  if (!more) return trials;
  first = WorkOf(*stretch, coach::Side::kLeft);
  first.swaps = {stand_in(*rest), stand_in(*relax)};
  trials.push_back({"a stretch that may be swapped, then rest", {first, second}, kFresh_ms});
  trials.push_back({"rest, a stretch, rest", {second, WorkOf(*stretch), second}, kFresh_ms});
  return trials;
}

rules::Protocol Reduced(rules::Protocol protocol, int rounds_max, bool every_loop) {
  const auto reduce = [&](Dose& dose) {
    if (dose.sets) dose.sets = std::min(*dose.sets, rounds_max);
    if (dose.reps) dose.reps = std::min(*dose.reps, 2);
    if (dose.minutes) dose.minutes = 1;
  };
  for (Exercise& exercise : protocol.exercises) {
    reduce(exercise.dose);
    reduce(exercise.gentle_dose);
    for (rules::Rung& rung : exercise.ladder) reduce(rung.dose);
    const rules::Cap* cap = protocol.FindCap(exercise.kind);
    if (every_loop && cap && cap->sets_max > 1 && exercise.dose.reps) exercise.dose.sets = 2;
  }
  return protocol;
}

SessionMoves::SessionMoves(const rules::Protocol& protocol, const SessionTrial& trial) {
  constexpr Instant kLater{std::numeric_limits<std::int64_t>::max()};
  fresh_.screen_left_ms = kFresh_ms;
  fresh_.answered_at = kLater;
  for (const Work& work : trial.works) {
    fresh_.allowed.push_back({work.exercise, work.variant});
    for (const coach::StandIn& swap : work.swaps) {
      fresh_.allowed.push_back(swap);
      if (std::ranges::find(swaps_, swap) == swaps_.end()) swaps_.push_back(swap);
    }
    for (const coach::StandIn& way : fresh_.allowed)
      tuck_ = tuck_ || protocol.FindExercise(way.exercise)->tuck;
    Work offer = work;
    offer.dose = protocol.FindExercise(work.exercise)->gentle_dose;
    offer.rung.clear();
    other_dose_.offered.push_back(offer);
  }
  if (trial.works.size() > 1) {
    for (const Work& work : trial.works) {
      if (work.swaps.empty()) continue;
      if (std::ranges::find(swaps_, coach::StandIn{work.exercise, work.variant}) == swaps_.end())
        swaps_.push_back({work.exercise, work.variant});
    }
  }
  other_dose_.screen_left_ms = kFresh_ms;
  other_dose_.answered_at = kLater;
  other_dose_.allowed = fresh_.allowed;
  nearly_out_ = fresh_;
  nearly_out_.screen_left_ms = kNearlyOut_ms;
  none_ = fresh_;
  none_.screen_left_ms = 0;
  nothing_allowed_.screen_left_ms = kFresh_ms;
  nothing_allowed_.answered_at = kLater;
  before_ = fresh_;
  before_.answered_at = {};
  first_ruled_out_ = fresh_;
  std::erase(first_ruled_out_.allowed, fresh_.allowed.front());
}

std::vector<SessionMove> SessionMoves::Screens() const {
  const auto answered = [](const char* name, const coach::Screened* screened) {
    SessionMove move = Tap(name, EventType::kScreened);
    move.screened = screened;
    return move;
  };
  return {answered("screened", &fresh_),
          answered("screened, another dose", &other_dose_),
          answered("screened, nothing allowed", &nothing_allowed_),
          answered("screened, the first ruled out", &first_ruled_out_),
          answered("screened, but the screen is old", &none_),
          answered("screened, but before it was asked", &before_),
          answered("screened, the shell only says so", nullptr)};
}

namespace {

bool ChangesLittle(const SessionMove& move) {
  const bool is_like_another = move.event.tilt == Tilt::kOver || move.event.tilt == Tilt::kUnknown;
  return move.event.type == EventType::kExtend || move.event.type == EventType::kPace ||
         is_like_another || (move.screened != nullptr && !move.screened->offered.empty());
}

}  // namespace

std::vector<SessionMove> SessionMoves::HandsOnly() const {
  std::vector<SessionMove> moves = Screens();
  for (const char* reason : {"sharp_pain", "new_symptom", "too_hard", "no_time", "other"})
    moves.push_back(Stop(reason));
  for (const EventType type :
       {EventType::kNext, EventType::kBack, EventType::kPause, EventType::kResume, EventType::kSkip,
        EventType::kShorten, EventType::kExtend, EventType::kRepeat, EventType::kPain,
        EventType::kReopened, EventType::kTick})
    moves.push_back(Tap(Name(type), type));
  for (const double pace : {1.0, 99.0})
    moves.push_back({.name = "pace", .event = {.type = EventType::kPace, .level = pace}});
  moves.push_back(Answer("answer nothing", std::nullopt));
  moves.push_back(Answer("answer 0", 0));
  moves.push_back(Answer("answer 5", 5));
  moves.push_back(Answer("answer 6", 6));
  moves.push_back(Answer("answer 10", 10));
  for (const coach::StandIn& way : swaps_) {
    SessionMove move = Tap("swap", EventType::kSwap);
    move.name += " to " + way.exercise;
    move.event.exercise = way.exercise;
    move.event.variant = way.variant;
    moves.push_back(std::move(move));
  }
  for (const Tilt tilt : {Tilt::kOff, Tilt::kUnknown, Tilt::kIn, Tilt::kArching, Tilt::kOver})
    moves.push_back(Feel(tilt, tilt == Tilt::kIn ? std::optional<double>(3) : std::nullopt));
  moves.push_back(After("a gap", EventType::kTick, kGap_ms, kGap_ms));
  moves.push_back(After("31 min", EventType::kTick, kLong_ms, kLong_ms));
  for (SessionMove& move : moves) move.is_aside = ChangesLittle(move);
  return moves;
}

std::vector<SessionMove> SessionMoves::Taps() const {
  std::vector<SessionMove> moves{Wait("wait", SessionWait::kNearEnd),
                                 Wait("wait for the end of the step", SessionWait::kEnd)};
  for (SessionMove& move : HandsOnly()) moves.push_back(std::move(move));
  return moves;
}

std::vector<SessionMove> SessionMoves::Clocks() const {
  std::vector<SessionMove> moves{Wait("wait", SessionWait::kNearEnd),
                                 Wait("wait for the end of the step", SessionWait::kEnd)};
  for (const EventType type :
       {EventType::kNext, EventType::kPause, EventType::kResume, EventType::kSkip, EventType::kBack,
        EventType::kPain, EventType::kStop})
    moves.push_back(Tap(Name(type), type));
  moves.push_back(Answer("answer 0", 0));
  if (tuck_) {
    moves.push_back(Feel(Tilt::kArching, {}));
    moves.push_back(Feel(Tilt::kIn, {}));
  }
  for (SessionMove& move : Screens()) moves.push_back(std::move(move));
  SessionMove nearly_out = Tap("screened, nearly out", EventType::kScreened);
  nearly_out.screened = &nearly_out_;
  moves.push_back(nearly_out);
  for (SessionMove& move : Silences()) moves.push_back(std::move(move));
  for (SessionMove& move : moves) move.is_aside = ChangesLittle(move);
  return moves;
}

SessionMove SessionMoves::Onward(const coach::State& state, const coach::SessionView& view) const {
  if (state.mode == coach::Mode::kPain || (state.IsPaused() && !state.needs_screen))
    return Tap("resume", EventType::kResume);
  if (state.needs_screen) return Screens().front();
  if (!view.runs) return Feel(Tilt::kIn, 3);
  return Wait("wait for the end of the step", SessionWait::kEnd);
}

}  // namespace psoas::proof
