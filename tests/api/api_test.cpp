// The one door: every request is answered, whatever it is.
#include "api/api.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "embedded/embedded.h"

namespace psoas::api {
namespace {

nlohmann::json Ask(Api& api, const nlohmann::json& request) {
  return nlohmann::json::parse(api.Call(request.dump()));
}

Api MakeApi() { return std::move(Api::Create(EmbeddedProtocol())).value(); }

const nlohmann::json kNote{
    {"id", "a"}, {"at", "2026-03-02T12:00:00Z"}, {"type", "note.added"}, {"data", {{"text", "x"}}}};

TEST(Api, RefusesAProtocolThatDoesNotLoad) { EXPECT_FALSE(Api::Create("{}").ok()); }

TEST(Api, AboutNamesVersionAndHash) {
  Api api = MakeApi();
  const auto about = Ask(api, {{"op", "about"}});
  ASSERT_TRUE(about["ok"]);
  EXPECT_EQ(about["value"]["protocol"]["hash"].get<std::string>().size(), 64u);
}

TEST(Api, CatalogueHoldsAllQuestionsAndExercises) {
  Api api = MakeApi();
  const auto value = Ask(api, {{"op", "protocol"}})["value"];
  std::size_t questions = 0;
  for (const auto& group : value["groups"]) questions += group["questions"].size();
  EXPECT_EQ(questions, 44u);
  EXPECT_GE(value["exercises"].size(), 6u);
}

TEST(Api, AppendIsWholeOrNotAtAll) {
  Api api = MakeApi();
  const auto bad = Ask(api, {{"op", "append"}, {"events", {kNote, {{"id", "b"}}}}})["value"];
  EXPECT_EQ(bad["accepted"], 0);
  EXPECT_EQ(bad["problems"].size(), 1u);
  EXPECT_NE(bad["problems"][0]["place"].get<std::string>().find("events[1]"), std::string::npos);
  EXPECT_EQ(Ask(api, {{"op", "append"}, {"events", {kNote}}})["value"]["accepted"], 1);
  EXPECT_EQ(Ask(api, {{"op", "append"}, {"events", {kNote}}})["value"]["repeated"], 1);
}

TEST(Api, AJournalInTheRequestLeavesTheHeldOneAlone) {
  Api api = MakeApi();
  Ask(api, {{"op", "append"}, {"events", {kNote}}});
  Ask(api, {{"op", "guide"}, {"now", "2026-03-02T12:00:00Z"}, {"journal", ""}});
  const auto text =
      Ask(api, {{"op", "export"}, {"format", "jsonl"}})["value"]["text"].get<std::string>();
  EXPECT_NE(text.find("note.added"), std::string::npos);
}

TEST(Api, GuideNeedsATime) {
  Api api = MakeApi();
  const auto answer = Ask(api, {{"op", "guide"}});
  EXPECT_FALSE(answer["ok"]);
  EXPECT_EQ(answer["error"]["place"], "now");
}

TEST(Api, CsvQuotesWhatASpreadsheetCouldRun) {
  Api api = MakeApi();
  const std::string line =
      R"x({"id":"=cmd()","at":"2026-03-02T12:00:00Z","type":"thomas.measured","data":{"side":"left","method":"tape","pain":"none","readings":[{"thigh_deg":-8.5}]}})x";
  const auto csv =
      Ask(api, {{"op", "export"}, {"format", "csv"}, {"journal", line}})["value"]["text"]
          .get<std::string>();
  EXPECT_NE(csv.find("'=cmd()"), std::string::npos);
  EXPECT_NE(csv.find(",-8.5,"), std::string::npos) << "numbers stay numbers";
}

TEST(Api, ReportTextFitsEightyColumns) {
  Api api = MakeApi();
  const auto text = Ask(api, {{"op", "export"},
                              {"format", "report"},
                              {"now", "2026-03-02T12:00:00Z"}})["value"]["text"]
                        .get<std::string>();
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    EXPECT_LE(end - begin, 80u) << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(Api, CatalogueHoldsTheProfileFormThePointersAndTheCards) {
  Api api = MakeApi();
  const auto value = Ask(api, {{"op", "protocol"}})["value"];
  EXPECT_EQ(value["profile"]["reasons"].size(), 5u);
  EXPECT_GE(value["complaint"]["pointers"].size(), 12u);
  EXPECT_GE(value["hands_on"].size(), 4u);
}

TEST(Api, LetterIsWrittenWhenItIsNamedAndRefusedWhenNoneIsDue) {
  Api api = MakeApi();
  nlohmann::json request{{"op", "letter"}, {"now", "2026-03-02T12:00:00Z"}, {"journal", ""}};
  EXPECT_EQ(Ask(api, request)["error"]["code"], "not_found");
  request["id"] = "no_change";
  const auto letter = Ask(api, request)["value"];
  EXPECT_EQ(letter["id"], "no_change");
  EXPECT_EQ(letter["protocol"]["hash"].get<std::string>().size(), 64u);
}

TEST(Api, ProfileIsTheLatestOfEveryField) {
  Api api = MakeApi();
  const std::string lines =
      R"({"id":"a","at":"2026-03-01T12:00:00Z","type":"profile.set","data":{"sport":"yoga","prefer":["a"]}})"
      "\n"
      R"({"id":"b","at":"2026-03-02T12:00:00Z","type":"profile.set","data":{"prefer":["b"]}})";
  const auto profile =
      Ask(api, {{"op", "profile"}, {"now", "2026-03-03T12:00:00Z"}, {"journal", lines}})["value"];
  EXPECT_EQ(profile["sport"], "yoga");
  EXPECT_EQ(profile["prefer"], nlohmann::json({"b"}));
}

TEST(Api, UnknownOperationIsNamed) {
  Api api = MakeApi();
  EXPECT_EQ(Ask(api, {{"op", "dance"}})["error"]["code"], "unsupported");
}

RC_GTEST_PROP(ApiLaw, AnyBytesGetAnAnswer, (std::string bytes)) {
  static Api api = MakeApi();
  RC_ASSERT(nlohmann::json::parse(api.Call(bytes)).contains("ok"));
}

RC_GTEST_PROP(ApiLaw, AnyJournalTextGetsGuidance, (std::string bytes)) {
  static Api api = MakeApi();
  const nlohmann::json request{
      {"op", "guide"}, {"now", "2026-03-02T12:00:00Z"}, {"journal", bytes}};
  const std::string text = request.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  RC_ASSERT(nlohmann::json::parse(api.Call(text))["ok"] == true);
}

}  // namespace
}  // namespace psoas::api
