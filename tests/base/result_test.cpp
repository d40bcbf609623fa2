#include "base/result.h"

#include <gtest/gtest.h>

namespace psoas {
namespace {

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> value = 7;
  const Result<int> error = Error{ErrorCode::kInvalid, "", "wrong.", ""};
  EXPECT_TRUE(value.ok());
  EXPECT_EQ(*value, 7);
  EXPECT_FALSE(error.ok());
  EXPECT_EQ(error.error().message, "wrong.");
}

TEST(Error, SentenceNamesPlaceFaultAndMend) {
  const Error error{ErrorCode::kInvalid, "line 12", "the angle is not a number.",
                    "Write it in degrees, such as -8.5."};
  EXPECT_EQ(error.Sentence(),
            "line 12: the angle is not a number. Write it in degrees, such as -8.5.");
}

TEST(Error, SentenceLeavesOutWhatIsNotThere) {
  EXPECT_EQ((Error{ErrorCode::kInvalid, "", "it is too long.", ""}).Sentence(), "it is too long.");
}

TEST(Error, SentenceEndsBeforeTheMendBegins) {
  const Error error{ErrorCode::kInvalid, "bone L5", "its parent does not stand before it",
                    "List parents first."};
  EXPECT_EQ(error.Sentence(), "bone L5: its parent does not stand before it. List parents first.");
}

}  // namespace
}  // namespace psoas
