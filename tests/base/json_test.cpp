#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <nlohmann/json.hpp>

namespace psoas {
namespace {

std::string Nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(ParseJson, ReadsEveryKindOfValue) {
  const auto json = ParseJson(R"({"a":[1,-2.5,"x",true,null],"b":{"c":18446744073709551615}})");
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["a"][1], -2.5);
  EXPECT_EQ((*json)["b"]["c"], 18446744073709551615u);
  EXPECT_TRUE((*json)["a"][4].is_null());
}

TEST(ParseJson, NamesThePlaceOfAFault) {
  const auto json = ParseJson("{\"a\":1,}", "line 12");
  ASSERT_FALSE(json.ok());
  EXPECT_EQ(json.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(json.error().place, "line 12, character 8");
}

TEST(ParseJson, CountsLinesInLongerText) {
  EXPECT_EQ(ParseJson("{\n  \"a\": oops\n}\n").error().place, "line 2, character 8");
}

TEST(ParseJson, RefusesAKeyThatIsThereTwice) {
  const auto json = ParseJson(R"({"ces":"no","ces":"yes"})");
  ASSERT_FALSE(json.ok());
  EXPECT_EQ(json.error().message, "the key \"ces\" is there twice.");
}

TEST(ParseJson, AllowsTheSameKeyInDifferentObjects) {
  EXPECT_TRUE(ParseJson(R"({"a":{"a":1},"b":{"a":2}})").ok());
}

TEST(ParseJson, TakesSixtyFourLevelsAndRefusesMore) {
  EXPECT_TRUE(ParseJson(Nested(64)).ok());
  EXPECT_FALSE(ParseJson(Nested(65)).ok());
  EXPECT_FALSE(ParseJson(Nested(1'000'000)).ok());
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  for (const char* text : {"", " ", "{", "NaN", "[Infinity]", "1e999", "'a'", "{} {}", "[1,]",
                           "\"\xff\"", "{\"a\"}", "\"\\ud800\""}) {
    EXPECT_FALSE(ParseJson(text).ok()) << text;
  }
}

TEST(ParseJson, NeverFailsToAnswerOnAnyText) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const auto json = ParseJson(text);
    if (!json.ok()) RC_ASSERT(!json.error().message.empty());
  }));
}

TEST(Dump, SortsKeysAndPadsNothing) {
  const Json json = {{"b", 1}, {"a", Json::array({1.5, "x"})}};
  EXPECT_EQ(Dump(json), R"({"a":[1.5,"x"],"b":1})");
}

TEST(Dump, ReplacesInvalidText) { EXPECT_EQ(Dump(Json("a\xff")), "\"a\xEF\xBF\xBD\""); }

TEST(Dump, GivesBackTheSameBytesAfterParsing) {
  EXPECT_TRUE(rc::check([](double number, std::map<std::string, std::vector<int>> lists) {
    Json json = {{"number", number}};
    for (const auto& [key, list] : lists) json["lists"][Dump(Json(key))] = list;
    const auto again = ParseJson(Dump(json));
    RC_ASSERT(again.ok());
    RC_ASSERT(Dump(*again) == Dump(json));
  }));
}

}  // namespace
}  // namespace psoas
