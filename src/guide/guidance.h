// What guide() answers: the whole guidance for one moment, with the reason for every part.
//
// This is the record the shells draw and print; its description is also the source of the web
// app's TypeScript types. Figures are already rounded; every text is ready to show.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::guide {

/// What may be offered at all. kNone: nothing but how to get help. kRestOnly: rest, plan locked.
enum class Allowed { kNone, kRestOnly, kPlan };
enum class Pattern { kShort, kFeelsTight, kGuarding, kUnclear };
enum class MuscleState { kShort, kBorderline, kAdequate, kSuspect, kUnknown };
enum class SideState { kMeasured, kNumberOnly, kInconsistent, kJointPain, kNotMeasured };
enum class TodayKind { kScreen, kTest, kSession, kRest, kCheckin, kRefer };
enum class ScreenDue { kNone, kShort, kFull };
enum class ReviewBranch { kNotYet, kAdherence, kNoChange, kLookElsewhere, kWorse, kCarryOn };

struct ProtocolRef {
  std::string id;
  std::string version;
  std::string status;
  std::string hash;
  static constexpr const char* kType = "ProtocolRef";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &ProtocolRef::id}, Field{"version", &ProtocolRef::version},
                      Field{"status", &ProtocolRef::status},
                      Field{"hash", &ProtocolRef::hash, "SHA-256 of its canonical bytes"}};
  }
};

struct Reason {
  std::string rule;  ///< row id, or a built-in rule such as screen.incomplete
  std::string text;
  std::string clinician;
  rules::Disposition disposition = rules::Disposition::kProceed;
  std::vector<std::string> questions;
  std::vector<std::string> sources;
  std::optional<std::string> since;  ///< when it was first true and has not been cleared since
  static constexpr const char* kType = "Reason";
  static constexpr auto Fields() {
    return std::tuple{Field{"rule", &Reason::rule, "row id"},
                      Field{"text", &Reason::text, "for the person"},
                      Field{"clinician", &Reason::clinician, "for a professional"},
                      Field{"disposition", &Reason::disposition, "what this alone asks for"},
                      Field{"questions", &Reason::questions, "question ids it rests on"},
                      Field{"sources", &Reason::sources, "source ids"},
                      Field{"since", &Reason::since, "ISO time it was raised"}};
  }
};

struct ScreenState {
  bool complete = false;             ///< the latest full screen has all answers
  std::vector<std::string> missing;  ///< question ids still open in it
  ScreenDue due = ScreenDue::kFull;
  std::string why;  ///< why it is due; empty when none is
  std::optional<std::string> last_full_at;
  std::optional<std::string> short_valid_until;
  static constexpr const char* kType = "ScreenState";
  static constexpr auto Fields() {
    return std::tuple{Field{"complete", &ScreenState::complete},
                      Field{"missing", &ScreenState::missing},
                      Field{"due", &ScreenState::due, "which screen comes next"},
                      Field{"why", &ScreenState::why},
                      Field{"last_full_at", &ScreenState::last_full_at},
                      Field{"short_valid_until", &ScreenState::short_valid_until}};
  }
};

struct Muscles {
  MuscleState iliopsoas = MuscleState::kUnknown;
  MuscleState rectus_femoris = MuscleState::kUnknown;
  MuscleState tfl = MuscleState::kUnknown;
  MuscleState sartorius = MuscleState::kUnknown;
  static constexpr const char* kType = "Muscles";
  static constexpr auto Fields() {
    return std::tuple{Field{"iliopsoas", &Muscles::iliopsoas},
                      Field{"rectus_femoris", &Muscles::rectus_femoris},
                      Field{"tfl", &Muscles::tfl}, Field{"sartorius", &Muscles::sartorius}};
  }
};

/// A rule with its sentence: the reason for a finding, an item, a pattern.
struct Why {
  std::string rule;
  std::string text;
  static constexpr const char* kType = "Why";
  static constexpr auto Fields() {
    return std::tuple{Field{"rule", &Why::rule, "row id"},
                      Field{"text", &Why::text, "for the person"}};
  }
};

