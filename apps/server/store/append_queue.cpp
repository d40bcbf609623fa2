#include "store/append_queue.h"

#include <utility>

namespace psoas::server {

AppendQueue::AppendQueue(Store& store) : store_(store), thread_([this] { Run(); }) {}

AppendQueue::~AppendQueue() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void AppendQueue::Append(Batch batch, Done done) {
  {
    const std::lock_guard lock(mutex_);
    batches_.push_back(std::move(batch));
    waiting_.push_back(std::move(done));
  }
  changed_.notify_one();
}

void AppendQueue::Run() {
  for (;;) {
    std::vector<Batch> batches;
    std::vector<Done> waiting;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !batches_.empty(); });
      if (batches_.empty()) return;
      batches.swap(batches_);
      waiting.swap(waiting_);
    }
    auto outcomes = store_.Append(batches);
    for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i](std::move(outcomes[i]));
  }
}

}  // namespace psoas::server
