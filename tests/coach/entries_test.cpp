// What a session leaves in the journal.
#include "floor.h"

namespace psoas::coach {
namespace {

TEST(Entries, TellRoundsSecondsAndBothSidesTogetherWhenTheyCameOutAlike) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitForTheEnd();
  ASSERT_EQ(floor.Done().size(), 1U);
  const Json data = floor.Done()[0].data;
  EXPECT_EQ(data["side"], "both");
  EXPECT_EQ(data["sets"], 3);
  EXPECT_EQ(data["seconds"], 240);
  EXPECT_EQ(data["hold_s"], 40);
  EXPECT_FALSE(data.contains("tuck_s"));
}

TEST(Entries, TellEachSideByItselfWhenTheyCameOutDifferently) {
  Floor floor({WorkOn("half_kneeling_stretch")});
  floor.WaitFor(Phase::kSwitchSide);
  floor.WaitFor(Phase::kHold);
  floor.Do(EventType::kSkip);
  ASSERT_EQ(floor.Done().size(), 2U);
  EXPECT_EQ(floor.Done()[0].data["side"], "right");
  EXPECT_EQ(floor.Done()[0].data["sets"], 3);
  EXPECT_EQ(floor.Done()[1].data["side"], "left");
  EXPECT_EQ(floor.Done()[1].data["sets"], 0);
}

TEST(Entries, BeginAndEndTheSessionOnce) {
  Floor floor({WorkOn("glute_bridge"), WorkOn("constructive_rest")});
  floor.WaitForTheEnd();
  floor.Stop("other");
  std::vector<std::string> types;
  for (const SessionEntry& entry : floor.entries()) types.push_back(entry.type);
  EXPECT_EQ(types, (std::vector<std::string>{"session.started", "exercise.done", "exercise.done",
                                             "session.ended"}));
}

TEST(Entries, OfAShortenedEffortTellTheCyclesThatWereDone) {
  Floor floor({WorkOn("contract_relax_kneeling", Side::kRight)});
  floor.WaitFor(Phase::kTakeUp);
  floor.Do(EventType::kShorten);
  floor.WaitForTheEnd();
  EXPECT_EQ(floor.Done()[0].data["reps"], 1);
  EXPECT_EQ(floor.Done()[0].data["sets"], 1);
}

}  // namespace
}  // namespace psoas::coach
