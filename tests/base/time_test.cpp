#include "base/time.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace psoas {
namespace {

Instant At(std::string_view text) { return ParseInstant(text).value(); }

TEST(Instant, CountsMillisecondsFrom1970) {
  EXPECT_EQ(At("1970-01-01T00:00:00Z").ms, 0);
  EXPECT_EQ(At("2026-03-02T09:00:00Z").ms, 1'772'442'000'000);
  EXPECT_EQ(At("1969-12-31T23:59:59.999Z").ms, -1);
}

TEST(Instant, ReadsOffsetsAsTheSameMoment) {
  EXPECT_EQ(At("2026-03-02T10:00:00+01:00"), At("2026-03-02T09:00:00Z"));
  EXPECT_EQ(At("2026-03-01T23:30:00-05:30"), At("2026-03-02T05:00:00Z"));
}

TEST(Instant, CutsFractionsToMilliseconds) {
  EXPECT_EQ(At("2026-03-02T09:00:00.5Z").ms % 1000, 500);
  EXPECT_EQ(At("2026-03-02T09:00:00.123987Z").ms % 1000, 123);
}

TEST(Instant, RefusesTimesThatAreNone) {
  for (const char* text :
       {"", "2026-03-02", "2026-03-02T09:00:00", "2026-03-02 09:00:00Z", "2026-02-29T09:00:00Z",
        "2026-13-01T09:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z",
        "2026-03-02T09:00:60Z", "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00+1:00",
        "1899-12-31T00:00:00Z", "2201-01-01T00:00:00Z", "2026-03-02T09:00:00Zx"}) {
    EXPECT_FALSE(ParseInstant(text).ok()) << text;
  }
}

TEST(Instant, WritesFractionsOnlyWhenThereAreAny) {
  EXPECT_EQ(Format(At("2026-03-02T10:00:00+01:00")), "2026-03-02T09:00:00Z");
  EXPECT_EQ(Format(At("2026-03-02T09:00:00.070Z")), "2026-03-02T09:00:00.070Z");
}

TEST(Instant, ComesBackAsItWasWritten) {
  EXPECT_TRUE(rc::check([] {
    const Instant any{*rc::gen::inRange<std::int64_t>(-2'208'988'800'000, 7'258'118'400'000)};
    RC_ASSERT(At(Format(any)) == any);
    RC_ASSERT(Format(any).substr(0, 10) == Format(any.day()));
  }));
}

TEST(Day, BelongsToTheInstantsBeforeItsMidnight) {
  EXPECT_EQ(At("1969-12-31T23:59:59Z").day().since_epoch, -1);
  EXPECT_EQ(At("1970-01-01T23:59:59Z").day().since_epoch, 0);
}

TEST(Day, KnowsLeapYears) {
  EXPECT_TRUE(ParseDay("2028-02-29").ok());
  EXPECT_FALSE(ParseDay("2100-02-29").ok());
  EXPECT_EQ(Format(ParseDay("2028-02-29").value() + 366), "2029-03-01");
}

TEST(Day, KnowsItsYear) {
  EXPECT_EQ(YearOf(ParseDay("2026-12-31").value()), 2026);
  EXPECT_EQ(Format(FirstOfYear(2027)), "2027-01-01");
}

TEST(HoursBetween, IsNegativeBackwards) {
  EXPECT_DOUBLE_EQ(HoursBetween(At("2026-03-02T09:00:00Z"), At("2026-03-02T07:30:00Z")), -1.5);
}

}  // namespace
}  // namespace psoas
