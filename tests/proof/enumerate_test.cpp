// The second evaluator against the first, and against rows that break the law.
#include "proof/enumerate.h"

#include <gtest/gtest.h>

#include "../rules/real_protocol.h"

namespace psoas::proof {
namespace {

constexpr std::uint64_t kFew = 59'049;  // 3^10

TEST(Enumerate, OnlyTheSetsWithEveryQuestionNoProceed) {
  const Enumeration all = Enumerate(rules::RealProtocol().protocol, kFew, true, 1);
  EXPECT_GE(all.sets, kFew);
  EXPECT_EQ(all.falls, "");
  EXPECT_EQ(all.exercise, "");
  EXPECT_EQ(all.passes, "");
  EXPECT_GT(all.proceed, 0u);
}

TEST(Enumerate, CountsWithOneThreadAsWithTwo) {
  const Enumeration one = Enumerate(rules::RealProtocol().protocol, 3 * 1'594'323, true, 1);
  const Enumeration two = Enumerate(rules::RealProtocol().protocol, 3 * 1'594'323, true, 2);
  EXPECT_EQ(one.sets, two.sets);
  EXPECT_EQ(one.comparisons, two.comparisons);
  EXPECT_EQ(one.proceed, two.proceed);
}

TEST(Enumerate, FindsARowThatAGraverAnswerSwitchesOff) {
  rules::Protocol protocol = rules::RealProtocol().protocol;
  for (rules::Row& row : protocol.screening.triage.rows) {
    if (row.then != "emergency") continue;
    for (auto& [input, values] : row.when) values = {"unsure"};
  }
  EXPECT_NE(Enumerate(protocol, kFew, true, 1).falls, "");
}

TEST(Enumerate, FindsAGraveAnswerThatAllowsSomething) {
  rules::Protocol protocol = rules::RealProtocol().protocol;
  for (rules::Row& row : protocol.screening.triage.rows) {
    if (row.id.ends_with("_unsure")) row.then = "limits";
  }
  EXPECT_NE(Enumerate(protocol, kFew, false, 1).exercise, "");
}

}  // namespace
}  // namespace psoas::proof
