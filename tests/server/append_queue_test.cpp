#include "store/append_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "sample_events.h"
#include "store/migrate.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

TEST(AppendQueueTest, AnswersEveryRequestOfManyThreadsWithItsOwnOutcome) {
  const TempDir dir;
  auto store = std::move(OpenSqliteStore(dir.File("journal.db")).value());
  std::atomic<int> accepted = 0;
  std::atomic<int> refused = 0;
  {
    AppendQueue queue(*store);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 50; ++i) {
          // Every thread also tries to take id 0 with a content of its own: one of them gets it.
          NewEvent event = i == 0 ? SampleEvent(0, std::to_string(t)) : SampleEvent(100 * t + i);
          queue.Append({"local", {event}},
                       [&](Result<Outcome> outcome) { ++(outcome.ok() ? accepted : refused); });
        }
      });
    }
    for (auto& thread : threads) thread.join();
  }
  EXPECT_EQ(accepted, 4 * 49 + 1);
  EXPECT_EQ(refused, 3);
  EXPECT_EQ(store->Count("local").value(), 4 * 49 + 1);
}

TEST(AppendQueueTest, HasTheEventOnDiskWhenItSaysSo) {
  const TempDir dir;
  auto store = std::move(OpenSqliteStore(dir.File("journal.db")).value());
  AppendQueue queue(*store);
  std::promise<long long> seen;
  queue.Append({"local", {SampleEvent(1)}}, [&](const Result<Outcome>&) {
    auto reader = std::move(OpenSqliteStore(dir.File("journal.db")).value());
    seen.set_value(reader->Count("local").value());
  });
  EXPECT_EQ(seen.get_future().get(), 1);
}

TEST(MigrationStatementsTest, EndAtASemicolonAtTheEndOfALine) {
  const auto statements =
      Statements("-- a note; here\ncreate table t (\n  a text default ';x'\n);\n\ndrop table u;\n");
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0], "create table t (\n  a text default ';x'\n)");
  EXPECT_EQ(statements[1], "drop table u");
}

}  // namespace
}  // namespace psoas::server
