// The journal: append-only events, checked one by one, ordered by time and then id.
//
// Nothing is dropped: a line that cannot be read becomes a Problem, a repeated id with the same
// content counts once, with other content the first stands and both are kept.
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

/// The data of an event as T, or nullptr when it is of another type.
template <class T>
const T* As(const Event& event) {
  return std::get_if<T>(&event.data);
}

}  // namespace psoas::journal
