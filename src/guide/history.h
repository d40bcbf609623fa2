// What was done and felt, up to now: sessions by day, check-ins, and what they ask for today.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/journal.h"
#include "rules/protocol.h"

namespace psoas::guide {

struct CheckinAt {
  Instant at;
  const journal::CheckinRecorded* checkin = nullptr;
};

/// One exercise on one day.
struct ExerciseDay {
  Day day;
  std::string exercise;
  Instant last_at;
  std::optional<double> pain;  ///< the highest told
  std::optional<double> sets;  ///< the most done
  bool stopped = false;        ///< stopped by the body
};

struct History {
  std::vector<ExerciseDay> exercise_days;   ///< rising by day
  std::vector<Day> session_days;            ///< days with at least one session done, rising
  std::optional<Day> stopped_on;            ///< the latest session day, when the body stopped it
  std::optional<Instant> last_session_at;   ///< last exercise or session end
  std::vector<CheckinAt> checkins;          ///< oldest first
  std::optional<double> last_session_pain;  ///< highest pain of the latest session day
  std::optional<Day> started_on;            ///< first Thomas test or session
};

History FoldHistory(const journal::Journal& journal, Instant now);

/// Somebody who was not sure whether it was worse is taken to have been worse.
bool WasWorse(const journal::CheckinRecorded& checkin);

/// Sessions on days from `from` up to, not including, `to`.
int SessionsBetween(const History& history, Day from, Day to);

enum class Flare {
  kNone,
  kDoseDown,  ///< worse once next morning: carry on with less
  kRest,      ///< pain above the limit, or worse two mornings: rest, and check in before going on
};
struct FlareState {
  Flare flare = Flare::kNone;
  std::optional<Day> since;
};
FlareState JudgeFlare(const rules::Programme& programme, const History& history);

enum class Complaint { kUnknown, kSame, kBetter, kWorse };
struct ComplaintChange {
  Complaint complaint = Complaint::kUnknown;
  double points = 0;  ///< the largest change behind the verdict, + is better
};
/// First against latest check-in: pain, tightness, own activities. Worse outweighs better.
ComplaintChange CompareComplaint(const rules::Programme& programme, const History& history);

/// Mean score of the own activities, when any were given.
std::optional<double> ActivityMean(const journal::CheckinRecorded& checkin);

}  // namespace psoas::guide
