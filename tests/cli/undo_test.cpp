// psoas undo, as a person or a script would use it.
#include "program.h"

namespace psoas::cli {
namespace {

class UndoTest : public ProgramTest {
 protected:
  /// A session recorded from arguments; the answer of the command.
  Json RecordSession() const {
    MakeReadyForSession();
    const auto today = Run(At(kLater, {"today", "--json"})).json();
    const std::string exercise = today["today"]["items"][0]["exercise"];
    const auto session =
        Run(At(kLater, {"session", "--json", "--done", exercise + ":both:3:1:30:2"}));
    EXPECT_EQ(session.code, 0) << session.err;
    return session.json();
  }
  Json Today() const { return Run(At(kNoon, {"today", "--json"})).json(); }
  static constexpr const char* kNoon = "2026-03-02T12:00:00Z";
};

TEST_F(UndoTest, TheLastSessionIsTakenBackWhole) {
  RecordSession();
  ASSERT_EQ(Today()["clock"]["sessions_done"], 1);
  const auto undo = Run(At(kNoon, {"undo", "--last", "--yes", "--json"}));
  ASSERT_EQ(undo.code, 0) << undo.err;
  EXPECT_EQ(undo.json()["recorded"].size(), 3u) << "start, exercise and end";
  EXPECT_EQ(Today()["clock"]["sessions_done"], 0);
}

TEST_F(UndoTest, ByIdOnlyThatEntry) {
  const Json session = RecordSession();
  const auto undo = Run(At(kNoon, {"undo", session["recorded"][1]["id"], "--yes", "--json"}));
  ASSERT_EQ(undo.code, 0) << undo.err;
  EXPECT_EQ(undo.json()["recorded"].size(), 1u);
}

TEST_F(UndoTest, TheJournalKeepsBothAndASecondTimeIsRefused) {
  const std::string id = RecordSession()["recorded"][1]["id"];
  const std::string before = Content("journal.jsonl");
  Run(At(kNoon, {"undo", id, "--yes"}));
  EXPECT_TRUE(Content("journal.jsonl").starts_with(before));
  EXPECT_EQ(Run(At(kNoon, {"undo", id, "--yes"})).code, 4);
}

TEST_F(UndoTest, RefusesWhatIsNotThereAndWhatIsAnsweredAgain) {
  RecordSession();
  EXPECT_EQ(Run(At(kNoon, {"undo", "no-such-id", "--yes"})).code, 3);
  const std::string journal = Content("journal.jsonl");
  const Json screen = ParseJson(journal.substr(0, journal.find('\n'))).value();
  ASSERT_EQ(screen["type"], "screen.answered");
  const auto undo = Run(At(kNoon, {"undo", screen["id"], "--yes"}));
  EXPECT_EQ(undo.code, 2);
  EXPECT_NE(undo.err.find("psoas screen"), std::string::npos) << undo.err;
  EXPECT_EQ(Content("journal.jsonl"), journal);
}

TEST_F(UndoTest, AScriptHasToSayYes) {
  RecordSession();
  const std::string before = Content("journal.jsonl");
  EXPECT_EQ(Run(At(kNoon, {"undo"})).code, 1);
  EXPECT_EQ(Run(At(kNoon, {"undo", "--last"})).code, 1);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(UndoTest, AsksWhichAndWhetherOnATerminal) {
  RecordSession();
  const auto undo = Type(At(kNoon, {"undo"}), "1\ny\n");
  EXPECT_EQ(undo.code, 0) << undo.out;
  EXPECT_NE(undo.out.find("the whole session"), std::string::npos) << undo.out;
  EXPECT_EQ(Today()["clock"]["sessions_done"], 0);
}

TEST_F(UndoTest, NoLeavesEverythingAsItIs) {
  RecordSession();
  const std::string before = Content("journal.jsonl");
  EXPECT_EQ(Type(At(kNoon, {"undo", "--last"}), "n\n").code, 0);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(UndoTest, AStopThatIsTakenBackStillAsksTheWholeScreen) {
  MakeReadyForSession();
  const auto today = Run(At(kLater, {"today", "--json"})).json();
  const std::string exercise = today["today"]["items"][0]["exercise"];
  Run(At(kLater, {"session", "--done", exercise + ":both:1:1:30:7:sharp_pain"}));
  ASSERT_EQ(Run(At(kNoon, {"undo", "--last", "--yes"})).code, 0);
  EXPECT_EQ(Today()["screen"]["due"], "full");
}

}  // namespace
}  // namespace psoas::cli
