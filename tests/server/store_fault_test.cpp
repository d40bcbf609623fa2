// What the store says and keeps when its file, its disk or its neighbours misbehave.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "sample_events.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

/// Another program's hand on the same file.
class RawDatabase {
 public:
  explicit RawDatabase(const std::string& path) { sqlite3_open(path.c_str(), &db_); }
  ~RawDatabase() { sqlite3_close(db_); }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;
  int Run(const char* sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); }

 private:
  sqlite3* db_ = nullptr;
};

class StoreFaultTest : public testing::Test {
 protected:
  Result<Outcome> AppendOne(Store& store, NewEvent event) {
    const Batch batch{"local", {std::move(event)}};
    return std::move(store.Append({&batch, 1}).front());
  }

  TempDir dir_;
  std::string path_ = dir_.File("journal.db");
};

TEST_F(StoreFaultTest, RefusesADatabaseFromANewerVersion) {
  ASSERT_TRUE(OpenSqliteStore(path_).ok());
  ASSERT_EQ(RawDatabase(path_).Run("insert into schema_migration values (9999, 'later', 'x')"), 0);
  const auto refused = OpenSqliteStore(path_);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kUnsupported);
  EXPECT_NE(refused.error().Sentence().find("newer Psoas"), std::string::npos);
}

TEST_F(StoreFaultTest, RefusesAnotherProgramsDatabaseAndLeavesItAlone) {
  ASSERT_EQ(RawDatabase(path_).Run("create table bookmarks (url text)"), 0);
  const auto refused = OpenSqliteStore(path_);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("another program"), std::string::npos);
  EXPECT_NE(RawDatabase(path_).Run("select 1 from schema_migration"), 0);
}

TEST_F(StoreFaultTest, RefusesAFileThatIsNotADatabase) {
  std::ofstream(path_) << std::string(5000, 'z');
  const auto refused = OpenSqliteStore(path_);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("damaged"), std::string::npos);
  EXPECT_EQ(refused.error().place, path_);
}

TEST_F(StoreFaultTest, RefusesADatabaseDamagedInTheMiddle) {
  {
    auto store = OpenSqliteStore(path_).value().release();
    for (int i = 0; i < 200; ++i)
      ASSERT_TRUE(AppendOne(*store, SampleEvent(i, std::string(500, 'x'))).ok());
    delete store;
  }
  const auto size = std::filesystem::file_size(path_);
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(size / 2));
  file << std::string(8192, '\xff');
  file.close();
  const auto refused = OpenSqliteStore(path_);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("damaged"), std::string::npos);
}

TEST_F(StoreFaultTest, SaysWhenTheFolderIsMissing) {
  const auto refused = OpenSqliteStore(dir_.File("nowhere/journal.db"));
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().mend.find("folder"), std::string::npos);
}

TEST_F(StoreFaultTest, SaysThatNothingWasSavedWhenTheDiskCannotGrowAndGoesOnAfterwards) {
  auto opened = OpenSqliteStore(path_);
  ASSERT_TRUE(opened.ok());
  Store& store = **opened;
  ASSERT_TRUE(AppendOne(store, SampleEvent(1)).ok());
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100'000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  // A large and a small request share a transaction: the small one still gets through.
  const std::vector<Batch> batches{{"local", {SampleEvent(2, std::string(500'000, 'x'))}},
                                   {"local", {SampleEvent(3)}}};
  const auto outcomes = store.Append(batches);
  ::setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(outcomes[0].ok());
  EXPECT_EQ(outcomes[0].error().code, ErrorCode::kStorage);
  EXPECT_NE(outcomes[0].error().message.find("nothing was saved"), std::string::npos);
  EXPECT_TRUE(outcomes[1].ok());
  EXPECT_TRUE(AppendOne(store, SampleEvent(4)).ok());
  EXPECT_EQ(store.ReadSince("local", "", 10)->events,
            (std::vector{SampleJson(1), SampleJson(3), SampleJson(4)}));
}

TEST_F(StoreFaultTest, WaitsForAnotherWriterThatIsSoonDone) {
  auto opened = OpenSqliteStore(path_);
  ASSERT_TRUE(opened.ok());
  RawDatabase other(path_);
  ASSERT_EQ(other.Run("begin immediate"), 0);
  std::thread soon([&other] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    other.Run("commit");
  });
  EXPECT_TRUE(AppendOne(**opened, SampleEvent(1)).ok());
  soon.join();
}

TEST(SqliteErrorTest, SaysWhatHappenedAndWhatToDoForEveryFault) {
  EXPECT_NE(SqliteError(SQLITE_FULL, "").message.find("disk is full"), std::string::npos);
  EXPECT_NE(SqliteError(SQLITE_BUSY, "").message.find("another program"), std::string::npos);
  EXPECT_NE(SqliteError(SQLITE_IOERR_WRITE, "").message.find("disk reported"), std::string::npos);
  EXPECT_NE(SqliteError(SQLITE_READONLY, "").mend.find("may write"), std::string::npos);
  EXPECT_NE(SqliteError(SQLITE_MISUSE, "odd").message.find("odd"), std::string::npos);
}

}  // namespace
}  // namespace psoas::server
