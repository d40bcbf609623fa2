// psoas session and checkin from arguments, and what the profile, notes and releases record.
#include "program.h"

namespace psoas::cli {
namespace {

using SessionTest = ProgramTest;

std::string FirstItem(const Finished& today) {
  return today.json()["today"]["items"][0]["exercise"].get<std::string>();
}

TEST_F(SessionTest, IsRefusedBeforeTheScreenAndKeepsNothing) {
  ASSERT_EQ(Run(At(kMorning, {"screen", "--set", "ces=no"})).code, 0);
  const std::string before = Content("journal.jsonl");
  const auto session = Run(At(kMorning, {"session", "--done", "glute_bridge:both:2:10::2"}));
  EXPECT_EQ(session.code, 7);
  EXPECT_NE(session.err.find("no session now"), std::string::npos) << session.err;
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(SessionTest, IsRefusedInAnEmergency) {
  MakeReadyForSession();
  Run(At(kLater, {"screen", "--all-no", "--set", "ces=yes"}));
  EXPECT_EQ(Run(At(kLater, {"session", "--done", "glute_bridge:both:2:10::2"})).code, 7);
}

TEST_F(SessionTest, RecordsStartExercisesAndEndInOrder) {
  MakeReadyForSession();
  const std::string exercise = FirstItem(Run(At(kLater, {"today", "--json"})));
  const auto session =
      Run(At(kLater, {"session", "--json", "--done", exercise + ":both:3:1:30:2"}));
  ASSERT_EQ(session.code, 0) << session.err;
  const Json recorded = session.json()["recorded"];
  ASSERT_EQ(recorded.size(), 3u);
  EXPECT_EQ(recorded[0]["type"], "session.started");
  EXPECT_EQ(recorded[1]["data"]["hold_s"], 30.0);
  EXPECT_EQ(recorded[2]["type"], "session.ended");
  EXPECT_LT(recorded[0]["id"], recorded[1]["id"]) << "ids of one moment sort as they were made";
  EXPECT_LT(recorded[1]["id"], recorded[2]["id"]);
  EXPECT_EQ(session.json()["guidance"]["clock"]["sessions_done"], 1);
}

TEST_F(SessionTest, RefusesWhatTodayDoesNotOfferAndWhatCannotBeRead) {
  MakeReadyForSession();
  const std::string before = Content("journal.jsonl");
  EXPECT_EQ(Run(At(kLater, {"session", "--done", "abdominal_ball:both:1:1:60:0"})).code, 7);
  const std::string exercise = FirstItem(Run(At(kLater, {"today", "--json"})));
  EXPECT_EQ(Run(At(kLater, {"session", "--done", exercise + ":both:x"})).code, 2);
  EXPECT_EQ(Run(At(kLater, {"session", "--done", exercise + ":middle:1:1:1:1"})).code, 2);
  EXPECT_EQ(Run(At(kLater, {"session", "--done", exercise + ":both:1:1:1:11"})).code, 2);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(SessionTest, SaysWhatToPassWhenNobodyCanBeGuided) {
  MakeReadyForSession();
  const auto session = Run(At(kLater, {"session"}));
  EXPECT_EQ(session.code, 1);
  EXPECT_NE(session.err.find("--done"), std::string::npos);
}

TEST_F(SessionTest, CheckinKeepsScoresAndActivities) {
  const auto checkin = Run(At(kMorning, {"checkin", "--pain-now", "2", "--worse-next-day", "no",
                                         "--psfs", "climbing stairs=4", "--json"}));
  ASSERT_EQ(checkin.code, 0) << checkin.err;
  const Json data = checkin.json()["recorded"][0]["data"];
  EXPECT_EQ(data["pain_now"], 2.0);
  EXPECT_EQ(data["psfs"][0]["activity"], "climbing stairs");
}

TEST_F(SessionTest, CheckinRefusesScoresBeyondTen) {
  for (const char* bad : {"11", "-1", "nan", "two"})
    EXPECT_EQ(Run(At(kMorning, {"checkin", "--pain-now", bad})).code, 2) << bad;
  EXPECT_EQ(Run(At(kMorning, {"checkin"})).code, 1);
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(SessionTest, ProfileKeepsNumbersListsAndWords) {
  const auto profile = Run(At(kMorning, {"profile", "--set", "year_of_birth=1984",
                                         "equipment=chair, strap", "stress=high", "--json"}));
  ASSERT_EQ(profile.code, 0) << profile.err;
  EXPECT_EQ(profile.json()["recorded"][0]["data"],
            (Json{{"year_of_birth", 1984}, {"equipment", {"chair", "strap"}}, {"stress", "high"}}));
  EXPECT_EQ(Run(At(kMorning, {"profile", "--set", "shoe_size=42"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"profile", "--set", "height_cm=3"})).code, 2);
}

TEST_F(SessionTest, AReleaseAndACleanScreenLiftAnEmergency) {
  Run(At(kMorning, {"screen", "--all-no", "--set", "ces=yes"}));
  EXPECT_EQ(Run(At(kLater, {"release", "--by", "Dr Ames", "--scope", "ces"})).code, 0);
  Run(At("2026-03-03T09:00:00Z", {"screen", "--all-no"}));
  EXPECT_EQ(Run(At("2026-03-03T09:01:00Z", {"today", "--json"})).json()["disposition"], "proceed");
}

TEST_F(SessionTest, ANoteIsKeptAsWritten) {
  EXPECT_EQ(Run(At(kMorning, {"note", "sat all day\nstiff"})).code, 0);
  EXPECT_NE(Content("journal.jsonl").find(R"(sat all day\nstiff)"), std::string::npos);
}

}  // namespace
}  // namespace psoas::cli
