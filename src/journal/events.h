// What a journal holds: one record per event type (DESIGN section 5), as read and checked.
//
// Unknown types and unknown fields are kept in the journal's own text and never dropped; these
// records hold only what the core understands.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/describe.h"
#include "base/time.h"

namespace psoas::journal {

/// Rising: a maximum of answers is the more cautious one.
enum class Answer { kNo, kUnsure, kYes };
enum class Side { kLeft, kRight };
enum class Method { kTape, kPhone, kGoniometer, kPhoto, kPhotoConfirmed, kCamera };
enum class TestPain { kNone, kStretch, kJoint };
enum class Rotation { kNone, kInternal, kExternal };
enum class Drop { kUntested, kNo, kYes };
enum class StopReason { kSharpPain, kNewSymptom, kTooHard, kNoTime, kOther };

struct ProfileSet {
  std::optional<std::string> birth_date;  ///< YYYY-MM-DD, when the person gives more than the year
  std::optional<int> year_of_birth;
  std::optional<std::string> sex;
  std::optional<double> height_cm;
  std::optional<double> pregnancy_weeks;      ///< at the event's own time
  std::optional<double> weeks_since_birth;    ///< at the event's own time
  std::optional<double> weeks_since_surgery;  ///< of the belly or pelvis, at the event's own time
  std::optional<double> sitting_h_per_day;
  std::optional<std::string> stress;
  std::optional<std::string> sport;
  std::optional<std::string> recent_load_jump;
  std::optional<Answer> posture_habit;    ///< holds one posture for long
  std::optional<Answer> trains_strength;  ///< buttocks and trunk, twice a week or more
  std::optional<std::vector<std::string>> equipment;
  std::optional<Answer> small_space;
  std::optional<double> minutes_per_day;
  std::optional<double> sessions_per_week;
  std::optional<std::vector<std::string>> goals;   ///< own activities, in own words
  std::optional<std::vector<std::string>> prefer;  ///< EXERCISE or EXERCISE/VARIANT
  std::optional<std::vector<std::string>> avoid;   ///< exercise ids
  std::optional<Answer> ball_opt_in;
  std::optional<std::string> locale;
  static constexpr const char* kType = "ProfileSet";
  static constexpr const char* kEventType = "profile.set";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"birth_date", &ProfileSet::birth_date, "YYYY-MM-DD"},
        Field{"year_of_birth", &ProfileSet::year_of_birth},
        Field{"sex", &ProfileSet::sex},
        Field{"height_cm", &ProfileSet::height_cm},
        Field{"pregnancy_weeks", &ProfileSet::pregnancy_weeks, "at the event's time"},
        Field{"weeks_since_birth", &ProfileSet::weeks_since_birth, "at the event's time"},
        Field{"weeks_since_surgery", &ProfileSet::weeks_since_surgery, "of the belly or pelvis"},
        Field{"sitting_h_per_day", &ProfileSet::sitting_h_per_day},
        Field{"stress", &ProfileSet::stress, "high | usual | low"},
        Field{"sport", &ProfileSet::sport},
        Field{"recent_load_jump", &ProfileSet::recent_load_jump, "yes | no | unsure"},
        Field{"posture_habit", &ProfileSet::posture_habit, "holds one posture for long"},
        Field{"trains_strength", &ProfileSet::trains_strength, "twice a week or more"},
        Field{"equipment", &ProfileSet::equipment, "what is at hand"},
        Field{"small_space", &ProfileSet::small_space, "two metres by one, or less"},
        Field{"minutes_per_day", &ProfileSet::minutes_per_day},
        Field{"sessions_per_week", &ProfileSet::sessions_per_week},
        Field{"goals", &ProfileSet::goals, "own activities, in own words"},
        Field{"prefer", &ProfileSet::prefer, "EXERCISE or EXERCISE/VARIANT, swapped in"},
        Field{"avoid", &ProfileSet::avoid, "exercises the person does not want"},
        Field{"ball_opt_in", &ProfileSet::ball_opt_in},
        Field{"locale", &ProfileSet::locale}};
  }
};

struct ScreenAnswered {
  std::map<std::string, Answer> answers;
  static constexpr const char* kType = "ScreenAnswered";
  static constexpr const char* kEventType = "screen.answered";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"answers", &ScreenAnswered::answers, "question id -> yes | no | unsure"}};
  }
};

/// Where and when it hurts: pointers of the protocol's complaint. Not a safety screen.
struct ComplaintDescribed {
  std::map<std::string, Answer> answers;
  static constexpr const char* kType = "ComplaintDescribed";
  static constexpr const char* kEventType = "complaint.described";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"answers", &ComplaintDescribed::answers, "pointer id -> yes | no | unsure"}};
  }
};

