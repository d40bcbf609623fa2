// What guide() answers: the whole guidance for one moment, with the reason for every part.
//
// This is the record the shells draw and print; its description is also the source of the web
// app's TypeScript types. Figures are already rounded; every text is ready to show.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "guide/finding_records.h"
#include "guide/plan_records.h"
#include "rules/protocol.h"

namespace psoas::guide {

/// What may be offered at all. kNone: nothing but how to get help. kRestOnly: rest, plan locked.
enum class Allowed { kNone, kRestOnly, kPlan };
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
