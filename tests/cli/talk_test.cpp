// The conversations, on a pseudo-terminal.
#include "program.h"

namespace psoas::cli {
namespace {

class TalkTest : public ProgramTest {
 protected:
  std::size_t Groups() const {
    return Run({"screen", "--list", "--json", "--journal", "none.jsonl"}).json().size();
  }
  static std::string Times(const std::string& text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
  }
};

TEST_F(TalkTest, NoneOfTheseToEveryListCompletesTheScreen) {
  const auto screen = Type(At(kMorning, {"screen"}), Times("n\n", Groups()));
  EXPECT_EQ(screen.code, 0) << screen.out;
  ASSERT_EQ(Kept("screen.answered").size(), 1u) << screen.out;
  EXPECT_EQ(Kept("screen.answered")[0]["answers"].size(), 44u);
}

TEST_F(TalkTest, StoppingKeepsWhatWasAnsweredUntilThen) {
  const auto screen = Type(At(kMorning, {"screen"}), "n\nn\nq\n");
  EXPECT_EQ(screen.code, 0) << screen.out;
  ASSERT_EQ(Kept("screen.answered").size(), 1u);
  const auto answers = Kept("screen.answered")[0]["answers"];
  EXPECT_GT(answers.size(), 0u);
  EXPECT_LT(answers.size(), 44u);
}

TEST_F(TalkTest, CtrlCAndTheEndOfTheInputKeepItToo) {
  Type(At(kMorning, {"screen"}), "n\n\x04");
  EXPECT_EQ(Kept("screen.answered").size(), 1u);
}

TEST_F(TalkTest, BackLetsAnAnswerBeChanged) {
  Type(At(kMorning, {"screen"}), "n\nn\nb\nb\n1?\n" + Times("u\n", 8) + "q\n");
  ASSERT_EQ(Kept("screen.answered").size(), 1u);
  EXPECT_NE(Dump(Kept("screen.answered")[0]).find("\"unsure\""), std::string::npos);
}

TEST_F(TalkTest, AnAnswerThatNeedsHelpNowEndsTheQuestions) {
  const Json groups = Run({"screen", "--list", "--json", "--journal", "none.jsonl"}).json();
  std::string typed;
  for (const Json& group : groups) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < group["questions"].size(); ++i) {
      if (group["questions"][i]["id"] == "ces") number = i + 1;
    }
    typed += number == 0 ? "n\n" : std::to_string(number) + "\n";
    if (number != 0) break;
  }
  const auto screen = Type(At(kMorning, {"screen", "--exit-disposition"}), typed);
  EXPECT_EQ(screen.code, 12) << screen.out;
  EXPECT_EQ(Kept("screen.answered")[0]["answers"]["ces"], "yes");
}

TEST_F(TalkTest, TheTestComesAfterTheScreen) {
  EXPECT_EQ(Type(At(kMorning, {"test"}), "").code, 7);
}

TEST_F(TalkTest, TheTestTakesSideMethodPelvisPainAndThreeReadings) {
  Run(At(kMorning, {"screen", "--all-no"}));
  const auto test = Type(At(kLater, {"test"}),
                         "1\ntape\ny\ny\n2\n3\n42\n85\nten\n3\n42\n85\n3\n42\n85\n25\n3\n1\n2\n");
  EXPECT_EQ(test.code, 0) << test.out;
  ASSERT_EQ(Kept("thomas.measured").size(), 1u) << test.out;
  const Json data = Kept("thomas.measured")[0];
  EXPECT_EQ(data["side"], "left");
  EXPECT_EQ(data["pain"], "stretch");
  EXPECT_EQ(data["readings"].size(), 3u);
  EXPECT_EQ(data["readings"][2]["abduction_deg"], 25.0);
  EXPECT_EQ(data["readings"][2]["rotation"], "external");
  EXPECT_EQ(data["drop_on_knee_straight"], "yes");
  EXPECT_EQ(data["drop_on_abduction"], "no");
}

TEST_F(TalkTest, JointPainStopsTheMeasuringAndCounts) {
  Run(At(kMorning, {"screen", "--all-no"}));
  const auto test =
      Type(At(kLater, {"test", "--side", "left", "--method", "phone"}), "y\ny\njoint\nn\n");
  ASSERT_EQ(Kept("thomas.measured").size(), 1u) << test.out;
  EXPECT_TRUE(Kept("thomas.measured")[0]["readings"].empty());
  EXPECT_EQ(Run(At(kLater, {"today", "--json"})).json()["pattern"], "guarding");
}

TEST_F(TalkTest, ProfileAsksTheProtocolsFormAndSkipsOnEnter) {
  const auto profile = Type(At(kMorning, {"profile"}), "9\n2\nb\n1\ny\n\nq\n");
  EXPECT_EQ(profile.code, 0) << profile.out;
  ASSERT_EQ(Kept("profile.set").size(), 1u) << profile.out;
  EXPECT_EQ(Kept("profile.set")[0],
            (Json{{"sitting_h_per_day", 9}, {"stress", "high"}, {"posture_habit", "yes"}}));
}

TEST_F(TalkTest, ComplaintAsksInShortListsAndKeepsWhatWasAnswered) {
  const auto complaint = Type(At(kMorning, {"complaint"}), "1 3?\nq\n");
  EXPECT_EQ(complaint.code, 0) << complaint.out;
  ASSERT_EQ(Kept("complaint.described").size(), 1u) << complaint.out;
  const Json answers = Kept("complaint.described")[0]["answers"];
  EXPECT_EQ(answers.size(), 6u);
  EXPECT_EQ(answers["groin_front"], "yes");
}

TEST_F(TalkTest, CheckinAsksForTheOwnGoals) {
  Run(At(kMorning, {"profile", "--set", "goals=stairs;long drives"}));
  const auto checkin = Type(At(kLater, {"checkin"}), "n\nn\n\n\n\n\n4\n\n");
  EXPECT_EQ(checkin.code, 0) << checkin.out;
  EXPECT_EQ(Kept("checkin.recorded")[0]["psfs"],
            Json::array({{{"activity", "stairs"}, {"score", 4.0}}}));
}

TEST_F(TalkTest, CheckinMaySkipAnything) {
  const auto checkin = Type(At(kMorning, {"checkin"}), "n\nu\n\n3\n\n\n\n");
  EXPECT_EQ(checkin.code, 0) << checkin.out;
  EXPECT_EQ(Kept("checkin.recorded")[0],
            (Json{{"worse_next_day", "no"}, {"new_symptom", "unsure"}, {"pain_worst", 3.0}}));
}

}  // namespace
}  // namespace psoas::cli
