// Group commit: one thread gathers the appends that wait and commits them together.
//
// A commit costs one wait for the disk. While it lasts, further requests line up and share the next
// one, so many small durable appends are not many waits.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/store.h"

namespace psoas::server {

class AppendQueue {
 public:
  /// Called on the queue's thread once the batch is durable, or refused.
  using Done = std::function<void(Result<Outcome>)>;

  explicit AppendQueue(Store& store);
  /// Finishes what is waiting, then stops.
  ~AppendQueue();
  AppendQueue(const AppendQueue&) = delete;
  AppendQueue& operator=(const AppendQueue&) = delete;

  void Append(Batch batch, Done done);

 private:
  void Run();

  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Batch> batches_;
  std::vector<Done> waiting_;  // one a batch
  bool stopping_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace psoas::server