struct SideFinding {
  SideState state = SideState::kNotMeasured;
  std::optional<std::string> at;
  std::optional<std::string> method;
  std::optional<double> thigh_deg;         ///< median; + above, - below the horizontal
  std::optional<double> knee_flexion_deg;  ///< median; 0 is straight
  std::optional<double> abduction_deg;
  std::optional<double> spread_deg;  ///< of the thigh readings
  std::optional<double> mdc95_deg;   ///< of the method, thigh
  std::optional<double> knee_mdc95_deg;
  int readings = 0;
  bool near_edge = false;  ///< within half the MDC95 of a cut
  bool low_confidence = false;
  std::string text;  ///< "Your thigh rests 3 degrees above the line, ..."
  Muscles muscles;
  std::vector<Why> why;
  static constexpr const char* kType = "SideFinding";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"state", &SideFinding::state, "may the number be read as a finding"},
        Field{"at", &SideFinding::at},
        Field{"method", &SideFinding::method},
        Field{"thigh_deg", &SideFinding::thigh_deg, "median, + above the horizontal"},
        Field{"knee_flexion_deg", &SideFinding::knee_flexion_deg, "median, 0 is straight"},
        Field{"abduction_deg", &SideFinding::abduction_deg, "median"},
        Field{"spread_deg", &SideFinding::spread_deg, "largest minus smallest thigh reading"},
        Field{"mdc95_deg", &SideFinding::mdc95_deg, "smallest real change of the thigh angle"},
        Field{"knee_mdc95_deg", &SideFinding::knee_mdc95_deg, "the same for the knee"},
        Field{"readings", &SideFinding::readings, "how many"},
        Field{"near_edge", &SideFinding::near_edge, "within half the error of a cut"},
        Field{"low_confidence", &SideFinding::low_confidence},
        Field{"text", &SideFinding::text, "the number in a sentence"},
        Field{"muscles", &SideFinding::muscles},
        Field{"why", &SideFinding::why}};
  }
};

/// One side against the other: only beyond the error of the instrument is it called real.
struct SideDifference {
  std::optional<double> thigh_deg;  ///< left minus right; empty when they cannot be compared
  std::optional<double> mdc95_deg;
  bool real = false;
  std::string text;  ///< empty until both sides are measured
  static constexpr const char* kType = "SideDifference";
  static constexpr auto Fields() {
    return std::tuple{Field{"thigh_deg", &SideDifference::thigh_deg, "left minus right"},
                      Field{"mdc95_deg", &SideDifference::mdc95_deg, "of the method"},
                      Field{"real", &SideDifference::real, "beyond the error"},
                      Field{"text", &SideDifference::text}};
  }
};

struct FindingsBoth {
  SideFinding left;
  SideFinding right;
  SideDifference difference;
  static constexpr const char* kType = "Findings";
  static constexpr auto Fields() {
    return std::tuple{Field{"left", &FindingsBoth::left}, Field{"right", &FindingsBoth::right},
                      Field{"difference", &FindingsBoth::difference, "one side against the other"}};
  }
};

struct ItemEvidence {
  std::string claim;
  rules::Grade grade = rules::Grade::kNone;
  std::vector<std::string> sources;
  std::vector<std::string> citations;
  static constexpr const char* kType = "ItemEvidence";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &ItemEvidence::claim}, Field{"grade", &ItemEvidence::grade},
                      Field{"sources", &ItemEvidence::sources, "source ids"},
                      Field{"citations", &ItemEvidence::citations, "the same, spelt out"}};
  }
};

/// An exercise or a way of doing it that may stand in for an item: put `prefer` into profile.set.
struct Swap {
  std::string prefer;  ///< EXERCISE or EXERCISE/VARIANT
  std::string exercise;
  std::string variant;
  std::string title;
  std::string variant_title;
  static constexpr const char* kType = "Swap";
  static constexpr auto Fields() {
    return std::tuple{Field{"prefer", &Swap::prefer, "an entry for profile.set prefer"},
                      Field{"exercise", &Swap::exercise, "exercise id"},
                      Field{"variant", &Swap::variant, "variant id"}, Field{"title", &Swap::title},
                      Field{"variant_title", &Swap::variant_title}};
  }
};

