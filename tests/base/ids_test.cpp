#include "base/ids.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace psoas {
namespace {

TEST(UuidV7, CarriesTimeVersionAndVariant) {
  const std::array<std::uint8_t, 10> ones{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  EXPECT_EQ(MakeUuidV7({0x0123456789ab}, ones), "01234567-89ab-7fff-bfff-ffffffffffff");
  EXPECT_EQ(MakeUuidV7({0}, {}), "00000000-0000-7000-8000-000000000000");
}

TEST(UuidV7, SortsByTime) {
  EXPECT_TRUE(rc::check([](std::array<std::uint8_t, 10> a, std::array<std::uint8_t, 10> b) {
    const Instant at{*rc::gen::inRange<std::int64_t>(0, 7'258'118'400'000)};
    RC_ASSERT(MakeUuidV7(at, a) < MakeUuidV7({at.ms + 1}, b));
    RC_ASSERT(IsUuid(MakeUuidV7(at, a)));
  }));
}

TEST(IsUuid, RefusesOtherText) {
  EXPECT_TRUE(IsUuid("018F2B6C-0000-4000-8000-00000000000a"));
  for (const char* text :
       {"", "018f2b6c", "018f2b6c-0000-4000-8000-00000000000",
        "018f2b6c-0000-4000-8000-00000000000g", "018f2b6c00000-4000-8000-00000000000a"}) {
    EXPECT_FALSE(IsUuid(text)) << text;
  }
}

}  // namespace
}  // namespace psoas
