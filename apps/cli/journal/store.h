// Where a journal is kept: a file of lines, or the database that `psoas serve` keeps as well.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace psoas::cli {

/// No journal and no import is larger: a person's year is about 1 MB.
inline constexpr std::int64_t kMaxJournalBytes = 64LL * 1024 * 1024;

class JournalStore {
 public:
  virtual ~JournalStore() = default;

  /// The whole journal, one event a line, as it was stored.
  virtual Result<std::string> ReadAll() = 0;

  /// Adds events (one line of JSON each), all or none; returns when they are on the disk.
  virtual Status Append(const std::vector<std::string>& lines) = 0;

  /// For messages: the file's path.
  virtual std::string Where() const = 0;
};

enum class Missing { kIsAnError, kIsEmpty };

/// An append-only file. `missing` says what a file that is not there means to a reader; appending
/// creates it either way.
std::unique_ptr<JournalStore> OpenJsonlFile(const std::string& path, Missing missing);

/// The database at `path`, created when it is not there.
Result<std::unique_ptr<JournalStore>> OpenDatabase(const std::string& path);

/// $XDG_DATA_HOME/psoas/journal.db; the folder is made when needed, for this user only.
Result<std::string> DefaultDatabasePath();

}  // namespace psoas::cli
