#include <algorithm>

#include "base/body_range.h"
#include "base/json_io.h"
#include "journal/journal.h"

namespace psoas::journal {
namespace {

constexpr std::size_t kMaxReadings = 20, kMaxText = 4000;
constexpr std::size_t kMaxGoals = 5, kMaxSwaps = 50, kMaxWords = 200, kMaxAnswers = 500;

Error Invalid(std::string place, std::string message, std::string mend) {
  return {ErrorCode::kInvalid, std::move(place), std::move(message), std::move(mend)};
}

std::string Bound(double value) { return std::to_string(static_cast<int>(value)); }

Status InRange(double value, double low, double high, const std::string& place, const char* unit) {
  if (value >= low && value <= high) return Done{};
  return Invalid(place, "this is outside " + Bound(low) + " to " + Bound(high) + unit + ".",
                 "Check the reading, its sign and its unit.");
}

Status InRange(const std::optional<double>& value, double low, double high,
               const std::string& place, const char* unit) {
  return value ? InRange(*value, low, high, place, unit) : Status(Done{});
}

/// The first failure of a list of checks.
Status All(std::initializer_list<Status> checks) {
  for (const Status& check : checks) {
    if (!check.ok()) return check;
  }
  return Done{};
}

/// Characters as a person counts them: one a code point.
std::size_t Characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Status FewShortTexts(const std::optional<std::vector<std::string>>& texts, std::size_t most,
                     const std::string& place) {
  if (!texts) return Done{};
  if (texts->size() > most) {
    return Invalid(place, "there are more than " + std::to_string(most) + " entries.",
                   "Keep those that matter most.");
  }
  for (std::size_t i = 0; i < texts->size(); ++i) {
    const std::string at = place + "[" + std::to_string(i) + "]";
    if ((*texts)[i].empty()) return Invalid(at, "this is empty.", "Write it, or leave it out.");
    if (Characters((*texts)[i]) > kMaxWords)
      return Invalid(at, "this is longer than 200 characters.", "Say it in fewer words.");
  }
  return Done{};
}

Status CheckData(const ProfileSet& data, const std::string& place) {
  if (data.birth_date && !ParseDay(*data.birth_date).ok()) {
    return Invalid(place + ".birth_date", "this is not a date.", "Write it as 1984-05-31.");
  }
  if (data.year_of_birth && (*data.year_of_birth < 1900 || *data.year_of_birth > 2200)) {
    return Invalid(place + ".year_of_birth", "this is not a year of birth.",
                   "Write four digits, such as 1984.");
  }
  return All({InRange(data.height_cm, 50, 260, place + ".height_cm", " cm"),
              InRange(data.pregnancy_weeks, 0, 45, place + ".pregnancy_weeks", " weeks"),
              InRange(data.weeks_since_birth, 0, 5000, place + ".weeks_since_birth", " weeks"),
              InRange(data.weeks_since_surgery, 0, 5000, place + ".weeks_since_surgery", " weeks"),
              FewShortTexts(data.goals, kMaxGoals, place + ".goals"),
              FewShortTexts(data.prefer, kMaxSwaps, place + ".prefer"),
              FewShortTexts(data.avoid, kMaxSwaps, place + ".avoid"),
              InRange(data.sitting_h_per_day, 0, 24, place + ".sitting_h_per_day", " hours"),
              InRange(data.minutes_per_day, 0, 600, place + ".minutes_per_day", " minutes"),
              InRange(data.sessions_per_week, 1, 14, place + ".sessions_per_week", " sessions")});
}

Status CheckAnswers(const std::map<std::string, Answer>& answers, const std::string& place,
                    const char* what) {
  if (answers.empty()) {
    return Invalid(place + ".answers", "there are no answers.",
                   std::string("Give ") + what + " ids with yes, no or unsure.");
  }
  if (answers.size() > kMaxAnswers) {
    return Invalid(place + ".answers", "there are more answers than questions.",
                   "Send one answer for each question.");
  }
  return Done{};
}

Status CheckData(const ScreenAnswered& data, const std::string& place) {
  return CheckAnswers(data.answers, place, "question");
}

/// One answer is enough: it is a description, not a screen.
Status CheckData(const ComplaintDescribed& data, const std::string& place) {
  return CheckAnswers(data.answers, place, "pointer");
}

Status CheckData(const ThomasMeasured& data, const std::string& place) {
  // A test that hurt in the joint is over before an angle is read, and is worth recording.
  const std::size_t fewest = data.pain == TestPain::kJoint ? 0 : 1;
  if (data.readings.size() < fewest || data.readings.size() > kMaxReadings) {
    return Invalid(place + ".readings", "there must be 1 to 20 readings.",
                   "Take three readings a side.");
  }
  for (std::size_t i = 0; i < data.readings.size(); ++i) {
    const Reading& reading = data.readings[i];
    const std::string at = place + ".readings[" + std::to_string(i) + "].";
    const Status status =
        All({InRange(reading.thigh_deg, kThighMinDeg, kThighMaxDeg, at + "thigh_deg", " degrees"),
             InRange(reading.knee_flexion_deg, kKneeMinDeg, kKneeMaxDeg, at + "knee_flexion_deg",
                     " degrees"),
             InRange(reading.abduction_deg, -kAbductionMaxDeg, kAbductionMaxDeg,
                     at + "abduction_deg", " degrees")});
    if (!status.ok()) return status;
  }
  return Done{};
}

Status CheckData(const CheckinRecorded& data, const std::string& place) {
  for (std::size_t i = 0; i < data.psfs.size(); ++i) {
    const std::string at = place + ".psfs[" + std::to_string(i) + "].score";
    const Status status = InRange(data.psfs[i].score, 0, 10, at, "");
    if (!status.ok()) return status;
  }
  return All({InRange(data.pain_now, 0, 10, place + ".pain_now", ""),
              InRange(data.pain_worst, 0, 10, place + ".pain_worst", ""),
              InRange(data.tightness, 0, 10, place + ".tightness", ""),
              InRange(data.stiffness, 0, 10, place + ".stiffness", "")});
}

Status CheckData(const ExerciseDone& data, const std::string& place) {
  if (data.side && *data.side != "left" && *data.side != "right" && *data.side != "both") {
    return Invalid(place + ".side", "\"" + *data.side + "\" is not a side.",
                   "Use left, right or both.");
  }
  return All({InRange(data.sets, 0, 100, place + ".sets", ""),
              InRange(data.reps, 0, 1000, place + ".reps", ""),
              InRange(data.hold_s, 0, 3600, place + ".hold_s", " seconds"),
              InRange(data.pain, 0, 10, place + ".pain", ""),
              InRange(data.seconds, 0, 36000, place + ".seconds", " seconds"),
              InRange(data.tuck_s, 0, 36000, place + ".tuck_s", " seconds")});
}

Status CheckData(const ClinicianReleased& data, const std::string& place) {
  if (data.by.empty())
    return Invalid(place + ".by", "it does not say who gave it.", "Name the clinician.");
  if (data.scope.empty()) {
    return Invalid(place + ".scope", "it does not say what for.",
                   "Write all, or the question ids.");
  }
  return Done{};
}

Status CheckData(const NoteAdded& data, const std::string& place) {
  if (data.text.size() > kMaxText) {
    return Invalid(place + ".text", "the note is longer than 4,000 characters.",
                   "Split it in two.");
  }
  return Done{};
}

Status CheckData(const EntryWithdrawn& data, const std::string& place) {
  if (!data.event.empty()) return Done{};
  return Invalid(place + ".event", "it does not say which entry.", "Give the entry's id.");
}

template <class T>
Status CheckData(const T&, const std::string&) {
  return Done{};
}

template <class T>
Result<EventData> ReadData(const Json& json, const std::string& place) {
  Result<T> data = Read<T>(json, place, UnknownKeys::kIgnore);
  if (!data.ok()) return data.error();
  const Status status = CheckData(*data, place);
  if (!status.ok()) return status.error();
  return EventData(std::move(data).value());
}

std::string YesOrNo(const Json& value) { return value.get<bool>() ? "yes" : "no"; }

/// Stress, sport and a jump in load may be told in words, by a score or as true and false; the
/// record holds words.
void PutIntoWords(Json& value) {
  if (value.is_boolean()) {
    value = YesOrNo(value);
  } else if (value.is_number()) {
    value = Dump(value);
  } else if (value.is_array()) {
    std::string words;
    for (const Json& word : value) {
      if (word.is_string()) words += (words.empty() ? "" : ", ") + word.get<std::string>();
    }
    value = words;
  }
}

Result<EventData> ReadProfile(const Json& json, const std::string& place) {
  Json words = json;
  if (words.is_object()) {
    for (const char* key : {"stress", "sport", "recent_load_jump"}) {
      if (const auto found = words.find(key); found != words.end()) PutIntoWords(*found);
    }
    for (const char* key : {"posture_habit", "trains_strength", "small_space", "ball_opt_in"}) {
      const auto found = words.find(key);
      if (found != words.end() && found->is_boolean()) *found = YesOrNo(*found);
    }
  }
  return ReadData<ProfileSet>(words, place);
}

Result<EventData> ReadAs(const std::string& type, const Json& json, const std::string& place) {
  Result<EventData> read = EventData(UnknownEvent{});
  ForEachEventType([&]<class T>() {
    if (type != T::kEventType) return;
    if constexpr (std::is_same_v<T, ProfileSet>) {
      read = ReadProfile(json, place);
    } else {
      read = ReadData<T>(json, place);
    }
  });
  return read;
}

Result<std::string> TextOf(const Json& json, const char* key, const std::string& prefix,
                           const char* mend) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string() || found->get_ref<const std::string&>().empty()) {
    return Invalid(prefix + key, "this is missing or is not text.", mend);
  }
  return found->get<std::string>();
}

}  // namespace

