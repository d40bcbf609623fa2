// What a guided session is made of, as it crosses the door: state, event, view, cue.
//
// The state is plain data. A shell keeps it as it is and gives it back with the next event; it may
// write it down to go on after a reload. Times are whole milliseconds.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "rules/exercise.h"

namespace psoas::coach {

enum class Phase {
  kScreen,    ///< the short screen has to be answered first
  kReady,     ///< what comes is named
  kPosition,  ///< taking it up, or taking it up again
  kHold,
  kContract,  ///< a light effort that moves nothing
  kRelax,     ///< letting go after it
  kTakeUp,    ///< taking up the slack, and staying
  kSqueeze,   ///< the buttock opens the hip
  kRep,
  kPass,  ///< rolling
  kStay,  ///< resting, with the breath
  kRest,
  kSwitchSide,
  kAsk,   ///< how was it, 0-10
  kPain,  ///< something hurt: nothing runs any more
  kDone,
  kStopped
};
enum class Side { kLeft, kRight, kBoth };
enum class Mode { kRunning, kPain, kDone, kStopped };
enum class Because { kNone, kPerson, kGap, kSensor };
enum class Tilt { kOff, kUnknown, kIn, kArching, kOver };
enum class EventType {
  kTick,
  kNext,
  kBack,
  kPause,
  kResume,
  kSkip,
  kSwap,
  kShorten,
  kExtend,
  kRepeat,
  kPace,
  kPain,
  kStop,
  kAnswer,
  kScreened,
  kReopened,
  kTilt
};
enum class CueType { kSay, kTone };

/// What one side of an exercise has come to so far.
struct SideCount {
  Side side = Side::kBoth;
  int sets = 0;  ///< whole rounds
  std::int64_t held_ms = 0;
  std::int64_t tuck_ms = 0;
  std::vector<double> gained_deg = {};  ///< a cycle, where a sensor told
  std::optional<int> rounds_max = {};   ///< after "fewer rounds"
  static constexpr const char* kType = "SideCount";
  static constexpr auto Fields() {
    using S = SideCount;
    return std::tuple{Field{"side", &S::side, "left | right | both"},
                      Field{"sets", &S::sets, "whole rounds"},
                      Field{"held_ms", &S::held_ms},
                      Field{"tuck_ms", &S::tuck_ms},
                      Field{"gained_deg", &S::gained_deg, "a cycle"},
                      Field{"rounds_max", &S::rounds_max, "after fewer rounds were wished"}};
  }
};

/// An exercise that may stand in for a piece of work.
struct StandIn {
  std::string exercise = {};
  std::string variant = {};
  bool operator==(const StandIn&) const = default;
  static constexpr const char* kType = "StandIn";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &StandIn::exercise}, Field{"variant", &StandIn::variant}};
  }
};

/// One exercise of the session: an item of the plan, and what came of it.
struct Work {
  std::string exercise = {};
  std::string variant = {};
  Side side = Side::kBoth;
  rules::Dose dose = {};
  std::string rung = {};  ///< of the exercise's ladder; empty: the usual dose
  std::vector<StandIn> swaps = {};
  bool begun = false;
  std::vector<SideCount> counts = {};  ///< in the order the sides are done; Begin fills it
  static constexpr const char* kType = "SessionWork";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &Work::exercise},
                      Field{"variant", &Work::variant},
                      Field{"side", &Work::side},
                      Field{"dose", &Work::dose},
                      Field{"rung", &Work::rung, "of its ladder; empty: the usual dose"},
                      Field{"swaps", &Work::swaps},
                      Field{"begun", &Work::begun},
                      Field{"counts", &Work::counts}};
  }
};

struct State {
  std::vector<Work> works = {};
  int at = 0;  ///< index into the script (coach/script.h)
  Mode mode = Mode::kRunning;
  bool started = false;  ///< session.started is in the journal
  bool needs_screen = false;
  bool regains = false;  ///< the position is taken up again before step `at`
  Because paused = Because::kNone;
  bool round_broken = false;  ///< a part of this round was left early
  std::int64_t left_ms = 0;
  std::int64_t extra_ms = 0;        ///< what "a little longer" added to this step
  std::int64_t away_ms = 0;         ///< since anybody was known to be here
  std::int64_t screen_left_ms = 0;  ///< until the screen is too old
  std::int64_t asked_ms = 0;        ///< wall clock when the screen was last asked for
  std::int64_t now_ms = 0;          ///< latest wall clock seen
  std::optional<int> breaths_per_min = {};
  Tilt tilt = Tilt::kOff;
  std::optional<double> tilt_deg = {};
  std::optional<double> cycle_from_deg = {};  ///< tilt before the first effort of this side
  std::optional<double> pain = {};            ///< latest answer of this session
  bool IsPaused() const { return paused != Because::kNone; }
  static constexpr const char* kType = "SessionState";
  static constexpr auto Fields() {
    using S = State;
    return std::tuple{Field{"works", &S::works},
                      Field{"at", &S::at},
                      Field{"mode", &S::mode},
                      Field{"started", &S::started},
                      Field{"needs_screen", &S::needs_screen},
                      Field{"regains", &S::regains},
                      Field{"paused", &S::paused},
                      Field{"round_broken", &S::round_broken},
                      Field{"left_ms", &S::left_ms},
                      Field{"extra_ms", &S::extra_ms},
                      Field{"away_ms", &S::away_ms},
                      Field{"screen_left_ms", &S::screen_left_ms},
                      Field{"asked_ms", &S::asked_ms},
                      Field{"now_ms", &S::now_ms},
                      Field{"breaths_per_min", &S::breaths_per_min},
                      Field{"tilt", &S::tilt},
                      Field{"tilt_deg", &S::tilt_deg},
                      Field{"cycle_from_deg", &S::cycle_from_deg},
                      Field{"pain", &S::pain}};
  }
};