struct Reading {
  double thigh_deg = 0;  ///< + above the horizontal
  std::optional<double> knee_flexion_deg;
  std::optional<double> abduction_deg;
  std::optional<Rotation> rotation;
  static constexpr const char* kType = "Reading";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"thigh_deg", &Reading::thigh_deg, "the thigh against the horizontal, + above"},
        Field{"knee_flexion_deg", &Reading::knee_flexion_deg, "0 is straight"},
        Field{"abduction_deg", &Reading::abduction_deg, "out to the side"},
        Field{"rotation", &Reading::rotation}};
  }
};

struct ThomasMeasured {
  Side side = Side::kLeft;
  Method method = Method::kTape;
  std::optional<Answer> pelvis_flat;  ///< missing counts as unsure
  TestPain pain = TestPain::kNone;
  std::vector<Reading> readings;
  std::optional<Drop> drop_on_knee_straight;
  std::optional<Drop> drop_on_abduction;
  static constexpr const char* kType = "ThomasMeasured";
  static constexpr const char* kEventType = "thomas.measured";
  static constexpr auto Fields() {
    return std::tuple{Field{"side", &ThomasMeasured::side, "left | right"},
                      Field{"method", &ThomasMeasured::method, "how the angles were read"},
                      Field{"pelvis_flat", &ThomasMeasured::pelvis_flat, "was the low back flat"},
                      Field{"pain", &ThomasMeasured::pain, "none | stretch | joint"},
                      Field{"readings", &ThomasMeasured::readings, "three of them"},
                      Field{"drop_on_knee_straight", &ThomasMeasured::drop_on_knee_straight},
                      Field{"drop_on_abduction", &ThomasMeasured::drop_on_abduction}};
  }
};

struct Activity {
  std::string activity;
  double score = 0;  ///< 0 unable .. 10 as before
  static constexpr const char* kType = "Activity";
  static constexpr auto Fields() {
    return std::tuple{Field{"activity", &Activity::activity, "in the person's own words"},
                      Field{"score", &Activity::score, "0 unable to 10 as before"}};
  }
};

struct CheckinRecorded {
  std::optional<double> pain_now;
  std::optional<double> pain_worst;
  std::optional<double> tightness;
  std::optional<double> stiffness;
  std::vector<Activity> psfs;
  std::optional<Answer> worse_next_day;
  std::optional<Answer> new_symptom;
  static constexpr const char* kType = "CheckinRecorded";
  static constexpr const char* kEventType = "checkin.recorded";
  static constexpr auto Fields() {
    return std::tuple{Field{"pain_now", &CheckinRecorded::pain_now, "0-10"},
                      Field{"pain_worst", &CheckinRecorded::pain_worst, "0-10, last 24 hours"},
                      Field{"tightness", &CheckinRecorded::tightness, "0-10"},
                      Field{"stiffness", &CheckinRecorded::stiffness, "0-10"},
                      Field{"psfs", &CheckinRecorded::psfs, "own activities"},
                      Field{"worse_next_day", &CheckinRecorded::worse_next_day},
                      Field{"new_symptom", &CheckinRecorded::new_symptom}};
  }
};

struct SessionStarted {
  static constexpr const char* kType = "SessionStarted";
  static constexpr const char* kEventType = "session.started";
  static constexpr auto Fields() { return std::tuple<>{}; }
};

struct ExerciseDone {
  std::string exercise;
  std::optional<std::string> variant;
  std::optional<std::string> side;
  std::optional<double> sets;
  std::optional<double> reps;
  std::optional<double> hold_s;
  std::optional<double> pain;  ///< 0-10
  std::optional<StopReason> stopped_because;
  std::optional<double> seconds;                  ///< held or moved, in all
  std::optional<double> tuck_s;                   ///< of them with the pelvis tucked, by a sensor
  std::optional<std::vector<double>> gained_deg;  ///< a cycle: change of the measured tilt
  static constexpr const char* kType = "ExerciseDone";
  static constexpr const char* kEventType = "exercise.done";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &ExerciseDone::exercise, "exercise id"},
                      Field{"variant", &ExerciseDone::variant, "variant id"},
                      Field{"side", &ExerciseDone::side, "left | right | both"},
                      Field{"sets", &ExerciseDone::sets},
                      Field{"reps", &ExerciseDone::reps},
                      Field{"hold_s", &ExerciseDone::hold_s},
                      Field{"pain", &ExerciseDone::pain, "0-10"},
                      Field{"stopped_because", &ExerciseDone::stopped_because},
                      Field{"seconds", &ExerciseDone::seconds, "held or moved, in all"},
                      Field{"tuck_s", &ExerciseDone::tuck_s, "of them tucked, by a sensor"},
                      Field{"gained_deg", &ExerciseDone::gained_deg, "change of tilt a cycle"}};
  }
};