/// Where the person stands on the ladder of an exercise.
struct Step {
  int number = 1;  ///< 1 is the usual dose
  int of = 1;
  std::string title;               ///< of the rung; empty on the first step
  std::vector<std::string> steps;  ///< how it differs from the step before
  bool cut = false;                ///< less for now, after a flare
  std::string text;                ///< what brings the next step
  static constexpr const char* kType = "Step";
  static constexpr auto Fields() {
    return std::tuple{Field{"number", &Step::number, "1 is the usual dose"},
                      Field{"of", &Step::of},
                      Field{"title", &Step::title, "empty on the first step"},
                      Field{"steps", &Step::steps, "how it differs from the step before"},
                      Field{"cut", &Step::cut, "less for now, after a flare"},
                      Field{"text", &Step::text, "what brings the next step"}};
  }
};

struct Item {
  std::string exercise;
  std::string title;
  rules::Kind kind = rules::Kind::kRest;
  std::string variant;
  std::string variant_title;
  std::string side;       ///< left | right | both
  bool per_side = false;  ///< both sides take twice the time of one
  rules::Dose dose;
  bool gentle = false;
  Step step;
  std::vector<Why> why;
  std::string would_change;  ///< what would take it out of the plan
  std::vector<ItemEvidence> evidence;
  std::vector<Swap> swaps;
  static constexpr const char* kType = "Item";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &Item::exercise, "exercise id"},
                      Field{"title", &Item::title},
                      Field{"kind", &Item::kind},
                      Field{"variant", &Item::variant, "variant id"},
                      Field{"variant_title", &Item::variant_title},
                      Field{"side", &Item::side, "left | right | both"},
                      Field{"per_side", &Item::per_side, "done for each side by itself"},
                      Field{"dose", &Item::dose},
                      Field{"gentle", &Item::gentle},
                      Field{"step", &Item::step, "on the ladder"},
                      Field{"why", &Item::why},
                      Field{"would_change", &Item::would_change},
                      Field{"evidence", &Item::evidence},
                      Field{"swaps", &Item::swaps, "what may stand in for it"}};
  }
};

struct Today {
  TodayKind kind = TodayKind::kScreen;
  std::string title;
  std::string text;
  std::vector<Item> items;
  int minutes = 0;                  ///< estimated length of the items
  std::vector<Item> bad_day_items;  ///< instead of `items`, when the whole is too much
  int bad_day_minutes = 0;
  std::string bad_day_text;
  static constexpr const char* kType = "Today";
  static constexpr auto Fields() {
    return std::tuple{Field{"kind", &Today::kind, "the one thing to do next"},
                      Field{"title", &Today::title},
                      Field{"text", &Today::text},
                      Field{"items", &Today::items},
                      Field{"minutes", &Today::minutes, "estimate"},
                      Field{"bad_day_items", &Today::bad_day_items, "the short session instead"},
                      Field{"bad_day_minutes", &Today::bad_day_minutes, "estimate"},
                      Field{"bad_day_text", &Today::bad_day_text}};
  }
};

/// Time under stretch a week that the plan comes to, minutes per side.
struct Volume {
  double left_min = 0;
  double right_min = 0;
  int floor_min = 0;
  int cap_min = 0;
  std::string text;
  static constexpr const char* kType = "Volume";
  static constexpr auto Fields() {
    return std::tuple{Field{"left_min", &Volume::left_min, "minutes a week"},
                      Field{"right_min", &Volume::right_min, "minutes a week"},
                      Field{"floor_min", &Volume::floor_min, "less does little"},
                      Field{"cap_min", &Volume::cap_min, "more adds little"},
                      Field{"text", &Volume::text}};
  }
};

struct PhaseNow {
  std::string id;
  std::string title;
  std::string aim;
  static constexpr const char* kType = "PhaseNow";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &PhaseNow::id, "early | middle | late"},
                      Field{"title", &PhaseNow::title}, Field{"aim", &PhaseNow::aim}};
  }
};

