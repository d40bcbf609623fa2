// The Store over any engine that SOCI reaches. Standard SQL only.
#pragma once

#include <soci/soci.h>

#include <memory>
#include <mutex>

#include "store/engine.h"
#include "store/event_writer.h"
#include "store/store.h"

namespace psoas::server {

class SqlStore : public Store {
 public:
  static Result<std::unique_ptr<Store>> Open(Engine engine);

  std::vector<Result<Outcome>> Append(std::span<const Batch> batches) override;
  Result<Page> ReadSince(std::string_view person, std::string_view cursor, int limit) override;
  Result<long long> Count(std::string_view person) override;
  Result<long long> Wipe(std::string_view person) override;

 private:
  explicit SqlStore(Engine engine) : engine_(std::move(engine)) {}
  Status Prepare();
  std::vector<Result<Outcome>> AppendTogether(std::span<const Batch> batches);
  Error Failed(const soci::soci_error& error);

  Engine engine_;
  // Writing and reading have a connection each, so that a read never waits for a commit.
  std::mutex write_mutex_;
  soci::session write_;
  std::unique_ptr<EventWriter> writer_;  // its statements belong to write_
  std::mutex read_mutex_;
  soci::session read_;
};

}  // namespace psoas::server
