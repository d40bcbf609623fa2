// Acknowledged means kept: the program is killed while many clients append.
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "base/json_io.h"
#include "http_client.h"
#include "running_program.h"
#include "sample_events.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

constexpr int kClients = 8;
constexpr int kAppendsEach = 25;

/// Appends until the server is gone; remembers what it acknowledged.
class Appenders {
 public:
  Appenders(int port, int first_number) {
    for (int c = 0; c < kClients; ++c) {
      threads_.emplace_back([this, port, from = first_number + c * kAppendsEach] {
        HttpClient client(port);
        for (int i = from; i < from + kAppendsEach; ++i) {
          const auto answer = client.Post("/api/journal", R"({"events":[)" + SampleJson(i) + "]}");
          if (!answer) return;
          if (answer->status != 200) continue;
          const std::lock_guard lock(mutex_);
          acknowledged_.insert(SampleId(i));
        }
      });
    }
  }

  std::size_t Count() {
    const std::lock_guard lock(mutex_);
    return acknowledged_.size();
  }

  std::set<std::string> Finish() {
    for (auto& thread : threads_) thread.join();
    return acknowledged_;
  }

 private:
  std::mutex mutex_;
  std::set<std::string> acknowledged_;
  std::vector<std::thread> threads_;
};

std::set<std::string> StoredIds(int port) {
  std::set<std::string> ids;
  const auto page = HttpClient(port).Get("/api/journal?limit=10000");
  const Json read = ParseJson(page->body).value();
  for (const Json& event : read.at("events")) ids.insert(event.at("id"));
  return ids;
}

TEST(CrashTest, LosesNoAcknowledgedEventWhenKilledDuringTwoHundredAppends) {
  const TempDir dir;
  std::set<std::string> acknowledged;
  for (int round = 0; round < 6; ++round) {
    RunningProgram program(dir.File("journal.db"));
    ASSERT_NE(program.port(), 0) << program.said();
    Appenders appenders(program.port(), round * kClients * kAppendsEach);
    // Each round dies at another point of its 200 appends.
    while (appenders.Count() < static_cast<std::size_t>(10 + 30 * round)) std::this_thread::yield();
    program.Signal(SIGKILL);
    EXPECT_EQ(program.Wait(), -SIGKILL);
    acknowledged.merge(appenders.Finish());

    const RunningProgram after(dir.File("journal.db"));
    ASSERT_NE(after.port(), 0) << after.said();
    const auto stored = StoredIds(after.port());
    for (const std::string& id : acknowledged)
      ASSERT_TRUE(stored.contains(id)) << id << " in round " << round;
  }
}

}  // namespace
}  // namespace psoas::server