struct SessionEvent {
  EventType type = EventType::kTick;
  std::optional<std::int64_t> elapsed_ms = {};
  std::optional<double> level = {};
  std::optional<std::string> reason = {};
  std::optional<std::string> exercise = {};
  std::optional<std::string> variant = {};
  std::optional<Tilt> tilt = {};
  std::optional<double> tilt_deg = {};
  static constexpr const char* kType = "SessionEvent";
  static constexpr auto Fields() {
    using E = SessionEvent;
    return std::tuple{
        Field{"type", &E::type, "what happened"},
        Field{"elapsed_ms", &E::elapsed_ms, "since the event before, by a clock that only goes up"},
        Field{"level", &E::level, "answer: pain 0-10; pace: breaths a minute"},
        Field{"reason", &E::reason,
              "stop: sharp_pain | new_symptom | too_hard | no_time | other; pause: sensor"},
        Field{"exercise", &E::exercise, "swap: what instead"},
        Field{"variant", &E::variant, "swap: and how"},
        Field{"tilt", &E::tilt, "tilt: where the pelvis is"},
        Field{"tilt_deg", &E::tilt_deg, "tilt: from the baseline, + tucked"}};
  }
};

/// Something to say or to sound. `id` of a sentence is a message id, of a tone its name: start |
/// switch | stop | count | good | arch | done.
struct SessionCue {
  CueType type = CueType::kSay;
  std::string id = {};
  std::optional<double> n = {};
  std::optional<Side> side = {};
  std::optional<std::string> text = {};  ///< a sentence of the protocol for {text}
  static constexpr const char* kType = "SessionCue";
  static constexpr auto Fields() {
    using C = SessionCue;
    return std::tuple{Field{"type", &C::type}, Field{"id", &C::id, "message id, or name of a tone"},
                      Field{"n", &C::n}, Field{"side", &C::side},
                      Field{"text", &C::text, "a sentence of the protocol"}};
  }
};

struct Breath {
  double in_s = 0;
  double out_s = 0;
  std::string at = {};  ///< in | out
  std::int64_t left_ms = 0;
  static constexpr const char* kType = "Breath";
  static constexpr auto Fields() {
    return std::tuple{Field{"in_s", &Breath::in_s}, Field{"out_s", &Breath::out_s},
                      Field{"at", &Breath::at, "in | out"}, Field{"left_ms", &Breath::left_ms}};
  }
};

/// Of a repetition; where it begins on the way down, `lift_s` is that way.
struct Tempo {
  int lift_s = 0;
  int hold_s = 0;
  int lower_s = 0;
  static constexpr const char* kType = "Tempo";
  static constexpr auto Fields() {
    return std::tuple{Field{"lift_s", &Tempo::lift_s, "the way out"},
                      Field{"hold_s", &Tempo::hold_s},
                      Field{"lower_s", &Tempo::lower_s, "the way back"}};
  }
};

struct TuckView {
  bool wanted = false;  ///< in this phase, and a sensor tells
  bool counts = false;  ///< and at this moment: between the holds of repetitions it does not
  Tilt state = Tilt::kOff;
  double held_s = 0;  ///< on this side
  static constexpr const char* kType = "TuckView";
  static constexpr auto Fields() {
    return std::tuple{Field{"wanted", &TuckView::wanted, "time counts only while tucked"},
                      Field{"counts", &TuckView::counts, "now: of a repetition, its hold"},
                      Field{"state", &TuckView::state},
                      Field{"held_s", &TuckView::held_s, "with the tuck, on this side"}};
  }
};