struct SessionEnded {
  static constexpr const char* kType = "SessionEnded";
  static constexpr const char* kEventType = "session.ended";
  static constexpr auto Fields() { return std::tuple<>{}; }
};

struct ClinicianReleased {
  std::string by;
  std::string scope;  ///< "all", or question ids separated by commas or spaces
  static constexpr const char* kType = "ClinicianReleased";
  static constexpr const char* kEventType = "clinician.released";
  static constexpr auto Fields() {
    return std::tuple{Field{"by", &ClinicianReleased::by, "who"},
                      Field{"scope", &ClinicianReleased::scope, "all, or question ids"}};
  }
};

struct NoteAdded {
  std::string text;
  static constexpr const char* kType = "NoteAdded";
  static constexpr const char* kEventType = "note.added";
  static constexpr auto Fields() {
    return std::tuple{Field{"text", &NoteAdded::text, "the person's own words"}};
  }
};

/// Written by an import into a journal that already holds events: what came from outside never
/// clears a flag that was raised here (DECISIONS 6).
struct JournalImported {
  std::vector<std::string> ids;
  static constexpr const char* kType = "JournalImported";
  static constexpr const char* kEventType = "journal.imported";
  static constexpr auto Fields() {
    return std::tuple{Field{"ids", &JournalImported::ids, "ids of the imported events"}};
  }
};

/// Takes back an entry made by mistake. The entry stays in the journal; it counts no more, but what
/// in it calls for caution still does (guide). Only entries dated no later than this one, of the
/// types that `CanBeWithdrawn` names, are taken back.
struct EntryWithdrawn {
  std::string event;
  static constexpr const char* kType = "EntryWithdrawn";
  static constexpr const char* kEventType = "entry.withdrawn";
  static constexpr auto Fields() {
    return std::tuple{Field{"event", &EntryWithdrawn::event, "id of the entry taken back"}};
  }
};

/// A type this version does not know. Its text is kept by the journal.
struct UnknownEvent {};

using EventData =
    std::variant<UnknownEvent, ProfileSet, ScreenAnswered, ComplaintDescribed, ThomasMeasured,
                 CheckinRecorded, SessionStarted, ExerciseDone, SessionEnded, ClinicianReleased,
                 NoteAdded, JournalImported, EntryWithdrawn>;

/// Calls `visit.template operator()<T>()` for each known event record, in the order of EventData.
template <class Visit>
void ForEachEventType(Visit&& visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit.template operator()<std::variant_alternative_t<I + 1, EventData>>(), ...);
  }(std::make_index_sequence<std::variant_size_v<EventData> - 1>());
}

struct Event {
  std::string id;
  Instant at;
  std::string type;  ///< "screen.answered", ...
  EventData data;
  int line = 0;                         ///< where it came from; 0 when not from a file
  std::optional<Instant> withdrawn_at;  ///< when it was first taken back; kept by Journal::Append
};

/// An event with its canonical JSON, unknown fields included: what is stored and compared.
struct CheckedEvent {
  Event event;
  std::string text;
};

}  // namespace psoas::journal

namespace psoas {
template <>
struct EnumNames<journal::Answer> {
  static constexpr const char* kType = "Answer";
  static constexpr std::array kNames{"no", "unsure", "yes"};
};
template <>
struct EnumNames<journal::Side> {
  static constexpr const char* kType = "Side";
  static constexpr std::array kNames{"left", "right"};
};
template <>
struct EnumNames<journal::Method> {
  static constexpr const char* kType = "Method";
  static constexpr std::array kNames{"tape",  "phone",           "goniometer",
                                     "photo", "photo_confirmed", "camera"};
};
template <>
struct EnumNames<journal::TestPain> {
  static constexpr const char* kType = "TestPain";
  static constexpr std::array kNames{"none", "stretch", "joint"};
};
template <>
struct EnumNames<journal::Rotation> {
  static constexpr const char* kType = "Rotation";
  static constexpr std::array kNames{"none", "internal", "external"};
};
template <>
struct EnumNames<journal::Drop> {
  static constexpr const char* kType = "Drop";
  static constexpr std::array kNames{"untested", "no", "yes"};
};
template <>
struct EnumNames<journal::StopReason> {
  static constexpr const char* kType = "StopReason";
  static constexpr std::array kNames{"sharp_pain", "new_symptom", "too_hard", "no_time", "other"};
};
}  // namespace psoas
