// psoas today and the ways into the program.
#include "program.h"

namespace psoas::cli {
namespace {

using TodayTest = ProgramTest;

TEST_F(TodayTest, AsksForTheScreenWhenTheJournalIsNew) {
  const auto today = Run(At(kMorning, {"today", "--json"}));
  EXPECT_EQ(today.code, 0) << today.err;
  EXPECT_EQ(today.json()["today"]["kind"], "screen");
  EXPECT_TRUE(today.json()["today"]["items"].empty());
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl"))) << "reading must not create it";
}

TEST_F(TodayTest, GivesTheSameBytesForTheSameJournalAndTime) {
  MakeReadyForSession();
  const auto first = Run(At(kLater, {"today", "--json"}));
  EXPECT_EQ(first.out, Run(At(kLater, {"today", "--json"})).out);
  EXPECT_EQ(first.json()["pattern"], "short");
  EXPECT_EQ(first.json()["today"]["kind"], "session");
}

TEST_F(TodayTest, ShowsReasonsAndDosesToAPerson) {
  MakeReadyForSession();
  const auto today = Run(At(kLater, {"today"}));
  EXPECT_EQ(today.code, 0);
  EXPECT_NE(today.out.find("Why:"), std::string::npos) << today.out;
  EXPECT_NE(today.out.find("Evidence ("), std::string::npos) << today.out;
  EXPECT_EQ(today.out.find('\033'), std::string::npos) << "no colour codes in a file";
}

TEST_F(TodayTest, ExitsWithTheDispositionOnlyWhenAsked) {
  Run(At(kMorning, {"screen", "--all-no", "--set", "ces=yes"}));
  EXPECT_EQ(Run(At(kLater, {"today"})).code, 0);
  const auto asked = Run(At(kLater, {"today", "--exit-disposition", "--json"}));
  EXPECT_EQ(asked.code, 12);
  EXPECT_EQ(asked.json()["disposition"], "emergency");
  EXPECT_TRUE(asked.json()["today"]["items"].empty());
}

TEST_F(TodayTest, OtherReadersSayThatThereIsNoJournal) {
  for (const char* command : {"progress", "report", "export"}) {
    const auto read = Run(At(kMorning, {command}));
    EXPECT_EQ(read.code, 3) << command;
    EXPECT_NE(read.err.find("no journal here"), std::string::npos) << read.err;
  }
}

TEST_F(TodayTest, RefusesATimeWithoutAZone) {
  const auto today = Run(At("2026-03-02T08:00:00", {"today"}));
  EXPECT_EQ(today.code, 2);
  EXPECT_NE(today.err.find("--now"), std::string::npos) << today.err;
}

TEST_F(TodayTest, VersionNamesTheProtocolAndItsHash) {
  const auto version = Run({"--version", "--json"});
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.json()["protocol"]["hash"].get<std::string>().size(), 64u);
}

TEST_F(TodayTest, AMistypedCommandIsAUsageError) {
  EXPECT_EQ(Run({"toady"}).code, 1);
  EXPECT_EQ(Run({}).code, 1);
  EXPECT_EQ(Run({"today", "--help"}).code, 0);
}

}  // namespace
}  // namespace psoas::cli
