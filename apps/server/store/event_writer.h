// Writes one batch of events inside a transaction that somebody else began.
#pragma once

#include <soci/soci.h>

#include <string>

#include "store/store.h"

namespace psoas::server {

/// Holds its prepared statements for as long as the connection lives.
class EventWriter {
 public:
  explicit EventWriter(soci::session& sql);

  /// All of it inside a savepoint; on kConflict the savepoint is rolled back. Throws soci_error
  /// when the database fails: then the whole transaction must be rolled back.
  Result<Outcome> Write(const Batch& batch);

 private:
  Result<Outcome> WriteEvents(const Batch& batch);
  void ReserveNumbers(long long how_many);
  Result<bool> Insert(const NewEvent& event);

  soci::session& sql_;
  // What the statements are bound to.
  std::string person_, generation_, id_, at_, type_, content_, stored_;
  long long how_many_ = 0;
  long long seq_ = 0;
  soci::statement savepoint_, release_, undo_;
  soci::statement reserve_, begin_person_, insert_, stored_content_;
};

}  // namespace psoas::server
