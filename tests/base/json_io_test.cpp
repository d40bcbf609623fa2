#include "base/json_io.h"

#include <gtest/gtest.h>

namespace psoas {
namespace {

enum class Side { kLeft, kRight };

struct Reading {
  double thigh_deg = 0;
  std::optional<int> count;
  static constexpr auto Fields() {
    return std::tuple{Field{"thigh_deg", &Reading::thigh_deg, "the angle"},
                      Field{"count", &Reading::count}};
  }
};

struct Record {
  Side side = Side::kLeft;
  bool flat = false;
  std::vector<Reading> readings;
  std::map<std::string, std::string> notes;
  static constexpr auto Fields() {
    return std::tuple{Field{"side", &Record::side}, Field{"flat", &Record::flat},
                      Field{"readings", &Record::readings}, Field{"notes", &Record::notes}};
  }
};

}  // namespace

template <>
struct EnumNames<Side> {
  static constexpr std::array kNames{"left", "right"};
};

namespace {

Result<Record> ReadRecord(const char* text, UnknownKeys unknown = UnknownKeys::kRefuse) {
  return Read<Record>(ParseJson(text).value(), "data", unknown);
}

Error FaultOf(const char* text) { return ReadRecord(text).error(); }

TEST(ReadRecord, ComesBackAsItWasWritten) {
  Record record;
  record.side = Side::kRight;
  record.readings = {{-8.5, 3}, {0, std::nullopt}};
  record.notes = {{"a", "b"}};
  const auto again = Read<Record>(Write(record), "", UnknownKeys::kRefuse);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(Dump(Write(*again)), Dump(Write(record)));
}

TEST(ReadRecord, WritesAnEmptyOptionalAsNull) {
  EXPECT_EQ(Dump(Write(Reading{})), R"({"count":null,"thigh_deg":0.0})");
}

TEST(ReadRecord, LetsListsMapsBoolsAndOptionalsBeAbsent) {
  EXPECT_TRUE(ReadRecord(R"({"side":"left"})").ok());
}

TEST(ReadRecord, NamesTheMissingField) {
  EXPECT_EQ(FaultOf(R"({})").Sentence(), "data.side: this is missing. Add it: side.");
  EXPECT_EQ(FaultOf(R"({"side":"left","readings":[{}]})").place, "data.readings[0].thigh_deg");
}

TEST(ReadRecord, NamesTheChoicesOfAnEnum) {
  const Error error = FaultOf(R"({"side":"middle"})");
  EXPECT_EQ(error.place, "data.side");
  EXPECT_EQ(error.mend, "Use one of: left | right.");
}

TEST(ReadRecord, RefusesWrongTypesWithTheirPath) {
  EXPECT_EQ(FaultOf(R"([])").place, "data");
  EXPECT_EQ(FaultOf(R"({"side":"left","flat":1})").place, "data.flat");
  EXPECT_EQ(FaultOf(R"({"side":"left","readings":{}})").place, "data.readings");
  EXPECT_EQ(FaultOf(R"({"side":"left","notes":{"a":1}})").place, "data.notes.a");
  EXPECT_EQ(FaultOf(R"({"side":"left","readings":[{"thigh_deg":"8"}]})").place,
            "data.readings[0].thigh_deg");
}

TEST(ReadRecord, RefusesWholeNumbersThatDoNotFit) {
  EXPECT_FALSE(
      ReadRecord(R"({"side":"left","readings":[{"thigh_deg":1,"count":3000000000}]})").ok());
  EXPECT_FALSE(ReadRecord(R"({"side":"left","readings":[{"thigh_deg":1,"count":1.5}]})").ok());
  EXPECT_TRUE(ReadRecord(R"({"side":"left","readings":[{"thigh_deg":1,"count":-5}]})").ok());
}

TEST(ReadRecord, RefusesOrIgnoresUnknownKeysAsAsked) {
  const char* text = R"({"side":"left","colour":"red"})";
  EXPECT_EQ(FaultOf(text).place, "data.colour");
  EXPECT_TRUE(ReadRecord(text, UnknownKeys::kIgnore).ok());
}

}  // namespace
}  // namespace psoas
