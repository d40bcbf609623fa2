// Where journals are kept: append-only events per person, read in the order they arrived.
//
// Every call names a person and touches that person's rows only, so that a sharded database can
// answer it from one node. Errors are sentences for the person (base/result.h).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace psoas::server {

/// One event on its way in. `content` is the whole event as canonical JSON (base/json.h: Dump).
struct NewEvent {
  std::string id;
  std::string at;
  std::string type;
  std::string content;
};

/// What one request asks to keep: all of it, or nothing.
struct Batch {
  std::string person;
  std::vector<NewEvent> events;
};

struct Outcome {
  int accepted = 0;  ///< new events
  int repeated = 0;  ///< already there with the same content
};

/// Events after a cursor, oldest arrival first.
struct Page {
  std::vector<std::string> events;  ///< canonical JSON, one each
  std::string cursor;               ///< hand it back to go on from here
  bool more = false;                ///< there are events after this page
  bool restarted = false;           ///< the cursor was of an earlier journal: read from the start
};

class Store {
 public:
  virtual ~Store() = default;

  /// Keeps every batch in one durable transaction; when this returns, what was accepted is on disk.
  /// A batch that cannot be kept (same id with other content: kConflict) leaves nothing behind and
  /// does not disturb the others. One result a batch, in order. Safe to call from any thread.
  virtual std::vector<Result<Outcome>> Append(std::span<const Batch> batches) = 0;

  /// Up to `limit` events that arrived after `cursor` ("" is the beginning); fewer when they are
  /// large. kInvalid when the cursor is not one this store could have given.
  virtual Result<Page> ReadSince(std::string_view person, std::string_view cursor, int limit) = 0;

  virtual Result<long long> Count(std::string_view person) = 0;

  /// Forgets everything about a person. Returns how many events there were.
  virtual Result<long long> Wipe(std::string_view person) = 0;
};

/// Opens or creates a SQLite database, bringing it to the newest migration. Refuses a damaged file,
/// another program's file, and one written by a newer version of Psoas.
Result<std::unique_ptr<Store>> OpenSqliteStore(const std::string& path);

}  // namespace psoas::server