/// What to draw. The clock of the step runs while `runs`; a shell draws it down by itself between
/// two answers.
struct SessionView {
  Phase phase = Phase::kReady;
  int item = 0;
  std::string exercise = {};
  std::string variant = {};
  std::string title = {};
  Side side = Side::kBoth;
  int set = 1, sets = 1, rep = 1, reps = 1;
  std::int64_t left_ms = 0;
  std::int64_t total_ms = 0;
  bool runs = false;
  bool paused = false;
  /// person | gap | sensor (it learns the tuck) | tilt (the clock waits for the tuck) | empty
  std::string paused_because = {};
  std::string posture = {};       ///< keyframe to show
  std::string from_posture = {};  ///< the one it comes from, while it moves
  std::string headline = {};      ///< message id
  std::string detail = {};        ///< of the protocol
  std::optional<Breath> breath = {};
  std::optional<int> effort_max = {};
  std::optional<Tempo> tempo = {};
  int done_steps = 0;
  int all_steps = 0;
  std::int64_t left_total_s = 0;
  std::string next_title = {};
  TuckView tuck;
  std::int64_t due_ms = 0;  ///< send a tick then, if nothing else happens
  std::vector<EventType> can = {};
  static constexpr const char* kType = "SessionView";
  static constexpr auto Fields() {
    using V = SessionView;
    return std::tuple{Field{"phase", &V::phase},
                      Field{"item", &V::item, "index of the exercise"},
                      Field{"exercise", &V::exercise},
                      Field{"variant", &V::variant},
                      Field{"title", &V::title},
                      Field{"side", &V::side},
                      Field{"set", &V::set},
                      Field{"sets", &V::sets},
                      Field{"rep", &V::rep},
                      Field{"reps", &V::reps},
                      Field{"left_ms", &V::left_ms},
                      Field{"total_ms", &V::total_ms, "0: waits for the person"},
                      Field{"runs", &V::runs, "the clock goes on between two answers"},
                      Field{"paused", &V::paused},
                      Field{"paused_because", &V::paused_because, "person | gap | sensor | tilt"},
                      Field{"posture", &V::posture, "keyframe to show"},
                      Field{"from_posture", &V::from_posture, "the one it comes from"},
                      Field{"headline", &V::headline, "message id"},
                      Field{"detail", &V::detail, "a sentence of the protocol"},
                      Field{"breath", &V::breath},
                      Field{"effort_max", &V::effort_max, "0-10"},
                      Field{"tempo", &V::tempo},
                      Field{"done_steps", &V::done_steps},
                      Field{"all_steps", &V::all_steps},
                      Field{"left_total_s", &V::left_total_s, "of the whole session"},
                      Field{"next_title", &V::next_title},
                      Field{"tuck", &V::tuck},
                      Field{"due_ms", &V::due_ms, "send a tick then"},
                      Field{"can", &V::can, "events that do something now"}};
  }
};

/// A journal event to append; the shell adds id and time.
struct SessionEntry {
  std::string type = {};
  Json data;
  static constexpr const char* kType = "SessionEntry";
  static constexpr auto Fields() {
    return std::tuple{Field{"type", &SessionEntry::type}, Field{"data", &SessionEntry::data}};
  }
};

struct SessionFrame {
  State state;
  SessionView view;
  std::vector<SessionCue> cues = {};
  std::vector<SessionEntry> entries = {};
  static constexpr const char* kType = "SessionFrame";
  static constexpr auto Fields() {
    return std::tuple{Field{"state", &SessionFrame::state, "give it back with the next event"},
                      Field{"view", &SessionFrame::view}, Field{"cues", &SessionFrame::cues},
                      Field{"entries", &SessionFrame::entries, "for the journal, now"}};
  }
};

}  // namespace psoas::coach

namespace psoas {
template <>
struct EnumNames<coach::Phase> {
  static constexpr const char* kType = "SessionPhase";
  static constexpr std::array kNames{"screen", "ready",   "position",    "hold", "contract",
                                     "relax",  "take_up", "squeeze",     "rep",  "pass",
                                     "stay",   "rest",    "switch_side", "ask",  "pain",
                                     "done",   "stopped"};
};
template <>
struct EnumNames<coach::Side> {
  static constexpr const char* kType = "SessionSide";
  static constexpr std::array kNames{"left", "right", "both"};
};
template <>
struct EnumNames<coach::Mode> {
  static constexpr const char* kType = "SessionMode";
  static constexpr std::array kNames{"running", "pain", "done", "stopped"};
};
template <>
struct EnumNames<coach::Because> {
  static constexpr const char* kType = "PausedBecause";
  static constexpr std::array kNames{"none", "person", "gap", "sensor"};
};
template <>
struct EnumNames<coach::Tilt> {
  static constexpr const char* kType = "TuckTilt";
  static constexpr std::array kNames{"off", "unknown", "in", "arching", "over"};
};
template <>
struct EnumNames<coach::EventType> {
  static constexpr const char* kType = "SessionEventType";
  static constexpr std::array kNames{"tick", "next",    "back",     "pause",    "resume", "skip",
                                     "swap", "shorten", "extend",   "repeat",   "pace",   "pain",
                                     "stop", "answer",  "screened", "reopened", "tilt"};
};
template <>
struct EnumNames<coach::CueType> {
  static constexpr const char* kType = "SessionCueType";
  static constexpr std::array kNames{"say", "tone"};
};
}  // namespace psoas
