// How the journal is kept: whole lines, many writers, one store for browser and command line.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "program.h"

namespace psoas::cli {
namespace {

using StoreTest = ProgramTest;

TEST_F(StoreTest, ALineCutShortDoesNotSwallowTheNextEvent) {
  Write("journal.jsonl", R"({"id":"torn","at":"2026-03)");
  ASSERT_EQ(Run(At(kMorning, {"note", "after the crash"})).code, 0);
  const std::string content = Content("journal.jsonl");
  EXPECT_TRUE(content.starts_with("{\"id\":\"torn\",\"at\":\"2026-03\n{")) << content;
  EXPECT_NE(Run(At(kLater, {"export"})).out.find("after the crash"), std::string::npos);
}

TEST_F(StoreTest, WritersAtTheSameTimeLoseNothing) {
  constexpr int kWriters = 8;
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([this, i] {
      // Without Run(): its files are shared.
      const std::string command = ProgramPath() + " note n" + std::to_string(i) + " --journal " +
                                  File("journal.jsonl") + " >/dev/null 2>&1 </dev/null";
      EXPECT_EQ(std::system(command.c_str()), 0);
    });
  }
  for (auto& writer : writers) writer.join();
  const std::string content = Content("journal.jsonl");
  EXPECT_EQ(std::count(content.begin(), content.end(), '\n'), kWriters);
  EXPECT_TRUE(Run(At("2200-01-01T00:00:00Z", {"today", "--json"})).json()["problems"].empty());
}

TEST_F(StoreTest, AFullDiskIsSaidAndLeavesTheJournalAsItWas) {
  Write("journal.jsonl", "\n");
  const std::string command = "ulimit -f 0; trap '' XFSZ; " + ProgramPath() + " note a --journal " +
                              File("journal.jsonl") + " >/dev/null 2>/dev/null </dev/null";
  const int status = std::system(("bash -c \"" + command + "\"").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 5);
  EXPECT_EQ(Content("journal.jsonl"), "\n");
}

TEST_F(StoreTest, WithoutAJournalFileTheStoreOfThisUserIsUsed) {
  ASSERT_EQ(Run({"note", "mine", "--now", kMorning}).code, 0);
  EXPECT_TRUE(std::filesystem::exists(File(".local/share/psoas/journal.db")));
  EXPECT_NE(Run({"export"}).out.find("mine"), std::string::npos);
  const auto mode = std::filesystem::status(File(".local/share/psoas")).permissions();
  EXPECT_EQ(mode & std::filesystem::perms(0077), std::filesystem::perms::none);
}

TEST_F(StoreTest, AConflictInTheStoreChangesNothing) {
  const std::string note =
      R"({"at":"2026-03-01T08:00:00Z","data":{"text":"a"},"id":"n","type":"note.added"})";
  const std::string other =
      R"({"at":"2026-03-01T08:00:00Z","data":{"text":"b"},"id":"n","type":"note.added"})";
  ASSERT_EQ(Run({"import", "-"}, note).code, 0);
  EXPECT_EQ(Run({"import", "-"}, other).code, 4);
  EXPECT_EQ(Run({"export"}).out, note + "\n");
}

TEST_F(StoreTest, AJournalThatMayNotBeReadIsSaid) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  Write("journal.jsonl", "");
  std::filesystem::permissions(File("journal.jsonl"), std::filesystem::perms::none);
  EXPECT_EQ(Run(At(kMorning, {"today"})).code, 5);
  EXPECT_EQ(Run(At(kMorning, {"note", "a"})).code, 5);
}

}  // namespace
}  // namespace psoas::cli
