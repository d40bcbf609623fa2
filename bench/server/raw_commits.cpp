#include "raw_commits.h"

#include <sqlite3.h>

#include <chrono>

#include "sample.h"

namespace psoas::bench {

double RawCommitsPerSecond(const std::string& path, double seconds) {
  sqlite3* db = nullptr;
  sqlite3_open(path.c_str(), &db);
  // The same durability, table and index as the server's.
  sqlite3_exec(
      db,
      "pragma journal_mode = wal; pragma synchronous = full;"
      "create table event (person_id text not null, id text not null, seq integer not null,"
      " at text not null, type text not null, content text not null,"
      " primary key (person_id, id)) without rowid;"
      "create unique index event_by_seq on event (person_id, seq);",
      nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(db,
                     "insert into event values ('local', ?1, ?2, '2026-01-02T03:04:05Z',"
                     " 'thomas.measured', ?3)",
                     -1, &insert, nullptr);
  const auto start = std::chrono::steady_clock::now();
  std::chrono::duration<double> spent{};
  int commits = 0;
  for (; spent.count() < seconds; spent = std::chrono::steady_clock::now() - start) {
    const std::string id = SampleId(++commits);
    const std::string content = SampleEvent(commits);
    sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_int(insert, 2, commits);
    sqlite3_bind_text(insert, 3, content.c_str(), -1, SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_close(db);
  return commits / spent.count();
}

}  // namespace psoas::bench