Result<CheckedEvent> ReadEvent(const Json& json, const std::string& place) {
  const std::string prefix = place.empty() ? "" : place + ": ";
  if (!json.is_object()) {
    return Invalid(place, "an event must be a JSON object.",
                   "Write {\"id\", \"at\", \"type\", \"data\"}.");
  }
  if (const auto version = json.find("v"); version != json.end() && *version != 1) {
    return Error{ErrorCode::kUnsupported, prefix + "v",
                 "this event was written by another version.",
                 "Bring this program up to date, then read it again."};
  }
  Event event;
  const auto id = TextOf(json, "id", prefix, "Give every event its own UUID.");
  if (!id.ok()) return id.error();
  const auto type = TextOf(json, "type", prefix, "Name the type, such as screen.answered.");
  if (!type.ok()) return type.error();
  const auto at_text = TextOf(json, "at", prefix, "Write the time as 2026-11-22T09:30:00Z.");
  if (!at_text.ok()) return at_text.error();
  const auto at = ParseInstant(*at_text);
  if (!at.ok()) return Error{at.error().code, prefix + "at", at.error().message, at.error().mend};
  if (id->size() > 100) return Invalid(prefix + "id", "the id is too long.", "Use a UUID.");

  static const Json kEmpty = Json::object();
  const auto data = json.find("data");
  auto read = ReadAs(*type, data == json.end() ? kEmpty : *data, prefix + "data");
  if (!read.ok()) return read.error();
  event.id = *id;
  event.at = *at;
  event.type = *type;
  event.data = std::move(read).value();
  std::string text = Dump(json);
  if (text.size() > kMaxEventBytes) {
    return Error{ErrorCode::kTooLarge, place, "the event is larger than 64 kB.",
                 "Split it into smaller ones."};
  }
  return CheckedEvent{std::move(event), std::move(text)};
}

bool CouldHoldAnswer(std::string_view broken_line) {
  bool names_another = false;
  ForEachEventType([&]<class T>() {
    if constexpr (!std::is_same_v<T, ScreenAnswered> && !std::is_same_v<T, CheckinRecorded>) {
      const std::string quoted = std::string("\"") + T::kEventType + "\"";
      names_another = names_another || broken_line.find(quoted) != std::string_view::npos;
    }
  });
  return !names_another;
}

}  // namespace psoas::journal
