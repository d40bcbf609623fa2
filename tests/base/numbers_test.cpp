#include "base/numbers.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

TEST(RoundTenth, GoesHalfAwayFromZero) {
  EXPECT_DOUBLE_EQ(RoundTenth(0.25), 0.3);
  EXPECT_DOUBLE_EQ(RoundTenth(-0.25), -0.3);
  EXPECT_DOUBLE_EQ(RoundTenth(-10.04), -10.0);
}

TEST(RoundTenth, HasNoMinusZero) { EXPECT_FALSE(std::signbit(RoundTenth(-0.01))); }

TEST(Tenth, IsAsShortAsItCanBe) {
  EXPECT_EQ(Tenth(3), "3");
  EXPECT_EQ(Tenth(-10.5), "-10.5");
  EXPECT_EQ(Tenth(-0.04), "0");
  EXPECT_EQ(Tenth(-0.5), "-0.5");
  EXPECT_EQ(Tenth(1e9), "1000000000");
}

TEST(Tenth, SaysWhatRoundTenthGives) {
  EXPECT_TRUE(rc::check([] {
    const double value = *rc::gen::inRange(-100'000, 100'000) / 100.0;
    RC_ASSERT(std::stod(Tenth(value)) == RoundTenth(value));
  }));
}

TEST(Median, TakesTheMiddleOrTheMeanOfTwo) {
  EXPECT_DOUBLE_EQ(Median({3, 1, 2}), 2);
  EXPECT_DOUBLE_EQ(Median({4, 1, 2, 3}), 2.5);
  EXPECT_DOUBLE_EQ(Median({-7}), -7);
}

TEST(Median, LiesWithinTheValuesWhateverTheirOrder) {
  EXPECT_TRUE(rc::check([] {
    auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(-900, 900), [](int tenths) { return tenths / 10.0; })));
    const double median = Median(values);
    std::reverse(values.begin(), values.end());
    RC_ASSERT(Median(values) == median);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    RC_ASSERT(*low <= median && median <= *high);
  }));
}

TEST(Spread, IsLargestMinusSmallest) {
  EXPECT_DOUBLE_EQ(Spread(std::vector<double>{-3, 4, 1}), 7);
  EXPECT_DOUBLE_EQ(Spread(std::vector<double>{5}), 0);
  EXPECT_DOUBLE_EQ(Spread({}), 0);
}

TEST(Fill, PutsValuesInTheirPlaces) {
  const std::vector<Filling> fillings{{"thigh", "3"}, {"mdc", "7"}};
  EXPECT_EQ(Fill("{thigh} degrees, give or take {mdc}.", fillings), "3 degrees, give or take 7.");
}

TEST(Fill, LeavesUnknownPlacesAndLooseBraces) {
  const std::vector<Filling> fillings{{"a", "1"}};
  EXPECT_EQ(Fill("{b} {a} {", fillings), "{b} 1 {");
}

TEST(Fill, NeverFillsWhatItPutIn) {
  const std::vector<Filling> fillings{{"a", "{b}"}, {"b", "x"}};
  EXPECT_EQ(Fill("{a}", fillings), "{b}");
}

}  // namespace
}  // namespace psoas
