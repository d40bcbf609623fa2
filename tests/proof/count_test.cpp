#include "proof/count.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace psoas::proof {
namespace {

std::string Plain(const Count& count) {
  std::string text = count.Text();
  std::erase(text, ' ');
  return text;
}

TEST(Count, HoldsMoreThanAnyMachineWord) {
  Count count(1);
  for (int i = 0; i < 60; ++i) count *= 3;
  EXPECT_EQ(Plain(count), "42391158275216203514294433201");
}

TEST(Count, SeparatesThousands) {
  EXPECT_EQ(Count(0).Text(), "0");
  EXPECT_EQ(Count(999).Text(), "999");
  EXPECT_EQ(Count(1'594'323).Text(), "1 594 323");
  EXPECT_EQ(Count(4'000'000'001).Text(), "4 000 000 001");
}

TEST(Count, AddsAndMultipliesLikeNumbers) {
  EXPECT_TRUE(rc::check([](std::uint32_t a, std::uint32_t b, std::uint16_t c) {
    Count count(a);
    count += Count(b);
    count *= c;
    RC_ASSERT(Plain(count) == std::to_string((std::uint64_t{a} + b) * c));
  }));
}

}  // namespace
}  // namespace psoas::proof