struct Plan {
  bool locked = false;  ///< prepared, but not to be done before a clinician's release
  std::string text;
  std::vector<Item> items;
  std::vector<Item> through_the_day;  ///< outside sessions, such as breaks from sitting
  int sessions_per_week = 0;
  PhaseNow phase;
  Volume volume;
  static constexpr const char* kType = "Plan";
  static constexpr auto Fields() {
    return std::tuple{Field{"locked", &Plan::locked, "waits for a clinician's release"},
                      Field{"text", &Plan::text},
                      Field{"items", &Plan::items},
                      Field{"through_the_day", &Plan::through_the_day, "outside sessions"},
                      Field{"sessions_per_week", &Plan::sessions_per_week},
                      Field{"phase", &Plan::phase},
                      Field{"volume", &Plan::volume}};
  }
};

struct Blocked {
  std::string exercise;
  std::string rule;     ///< question id, fact or row id
  std::string variant;  ///< empty: the whole exercise
  std::string text;
  static constexpr const char* kType = "Blocked";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &Blocked::exercise}, Field{"rule", &Blocked::rule},
                      Field{"variant", &Blocked::variant, "empty: the whole exercise"},
                      Field{"text", &Blocked::text}};
  }
};

struct Clock {
  std::optional<std::string> started_on;  ///< day of the first classified test or session
  int week = 0;
  std::vector<std::string> retest_on;
  std::optional<std::string> look_elsewhere_on;
  ReviewBranch branch = ReviewBranch::kNotYet;
  std::string text;
  int sessions_done = 0;
  int sessions_planned = 0;
  std::optional<int> adherence_percent;
  static constexpr const char* kType = "Clock";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"started_on", &Clock::started_on, "day the programme began"},
        Field{"week", &Clock::week, "0 is the first week"},
        Field{"retest_on", &Clock::retest_on, "days"},
        Field{"look_elsewhere_on", &Clock::look_elsewhere_on, "the date promised on day one"},
        Field{"branch", &Clock::branch},
        Field{"text", &Clock::text},
        Field{"sessions_done", &Clock::sessions_done},
        Field{"sessions_planned", &Clock::sessions_planned},
        Field{"adherence_percent", &Clock::adherence_percent, "done / planned so far"}};
  }
};

/// What the complaint is linked with, by the profile. Linked, not caused.
struct Linked {
  std::string id;
  std::string title;
  std::string text;
  std::string changes;  ///< what it changes in the plan
  std::vector<ItemEvidence> evidence;
  static constexpr const char* kType = "Linked";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Linked::id}, Field{"title", &Linked::title},
                      Field{"text", &Linked::text},
                      Field{"changes", &Linked::changes, "what it changes in the plan"},
                      Field{"evidence", &Linked::evidence}};
  }
};

/// A joint pattern worth mentioning to a clinician; never a diagnosis or a probability.
struct Mention {
  std::string id;
  std::string title;
  std::string text;
  std::string clinician;
  std::vector<std::string> pointers;  ///< the answers it rests on
  std::vector<std::string> ask_for;
  rules::Grade grade = rules::Grade::kNone;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Mention";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Mention::id, "joint pattern"},
                      Field{"title", &Mention::title},
                      Field{"text", &Mention::text, "for the person"},
                      Field{"clinician", &Mention::clinician, "for a professional"},
                      Field{"pointers", &Mention::pointers, "the answers it rests on"},
                      Field{"ask_for", &Mention::ask_for},
                      Field{"grade", &Mention::grade},
                      Field{"sources", &Mention::sources, "source ids"}};
  }
};

/// Something in the journal that could not be used as it stands.
struct Problem {
  int line = 0;  ///< 1-based; 0 when it did not come from a file
  std::string code;
  std::string place;
  std::string message;
  std::string mend;
  bool could_hold_answer = false;
  static constexpr const char* kType = "Problem";
  static constexpr auto Fields() {
    return std::tuple{Field{"line", &Problem::line, "1-based"},
                      Field{"code", &Problem::code},
                      Field{"place", &Problem::place},
                      Field{"message", &Problem::message},
                      Field{"mend", &Problem::mend},
                      Field{"could_hold_answer", &Problem::could_hold_answer,
                            "it may have been an answer to the screen"}};
  }
};

