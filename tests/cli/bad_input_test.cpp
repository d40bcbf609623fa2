// Journals and imports that cannot be used: named by place, nothing that is stored changes.
#include <sys/stat.h>

#include "program.h"

namespace psoas::cli {
namespace {

class BadInputTest : public ProgramTest {
 protected:
  static std::string Note(const std::string& id, const std::string& text) {
    return Dump({{"id", id},
                 {"at", "2026-03-01T08:00:00Z"},
                 {"type", "note.added"},
                 {"data", {{"text", text}}}});
  }
  static std::string Measured(const std::string& angle) {
    return R"({"id":"m1","at":"2026-03-01T08:00:00Z","type":"thomas.measured","data":{"side":"left","method":"tape","pain":"none",)"
           R"("readings":[{"thigh_deg":)" +
           angle + "}]}}";
  }
  /// Nothing is imported and the journal stays byte for byte; the message names line 2.
  void ExpectRefused(const std::string& bad_line, int code) const {
    Write("journal.jsonl", Note("kept", "mine") + "\n");
    Write("other.jsonl", Note("good", "theirs") + "\n" + bad_line + "\n");
    const auto import = Run(At(kMorning, {"import", "other.jsonl"}));
    EXPECT_EQ(import.code, code) << bad_line << import.err;
    EXPECT_NE(import.err.find("line 2"), std::string::npos) << import.err;
    EXPECT_EQ(Content("journal.jsonl"), Note("kept", "mine") + "\n");
  }
};

TEST_F(BadInputTest, AnImportWithABrokenLineIsRefusedWhole) {
  ExpectRefused("{\"id\":", 2);
  ExpectRefused("[1,2]", 2);
  ExpectRefused(R"({"id":7,"at":"2026-03-01T08:00:00Z","type":"note.added","data":{}})", 2);
  ExpectRefused(R"({"id":"x","at":"yesterday","type":"note.added","data":{"text":"a"}})", 2);
  ExpectRefused(R"({"id":"x","at":"2026-03-01T08:00:00Z","type":"note.added","data":{"text":9}})",
                2);
  ExpectRefused(
      R"({"v":2,"id":"x","at":"2026-03-01T08:00:00Z","type":"note.added","data":{"text":"a"}})", 2);
}

TEST_F(BadInputTest, AnAngleThatIsNoNumberOrBeyondABodyIsRefused) {
  for (const char* angle : {"NaN", "Infinity", "1e999", "\"12\"", "null", "200", "-90"})
    ExpectRefused(Measured(angle), 2);
}

TEST_F(BadInputTest, TheSameIdWithOtherContentIsAConflict) {
  ExpectRefused(Note("kept", "not mine"), 4);
  ExpectRefused(Note("good", "changed"), 4);
}

TEST_F(BadInputTest, SkipBadKeepsTheGoodLinesAndListsTheBad) {
  Write("other.jsonl", Note("a", "one") + "\nnot json\n" + Note("b", "two"));
  const auto import = Run(At(kMorning, {"import", "--skip-bad", "--json", "other.jsonl"}));
  EXPECT_EQ(import.code, 0) << import.err;
  EXPECT_EQ(import.json()["accepted"], 2);
  EXPECT_EQ(import.json()["problems"][0]["line"], 2);
  EXPECT_EQ(Content("journal.jsonl"), Note("a", "one") + "\n" + Note("b", "two") + "\n");
}

TEST_F(BadInputTest, AFileOf200MegabytesIsRefusedUnread) {
  Write("huge.jsonl", "");
  std::filesystem::resize_file(File("huge.jsonl"), 200ull * 1024 * 1024);
  for (const auto& words : {At(kMorning, {"import", "huge.jsonl"}),
                            std::vector<std::string>{"today", "--journal", "huge.jsonl"}}) {
    const auto refused = Run(words);
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("larger than 64 MB"), std::string::npos) << refused.err;
  }
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(BadInputTest, AFolderAPipeAndAMissingFileAreNamedForWhatTheyAre) {
  std::filesystem::create_directory(File("folder"));
  ASSERT_EQ(::mkfifo(File("pipe").c_str(), 0600), 0);
  EXPECT_EQ(Run(At(kMorning, {"import", "folder"})).code, 5);
  EXPECT_EQ(Run(At(kMorning, {"import", "pipe"})).code, 5);
  EXPECT_EQ(Run(At(kMorning, {"import", "none.jsonl"})).code, 3);
  EXPECT_EQ(Run({"today", "--journal", "folder"}).code, 5);
  EXPECT_EQ(Run({"note", "a", "--journal", "folder"}).code, 5);
  EXPECT_EQ(Run({"note", "a", "--journal", "pipe"}).code, 5);
  EXPECT_EQ(Run({"note", "a", "--journal", "no/such/place.jsonl"}).code, 3);
}

TEST_F(BadInputTest, TodayCarriesOnPastABadLineAndNamesIt) {
  ASSERT_EQ(Run(At(kMorning, {"screen", "--all-no"})).code, 0);
  Write("journal.jsonl", Content("journal.jsonl") + "{broken\n");
  const auto today = Run(At(kLater, {"today", "--json"}));
  EXPECT_EQ(today.code, 0);
  EXPECT_NE(today.err.find("line 2"), std::string::npos) << today.err;
  EXPECT_EQ(today.json()["problems"][0]["line"], 2);
}

TEST_F(BadInputTest, TodaySaysSoWhenNothingCouldBeRead) {
  Write("journal.jsonl", "this is a letter\nnot a journal\n");
  const auto today = Run(At(kLater, {"today", "--json"}));
  EXPECT_EQ(today.code, 2);
  EXPECT_EQ(today.json()["problems"].size(), 2u);
}

TEST_F(BadInputTest, ControlCharactersInAJournalDoNotReachTheTerminal) {
  Write("journal.jsonl",
        "{\"id\":\"\\u001b[2J\",\"at\":\"x\",\"type\":\"\\u001b]0;title\",\"data\":{}}\n\x1b[2J\n");
  const auto today = Run(At(kLater, {"today"}));
  EXPECT_EQ((today.out + today.err).find('\033'), std::string::npos);
}

}  // namespace
}  // namespace psoas::cli
