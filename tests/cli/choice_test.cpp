// What a person chooses and tells beside the screen: swaps, the profile, the complaint.
#include <algorithm>

#include "program.h"

namespace psoas::cli {
namespace {

class ChoiceTest : public ProgramTest {
 protected:
  Json Today() const { return Run(At(kLater, {"today", "--json"})).json(); }
  bool IsPlanned(const std::string& exercise) const {
    const Json items = Today()["plan"]["items"];
    return std::any_of(items.begin(), items.end(),
                       [&](const Json& item) { return item["exercise"] == exercise; });
  }
  Json Profile() const { return Run(At(kLater, {"profile", "--show", "--json"})).json(); }
  /// The first item of the plan that another exercise may stand in for, and that exercise.
  std::pair<std::string, std::string> SwappablePair() const {
    const Json today = Today();
    for (const Json& item : today["plan"]["items"]) {
      for (const Json& swap : item["swaps"]) {
        if (swap["exercise"] != item["exercise"])
          return {item["exercise"].get<std::string>(), swap["exercise"].get<std::string>()};
      }
    }
    ADD_FAILURE() << "nothing can be swapped";
    return {};
  }
};

TEST_F(ChoiceTest, SwapListsWhatMayStandIn) {
  MakeReadyForSession();
  const auto [from, to] = SwappablePair();
  const auto list = Run(At(kLater, {"swap", from}));
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_NE(list.out.find(to), std::string::npos) << list.out;
  EXPECT_NE(list.out.find("Protocol 20"), std::string::npos) << list.out;
}

TEST_F(ChoiceTest, SwapPutsOneInPlaceOfAnotherAndBackUndoesIt) {
  MakeReadyForSession();
  const auto [from, to] = SwappablePair();
  const auto swap = Run(At(kLater, {"swap", from, to}));
  ASSERT_EQ(swap.code, 0) << swap.err;
  EXPECT_NE(swap.out.find("--back"), std::string::npos) << swap.out;
  EXPECT_TRUE(IsPlanned(to));
  EXPECT_FALSE(IsPlanned(from));
  ASSERT_EQ(Run(At(kLater, {"swap", to, "--back"})).code, 0);
  EXPECT_TRUE(IsPlanned(from));
  EXPECT_TRUE(Profile()["prefer"].empty());
}

TEST_F(ChoiceTest, OnlyOneOfAGroupStandsWhenItIsSwappedTwice) {
  MakeReadyForSession();
  const auto [from, to] = SwappablePair();
  ASSERT_EQ(Run(At(kLater, {"swap", from, to})).code, 0);
  ASSERT_EQ(Run(At(kLater, {"swap", to, from})).code, 0);
  EXPECT_EQ(Profile()["prefer"], Json::array({from}));
}

TEST_F(ChoiceTest, AnotherWayOfDoingTheSameIsASwapToo) {
  MakeReadyForSession();
  const Json today = Today();
  for (const Json& item : today["plan"]["items"]) {
    for (const Json& swap : item["swaps"]) {
      if (swap["exercise"] != item["exercise"]) continue;
      const auto done = Run(At(kLater, {"swap", item["exercise"], swap["variant"]}));
      ASSERT_EQ(done.code, 0) << done.err;
      EXPECT_EQ(Profile()["prefer"], Json::array({swap["prefer"]}));
      return;
    }
  }
  ADD_FAILURE() << "nothing can be done in another way";
}

TEST_F(ChoiceTest, WhatIsAvoidedLeavesThePlanAndComesBack) {
  MakeReadyForSession();
  const auto [from, to] = SwappablePair();
  ASSERT_EQ(Run(At(kLater, {"swap", "--avoid", from})).code, 0);
  EXPECT_FALSE(IsPlanned(from));
  EXPECT_EQ(Run(At(kLater, {"swap", "--avoid", from})).code, 7) << "it is left out already";
  ASSERT_EQ(Run(At(kLater, {"swap", from, "--back"})).code, 0);
  EXPECT_TRUE(IsPlanned(from));
}

TEST_F(ChoiceTest, SwapRefusesWhatIsNotThereAndKeepsNothing) {
  EXPECT_EQ(Run(At(kMorning, {"swap"})).code, 7) << "there is no plan yet";
  MakeReadyForSession();
  const std::string before = Content("journal.jsonl");
  const auto [from, to] = SwappablePair();
  EXPECT_EQ(Run(At(kLater, {"swap", "headstand"})).code, 3);
  const auto refused = Run(At(kLater, {"swap", from, "headstand"}));
  EXPECT_EQ(refused.code, 7);
  EXPECT_NE(refused.err.find(to), std::string::npos) << "names what can: " << refused.err;
  EXPECT_EQ(Run(At(kLater, {"swap", "--back"})).code, 1);
  EXPECT_EQ(Content("journal.jsonl"), before);
}

TEST_F(ChoiceTest, EveryFieldOfTheFormCanBeSet) {
  const auto profile =
      Run(At(kMorning,
             {"profile", "--json", "--set", "sitting_h_per_day=9.5", "posture_habit=yes",
              "trains_strength=n", "goals=climb stairs; sit through a film", "equipment=none",
              "small_space=unsure", "weeks_since_surgery=11", "sport=running", "ball_opt_in=no"}));
  ASSERT_EQ(profile.code, 0) << profile.err;
  EXPECT_EQ(profile.json()["recorded"][0]["data"],
            (Json{{"sitting_h_per_day", 9.5},
                  {"posture_habit", "yes"},
                  {"trains_strength", "no"},
                  {"goals", {"climb stairs", "sit through a film"}},
                  {"equipment", Json::array()},
                  {"small_space", "unsure"},
                  {"weeks_since_surgery", 11},
                  {"sport", "running"},
                  {"ball_opt_in", "no"}}));
}

TEST_F(ChoiceTest, ProfileSaysWhichWordsFit) {
  const auto stress = Run(At(kMorning, {"profile", "--set", "stress=huge"}));
  EXPECT_EQ(stress.code, 2);
  EXPECT_NE(stress.err.find("high, usual, low"), std::string::npos) << stress.err;
  EXPECT_EQ(Run(At(kMorning, {"profile", "--set", "equipment=sofa"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"profile", "--set", "posture_habit=often"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"profile", "--set", "goals=a;b;c;d"})).code, 2);
  EXPECT_FALSE(std::filesystem::exists(File("journal.jsonl")));
}

TEST_F(ChoiceTest, WhatTheProfileSaysIsLinkedAndShown) {
  MakeReadyForSession();
  ASSERT_EQ(Run(At(kMorning, {"profile", "--set", "sitting_h_per_day=10"})).code, 0);
  const auto today = Run(At(kLater, {"today", "--why"}));
  EXPECT_NE(today.out.find("Long sitting"), std::string::npos) << today.out;
  EXPECT_NE(today.out.find("psoas protocol show sitting"), std::string::npos);
}

TEST_F(ChoiceTest, ComplaintKeepsOneEventAndSaysWhatIsWorthMentioning) {
  const auto complaint =
      Run(At(kMorning, {"complaint", "--all-no-except", "cough_groin", "--json"}));
  ASSERT_EQ(complaint.code, 0) << complaint.err;
  const Json answers = complaint.json()["recorded"][0]["data"]["answers"];
  EXPECT_EQ(answers["cough_groin"], "yes");
  EXPECT_EQ(answers["groin_front"], "no");
  EXPECT_EQ(complaint.json()["guidance"]["mentions"].size(), 1u);
  const auto said = Run(At(kLater, {"complaint", "--yes", "cough_groin"}));
  EXPECT_NE(said.out.find("Worth mentioning to a clinician"), std::string::npos) << said.out;
}

TEST_F(ChoiceTest, ComplaintTakesListsOfNamesAndRefusesOthers) {
  const auto some = Run(At(kMorning, {"complaint", "--yes", "groin_front,pinch_low", "--unsure",
                                      "click_stiff", "--no", "cough_groin", "--json"}));
  ASSERT_EQ(some.code, 0) << some.err;
  EXPECT_EQ(some.json()["recorded"][0]["data"]["answers"].size(), 4u);
  const std::string before = Content("journal.jsonl");
  EXPECT_EQ(Run(At(kMorning, {"complaint", "--yes", "elbow"})).code, 2);
  EXPECT_EQ(Run(At(kMorning, {"complaint", "--yes", "groin_front", "--no", "groin_front"})).code,
            2);
  EXPECT_EQ(Run(At(kMorning, {"complaint"})).code, 1);
  EXPECT_EQ(Content("journal.jsonl"), before);
  EXPECT_NE(Run({"complaint", "--list"}).out.find("cough_groin"), std::string::npos);
}

}  // namespace
}  // namespace psoas::cli