struct Guidance {
  ProtocolRef protocol;
  std::string now;
  rules::Disposition disposition = rules::Disposition::kLimits;
  std::string disposition_title;
  std::string disposition_action;
  std::string disposition_meanwhile;
  Allowed allowed = Allowed::kNone;
  std::vector<Reason> reasons;  ///< gravest first
  ScreenState screen;
  FindingsBoth findings;
  Pattern pattern = Pattern::kUnclear;
  std::string pattern_title;
  std::string pattern_text;
  std::vector<Why> pattern_why;
  Today today;
  Plan plan;
  std::vector<Blocked> blocked;
  Clock clock;
  std::vector<Linked> linked;
  std::vector<Mention> mentions;
  std::string letter;  ///< id of the letter to take along; empty when there is none to write
  bool checkin_due = false;
  std::vector<Problem> problems;
  std::string safety_net;  ///< what a clear screen does not rule out
  static constexpr const char* kType = "Guidance";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"protocol", &Guidance::protocol},
        Field{"now", &Guidance::now},
        Field{"disposition", &Guidance::disposition},
        Field{"disposition_title", &Guidance::disposition_title},
        Field{"disposition_action", &Guidance::disposition_action, "what to do, whom to contact"},
        Field{"disposition_meanwhile", &Guidance::disposition_meanwhile},
        Field{"allowed", &Guidance::allowed, "none | rest_only | plan"},
        Field{"reasons", &Guidance::reasons, "gravest first"},
        Field{"screen", &Guidance::screen},
        Field{"findings", &Guidance::findings},
        Field{"pattern", &Guidance::pattern},
        Field{"pattern_title", &Guidance::pattern_title},
        Field{"pattern_text", &Guidance::pattern_text},
        Field{"pattern_why", &Guidance::pattern_why},
        Field{"today", &Guidance::today},
        Field{"plan", &Guidance::plan},
        Field{"blocked", &Guidance::blocked},
        Field{"clock", &Guidance::clock},
        Field{"linked", &Guidance::linked, "what the profile says it may be linked with"},
        Field{"mentions", &Guidance::mentions, "worth mentioning to a clinician"},
        Field{"letter", &Guidance::letter, "the letter to take along; empty when none"},
        Field{"checkin_due", &Guidance::checkin_due, "a session has no answer yet to how it went"},
        Field{"problems", &Guidance::problems},
        Field{"safety_net", &Guidance::safety_net}};
  }
};

}  // namespace psoas::guide

namespace psoas {
template <>
struct EnumNames<guide::Allowed> {
  static constexpr const char* kType = "Allowed";
  static constexpr std::array kNames{"none", "rest_only", "plan"};
};
template <>
struct EnumNames<guide::Pattern> {
  static constexpr const char* kType = "Pattern";
  static constexpr std::array kNames{"short", "feels_tight", "guarding", "unclear"};
};
template <>
struct EnumNames<guide::MuscleState> {
  static constexpr const char* kType = "MuscleState";
  static constexpr std::array kNames{"short", "borderline", "adequate", "suspect", "unknown"};
};
template <>
struct EnumNames<guide::SideState> {
  static constexpr const char* kType = "SideState";
  static constexpr std::array kNames{"measured", "number_only", "inconsistent", "joint_pain",
                                     "not_measured"};
};
template <>
struct EnumNames<guide::TodayKind> {
  static constexpr const char* kType = "TodayKind";
  static constexpr std::array kNames{"screen", "test", "session", "rest", "checkin", "refer"};
};
template <>
struct EnumNames<guide::ScreenDue> {
  static constexpr const char* kType = "ScreenDue";
  static constexpr std::array kNames{"none", "short", "full"};
};
template <>
struct EnumNames<guide::ReviewBranch> {
  static constexpr const char* kType = "ReviewBranch";
  static constexpr std::array kNames{"not_yet",        "adherence", "no_change",
                                     "look_elsewhere", "worse",     "carry_on"};
};
}  // namespace psoas
