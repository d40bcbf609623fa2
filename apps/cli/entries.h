// What a person may take back, newest first, as a list to choose from.
#pragma once

#include <string>
#include <vector>

#include "api/messages.h"
#include "base/time.h"

namespace psoas::cli {

/// One line of the list: an entry, or a whole session with everything in it.
struct Entry {
  std::vector<std::string> ids;  ///< what is taken back with it
  std::string at;
  std::string text;
};

/// What was done, in a line.
std::string InWords(const journal::ExerciseDone& done, const api::Catalogue& catalogue);

/// The entries of a journal that may be taken back and were not, up to `now`. A session comes
/// before its exercises.
std::vector<Entry> EntriesToTakeBack(const std::string& journal_text,
                                     const api::Catalogue& catalogue, Instant now);

/// The entry with this id, or why there is none: unknown, taken back already, or not of a kind that
/// is taken back. The id of a session's start or end stands for the whole session.
Result<Entry> FindEntry(const std::string& journal_text, const api::Catalogue& catalogue,
                        Instant now, const std::string& id);

}  // namespace psoas::cli
