#include "proof/worked_case.h"

#include <gtest/gtest.h>

namespace psoas::proof {
namespace {

guide::Guidance Some() {
  guide::Guidance guidance;
  guidance.disposition = rules::Disposition::kUrgent;
  guidance.blocked.push_back({"bridge", "acute", "floor", ""});
  guidance.findings.left.near_edge = true;
  return guidance;
}

TEST(Unmet, IsEmptyWhenEverythingCameOut) {
  EXPECT_TRUE(Unmet({{"disposition", "urgent"},
                     {"blocked", {"bridge", "bridge/floor"}},
                     {"near_edge", {{"left", true}}}},
                    Some())
                  .empty());
}

TEST(Unmet, SaysWhatWasExpectedAndWhatCame) {
  const auto unmet = Unmet({{"disposition", "limits"}}, Some());
  ASSERT_EQ(unmet.size(), 1u);
  EXPECT_EQ(unmet[0], "disposition: expected \"limits\", got \"urgent\"");
}

TEST(Unmet, TellsOneWayOfAnExerciseFromAnother) {
  EXPECT_EQ(Unmet({{"blocked", {"bridge/chair"}}}, Some()).size(), 1u);
  EXPECT_EQ(Unmet({{"not_blocked", {"bridge/floor"}}}, Some()).size(), 1u);
}

}  // namespace
}  // namespace psoas::proof
