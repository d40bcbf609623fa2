// What can be read: the letter, the lessons, one item in full, the short session.
#include "program.h"

namespace psoas::cli {
namespace {

using ReadingTest = ProgramTest;

TEST_F(ReadingTest, LetterSaysWhichThereAreWhenNoneIsDue) {
  MakeReadyForSession();
  const auto letter = Run(At(kLater, {"letter"}));
  EXPECT_EQ(letter.code, 7);
  EXPECT_NE(letter.err.find("no_change"), std::string::npos) << letter.err;
  EXPECT_EQ(Run(At(kLater, {"letter", "love"})).code, 3);
}

TEST_F(ReadingTest, LetterIsWrittenToAFileAndNeverOverTheJournal) {
  MakeReadyForSession();
  ASSERT_EQ(Run(At(kLater, {"letter", "no_change", "-o", "letter.txt"})).code, 0);
  EXPECT_NE(Content("letter.txt").find("Left hip, 2 March 2026"), std::string::npos);
  EXPECT_NE(Content("letter.txt").find("Protocol 20"), std::string::npos);
  EXPECT_EQ(Run(At(kLater, {"letter", "no_change", "-o", "journal.jsonl"})).code, 4);
  const Json whole = Run(At(kLater, {"letter", "no_change", "--json"})).json();
  EXPECT_EQ(whole["protocol"]["hash"].get<std::string>().size(), 64u);
}

TEST_F(ReadingTest, TheLetterOfTheScreenIsOfferedWhereItIsDue) {
  Run(At(kMorning, {"screen", "--all-no", "--set", "cancer=yes"}));
  EXPECT_NE(Run(At(kLater, {"today"})).out.find("psoas letter"), std::string::npos);
  EXPECT_EQ(Run(At(kLater, {"letter", "--json"})).json()["id"], "screen");
}

TEST_F(ReadingTest, LearnListsLessonsCardsAndExercises) {
  const auto list = Run({"learn"});
  EXPECT_EQ(list.code, 0) << list.err;
  for (const char* name : {"psoas_massage", "glute_bridge", "Lessons"})
    EXPECT_NE(list.out.find(name), std::string::npos) << list.out;
  EXPECT_FALSE(std::filesystem::exists(File(".local"))) << "reading needs no journal";
}

TEST_F(ReadingTest, EveryLessonShowsAGradeAndASource) {
  const Json all = Run({"learn", "--json"}).json();
  ASSERT_FALSE(all["lessons"].empty());
  for (const Json& lesson : all["lessons"]) {
    const auto page = Run({"learn", lesson["id"].get<std::string>()});
    EXPECT_EQ(page.code, 0);
    EXPECT_NE(page.out.find("Grade "), std::string::npos) << page.out;
    EXPECT_NE(page.out.find("Protocol 20"), std::string::npos);
  }
}

TEST_F(ReadingTest, LearnShowsCardsAndWholeExercises) {
  EXPECT_NE(Run({"learn", "psoas_massage"}).out.find("Why not alone"), std::string::npos);
  const auto exercise = Run({"learn", "glute_bridge"});
  EXPECT_NE(exercise.out.find("What goes wrong, and the mend"), std::string::npos);
  EXPECT_NE(exercise.out.find("Not for everybody"), std::string::npos);
  EXPECT_EQ(Run({"learn", "spleen"}).code, 3);
}

TEST_F(ReadingTest, TodayNamesPhaseVolumeAndProtocol) {
  MakeReadyForSession();
  const Json guidance = Run(At(kLater, {"today", "--json"})).json();
  const auto today = Run(At(kLater, {"today"}));
  EXPECT_NE(today.out.find(guidance["plan"]["phase"]["title"].get<std::string>()),
            std::string::npos);
  EXPECT_NE(today.out.find("Time under stretch a week"), std::string::npos) << today.out;
  EXPECT_NE(today.out.find(guidance["protocol"]["hash"].get<std::string>().substr(0, 12)),
            std::string::npos);
}

TEST_F(ReadingTest, WhyNamesTheRuleThatProtocolShowFollows) {
  MakeReadyForSession();
  const Json item = Run(At(kLater, {"today", "--json"})).json()["today"]["items"][0];
  const auto why = Run(At(kLater, {"today", "--why"}));
  EXPECT_NE(why.out.find("[" + item["why"][0]["rule"].get<std::string>() + "]"), std::string::npos)
      << why.out;
  EXPECT_NE(why.out.find("psoas protocol show " + item["exercise"].get<std::string>()),
            std::string::npos);
  EXPECT_NE(why.out.find("What would change it"), std::string::npos);
}

TEST_F(ReadingTest, OneItemIsShownWithFaultsAndSwaps) {
  MakeReadyForSession();
  const Json item = Run(At(kLater, {"today", "--json"})).json()["today"]["items"][0];
  const auto page = Run(At(kLater, {"today", "--item", "1"}));
  EXPECT_EQ(page.code, 0) << page.err;
  EXPECT_NE(page.out.find("What goes wrong, and the mend"), std::string::npos) << page.out;
  EXPECT_EQ(page.out, Run(At(kLater, {"today", "--item", item["exercise"]})).out);
  EXPECT_EQ(Run(At(kLater, {"today", "--item", "99"})).code, 7);
}

TEST_F(ReadingTest, ABadDayIsShorterAndIsRecorded) {
  MakeReadyForSession();
  const Json today = Run(At(kLater, {"today", "--json"})).json()["today"];
  ASSERT_FALSE(today["bad_day_items"].empty());
  const auto page = Run(At(kLater, {"today", "--bad-day"}));
  EXPECT_NE(page.out.find("psoas session --bad-day"), std::string::npos) << page.out;
  const std::string exercise = today["bad_day_items"][0]["exercise"];
  const auto session =
      Run(At(kLater, {"session", "--bad-day", "--json", "--done", exercise + ":both:1:1:30:1"}));
  ASSERT_EQ(session.code, 0) << session.err;
  EXPECT_EQ(session.json()["recorded"][1]["data"]["variant"], today["bad_day_items"][0]["variant"]);
}

TEST_F(ReadingTest, ABadDayWithoutASessionIsSaidSo) {
  EXPECT_EQ(Run(At(kMorning, {"today", "--bad-day"})).code, 7);
  Run(At(kMorning, {"screen", "--all-no", "--set", "ces=yes"}));
  EXPECT_EQ(Run(At(kLater, {"session", "--bad-day", "--done", "x:both:1:1:1:1"})).code, 7);
}

TEST_F(ReadingTest, ProgressNamesTheProtocol) {
  MakeReadyForSession();
  EXPECT_EQ(
      Run(At(kLater, {"progress", "--json"})).json()["protocol"]["hash"].get<std::string>().size(),
      64u);
  EXPECT_NE(Run(At(kLater, {"progress"})).out.find("Protocol 20"), std::string::npos);
}

}  // namespace
}  // namespace psoas::cli
