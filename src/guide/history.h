// What was done and felt, up to now: sessions by day, check-ins, and what they ask for today.
//
// An entry taken back counts for nothing done and reassures nobody. What was told in it that calls
// for care (a stop by the body, pain above the limit, worse next day) still does. A session in
// which no exercise was begun is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/journal.h"
#include "rules/protocol.h"

namespace psoas::guide {

/// Whether entries that were taken back count as well.
enum class Entries { kCounted, kAsRecorded };

/// The data of an event as T, when it counts.
template <class T>
const T* AsAmong(Entries entries, const journal::Event& event, Instant now) {
  return entries == Entries::kCounted ? journal::Counted<T>(event, now) : journal::As<T>(event);
}

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
  std::vector<CheckinAt> heard;             ///< the same, and those taken back that call for care
  std::optional<double> last_session_pain;  ///< highest pain of the latest session day
  std::optional<Day> started_on;            ///< first Thomas test or session
};

History FoldHistory(const rules::Programme& programme, const journal::Journal& journal, Instant now,
                    Entries entries = Entries::kCounted);

/// Somebody who was not sure whether it was worse is taken to have been worse.
bool WasWorse(const journal::CheckinRecorded& checkin);

/// Worse, or pain above the limit.
bool CallsForCare(const journal::CheckinRecorded& checkin, double pain_limit);

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
/// The graver of two.
FlareState Graver(const FlareState& a, const FlareState& b);
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
