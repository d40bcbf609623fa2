// The journal: append-only events, checked one by one, ordered by time and then id.
//
// Nothing is dropped: a line that cannot be read becomes a Problem, a repeated id with the same
// content counts once, with other content the first stands and both are kept. An entry that was
// taken back stays, marked; it does not matter in which order the two came.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "journal/events.h"

namespace psoas::journal {

/// One event a line is at most this long.
inline constexpr std::size_t kMaxEventBytes = 64 * 1024;

/// Something that could not be used as it stands.
struct Problem {
  int line = 0;  ///< 1-based; 0 when it did not come from a file
  Error error;
  bool could_hold_answer = false;  ///< it may have been an answer to the screen
};

struct Journal {
  std::vector<Event> events;  ///< by at, then id
  std::vector<Problem> problems;
  std::map<std::string, std::string> texts;  ///< id -> canonical JSON, the first seen under each id
  std::vector<std::string> set_aside;        ///< conflicting repeats, kept for export

  /// Adds what is new and returns what happened; `events` stays ordered.
  struct Outcome {
    int accepted = 0;
    int repeated = 0;
    std::vector<Problem> problems;
  };
  Outcome Append(std::vector<CheckedEvent> incoming);
};

/// Checks one event: shape, types, domains, a body's ranges. `place` prefixes the error's place.
Result<CheckedEvent> ReadEvent(const Json& json, const std::string& place = {});

/// A journal from its text, one JSON object a line. Blank lines are skipped; a bad line is reported
/// with its number and skipped.
Journal ParseJournal(std::string_view text);

/// The journal's text: one canonical event a line, in order, set-aside repeats last.
std::string WriteJournal(const Journal& journal);

/// Whether a broken line may have carried an answer (a screen or a check-in), judged by what can
/// still be read of it.
bool CouldHoldAnswer(std::string_view broken_line);

/// The data of an event as T, or nullptr when it is of another type. Taken back or not: for whoever
/// looks for a reason to be careful.
template <class T>
const T* As(const Event& event) {
  return std::get_if<T>(&event.data);
}

/// Whether the event was taken back by `now`.
inline bool IsWithdrawn(const Event& event, Instant now) {
  return event.withdrawn_at && *event.withdrawn_at <= now;
}

/// As<T>, or nullptr when it was taken back by `now`: for whoever counts.
template <class T>
const T* Counted(const Event& event, Instant now) {
  return IsWithdrawn(event, now) ? nullptr : As<T>(event);
}

/// What a person may take back. Screens, profiles and complaints are corrected by answering again;
/// a release, an import and a withdrawal stand.
bool CanBeWithdrawn(const Event& event);

}  // namespace psoas::journal
