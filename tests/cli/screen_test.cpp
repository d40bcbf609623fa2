// psoas screen from arguments and files.
#include "program.h"

namespace psoas::cli {
namespace {

using ScreenTest = ProgramTest;

TEST_F(ScreenTest, KeepsOneEventWithEveryQuestionAnswered) {
  const auto screen =
      Run(At(kMorning, {"screen", "--all-no", "--set", "knee=yes", "osteop=unsure", "--json"}));
  ASSERT_EQ(screen.code, 0) << screen.err;
  const Json recorded = screen.json()["recorded"];
  ASSERT_EQ(recorded.size(), 1u);
  EXPECT_EQ(recorded[0]["type"], "screen.answered");
  EXPECT_EQ(recorded[0]["at"], kMorning);
  EXPECT_EQ(recorded[0]["data"]["answers"].size(), 44u);
  EXPECT_EQ(recorded[0]["data"]["answers"]["knee"], "yes");
  EXPECT_EQ(Content("journal.jsonl"), Dump(recorded[0]) + "\n");
}

TEST_F(ScreenTest, AnUnansweredQuestionIsNamedAndNotTakenForANo) {
  const auto screen = Run(At(kMorning, {"screen", "--set", "ces=no", "--json"}));
  ASSERT_EQ(screen.code, 0);
  EXPECT_NE(screen.err.find("43 questions have no answer"), std::string::npos) << screen.err;
  EXPECT_EQ(screen.json()["guidance"]["today"]["kind"], "screen");
}

TEST_F(ScreenTest, ReadsAnswersFromAFileAndFromStandardInput) {
  Write("answers.json", R"({"answers": {"ces": "no", "bilat": "unsure"}})");
  EXPECT_EQ(Run(At(kMorning, {"screen", "--answers", "answers.json"})).code, 0);
  EXPECT_EQ(Run(At(kLater, {"screen", "--answers", "-"}), R"({"motor": "no"})").code, 0);
  EXPECT_NE(Content("journal.jsonl").find(R"("bilat":"unsure")"), std::string::npos);
  EXPECT_NE(Content("journal.jsonl").find(R"("motor":"no")"), std::string::npos);
}

TEST_F(ScreenTest, RefusesUnknownQuestionsAndWordsAndKeepsNothing) {
  EXPECT_EQ(Run(At(kMorning, {"screen", "--set", "cse=no"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"screen", "--set", "ces=nope"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"screen", "--answers", "-"}), R"({"ces": true})").code, 2);
  EXPECT_EQ(Run(At(kMorning, {"screen", "--answers", "-"}), R"({"ces": "no", "ces": "yes"})").code,
            2);
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(ScreenTest, SaysWhatToPassWhenNobodyCanAnswer) {
  const auto screen = Run(At(kMorning, {"screen"}));
  EXPECT_EQ(screen.code, 1);
  EXPECT_NE(screen.err.find("--answers"), std::string::npos) << screen.err;
}

TEST_F(ScreenTest, ListsTheQuestionsByName) {
  const auto list = Run({"screen", "--list", "--journal", "none.jsonl"});
  EXPECT_EQ(list.code, 0);
  EXPECT_NE(list.out.find("fract_maj"), std::string::npos);
}

}  // namespace
}  // namespace psoas::cli
