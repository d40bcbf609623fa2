#include "store/sqlite.h"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include "store/engine.h"
#include "store/migrations.h"

namespace psoas::server {
namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kPrimaryCodeMask = 0xff;

// Health data: readable by its owner only. SQLite gives its -wal and -shm files the same mode.
// Only before the first connection: closing any handle of the file would drop SQLite's own locks.
void CreatePrivately(const std::string& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

void Connect(soci::session& sql, const std::string& path) {
  sql.open(soci::sqlite3, "dbname=\"" + path + "\"");
  sql << "pragma busy_timeout = " << kBusyTimeoutMs;
  // FULL: a commit is on the disk before it is acknowledged, also in write-ahead mode.
  sql << "pragma synchronous = full";
  sql << "pragma foreign_keys = on";
}

Status Inspect(soci::session& sql, const std::string& path) {
  std::string verdict;
  sql << "pragma quick_check(1)", soci::into(verdict);
  if (verdict != "ok") return SqliteError(SQLITE_CORRUPT, verdict);
  int others = 0;
  sql << "select (select count(*) from sqlite_master) > 0 and not exists "
         "(select 1 from sqlite_master where name = 'schema_migration')",
      soci::into(others);
  if (others != 0) {
    return Error{ErrorCode::kUnsupported, path, "this database belongs to another program.",
                 "Choose another file for the journal."};
  }
  std::string mode;
  sql << "pragma journal_mode = wal", soci::into(mode);
  return Done{};
}

Error Translate(const soci::soci_error& error) {
  if (const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    return SqliteError(known->result(), error.what());
  }
  return SqliteError(0, error.what());
}

}  // namespace

Error SqliteError(int code, const std::string& detail) {
  const auto say = [](const char* message, const char* mend) {
    return Error{ErrorCode::kStorage, "", message, mend};
  };
  switch (code & kPrimaryCodeMask) {
    case SQLITE_FULL:
      return say("the disk is full, so nothing was saved.", "Free some space and try again.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return say("another program is using the journal database, so nothing was saved.",
                 "Close the other program and try again.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return say("the file is damaged or is not a journal database.",
                 "Keep it, and go back to a copy or start with another file.");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return say("the journal database cannot be opened for writing.",
                 "Check that its folder exists and that you may write to it.");
    case SQLITE_IOERR:
      return say("the disk reported an error, so nothing was saved.",
                 "Check the disk and its free space, then try again.");
    default:
      return say(("the journal database failed: " + detail + ".").c_str(), "Try again.");
  }
}

Engine SqliteEngine(const std::string& path) {
  CreatePrivately(path);
  return {path, [path](soci::session& sql) { Connect(sql, path); },
          [path](soci::session& sql) { return Inspect(sql, path); }, Translate, SqliteMigrations()};
}

}  // namespace psoas::server
