// Every endpoint, without sockets: a request in, an answer out.
#include "http/app.h"

#include <gtest/gtest.h>

#include <future>

#include "base/json_io.h"
#include "sample_events.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

/// Refuses notes that say so; the real core is met in program_test.cpp.
std::string SmallCore(std::string_view request) {
  if (request.find("about") != std::string_view::npos) return R"({"ok":true,"value":{"n":1}})";
  if (request.find("refuse me") == std::string_view::npos) {
    return R"({"ok":true,"value":{"problems":[]}})";
  }
  return R"({"ok":true,"value":{"problems":[{"code":"invalid","place":"data.text",)"
         R"("message":"no.","mend":"Say yes."}]}})";
}

class AppTest : public testing::Test {
 protected:
  AppTest() {
    store_ = std::move(OpenSqliteStore(dir_.File("journal.db")).value());
    queue_ = std::make_unique<AppendQueue>(*store_);
    const Assets assets{{"/index.html", {"<page>", "", "text/html", "\"i\""}},
                        {"/assets/app-12345678.js", {"code", "zip", "text/javascript", "\"a\""}}};
    app_ = std::make_unique<App>(*store_, *queue_, SmallCore, assets, Policy{});
  }

  using Headers = std::vector<std::pair<std::string, std::string>>;

  Response Ask(std::string method, std::string target, Headers headers = {},
               std::string body = "") {
    headers.emplace_back("host", "localhost:8080");
    return AskAs({std::move(method), std::move(target), std::move(headers), std::move(body)});
  }

  Response AskAs(const Request& request) {
    std::promise<Response> answer;
    app_->Handle(request, [&answer](Response response) { answer.set_value(std::move(response)); });
    return answer.get_future().get();
  }

  Response Post(const std::string& body, const std::string& type = "application/json") {
    return Ask("POST", "/api/journal", {{"content-type", type}}, body);
  }

  static std::string Header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return "";
  }

  static std::string Place(const Response& response) {
    return ParseJson(response.body).value().at("place").get<std::string>();
  }

  TempDir dir_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<AppendQueue> queue_;
  std::unique_ptr<App> app_;
};

TEST_F(AppTest, KeepsEventsAndHandsThemOutAgain) {
  const auto kept = Post(R"({"events":[)" + SampleJson(1) + "," + SampleJson(2) + "]}");
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.body, R"({"accepted":2,"repeated":0})");
  const auto read = Ask("GET", "/api/journal?since=&limit=1");
  const Json page = ParseJson(read.body).value();
  EXPECT_EQ(page.at("events").size(), 1u);
  EXPECT_TRUE(page.at("more").get<bool>());
  const auto rest = Ask("GET", "/api/journal?since=" + page.at("cursor").get<std::string>());
  EXPECT_EQ(Dump(ParseJson(rest.body).value().at("events").front()), SampleJson(2));
}

TEST_F(AppTest, TakesEventsOneALine) {
  const auto kept =
      Post(SampleJson(1) + "\r\n\n" + SampleJson(2), "application/x-ndjson; charset=utf-8");
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(store_->Count("local").value(), 2);
}

TEST_F(AppTest, AnswersARepeatedRequestAsIfItWereTheFirst) {
  const std::string body = R"({"events":[)" + SampleJson(1) + "]}";
  Post(body);
  EXPECT_EQ(Post(body).body, R"({"accepted":0,"repeated":1})");
}

TEST_F(AppTest, NamesTheEventTheCoreRefusesAndKeepsNothing) {
  const auto refused =
      Post(R"({"events":[)" + SampleJson(1) + "," + SampleJson(2, "refuse me") + "]}");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(Place(refused), "events[1].data.text");
  EXPECT_EQ(store_->Count("local").value(), 0);
}

TEST_F(AppTest, NamesTheLineTheCoreRefuses) {
  const auto refused =
      Post(SampleJson(1) + "\n" + SampleJson(2, "refuse me"), "application/x-ndjson");
  EXPECT_EQ(Place(refused), "line 2.data.text");
}

TEST_F(AppTest, AnswersATakenIdWithAConflict) {
  Post(R"({"events":[)" + SampleJson(1, "first") + "]}");
  const auto refused = Post(R"({"events":[)" + SampleJson(1, "second") + "]}");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(Place(refused), "event " + SampleId(1));
}

TEST_F(AppTest, RefusesBodiesThatAreNotEvents) {
  for (
      const char* body :
      {"", "{", "[]", "7", "null", R"({"events":7})", R"({"events":[7]})", R"({"events":[{}]})",
       R"({"events":[{"id":1,"at":"x","type":"y"}]})", R"({"events":NaN})", R"({"events":[1e999]})",
       R"({"events":[{"id":"../../x","at":"2026-01-01T00:00:00Z","type":"note.added"}]})",
       R"({"events":[{"id":"018f2b6c-0000-7000-8000-000000000001","at":"noon","type":"note.added"}]})",
       R"({"events":[],"events":[]})"}) {
    const auto refused = Post(body);
    EXPECT_EQ(refused.status, 400) << body;
    EXPECT_EQ(Header(refused, "content-type"), "application/problem+json");
    EXPECT_FALSE(ParseJson(refused.body).value().at("mend").get<std::string>().empty()) << body;
  }
  EXPECT_EQ(store_->Count("local").value(), 0);
}

TEST_F(AppTest, RefusesAnEventThatIsTooLarge) {
  const auto refused = Post(R"({"events":[)" + SampleJson(1, std::string(70'000, 'x')) + "]}");
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(Place(refused), "events[0]");
}

TEST_F(AppTest, RefusesMoreEventsThanARequestMayHold) {
  std::string lines;
  for (int i = 0; i <= 10'000; ++i) lines += SampleJson(i) + "\n";
  EXPECT_EQ(Post(lines, "application/x-ndjson").status, 413);
  EXPECT_EQ(store_->Count("local").value(), 0);
}

TEST_F(AppTest, TakesEventsOnlyAsJson) {
  for (const char* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}) {
    EXPECT_EQ(Post("{}", type).status, 415) << type;
  }
}

TEST_F(AppTest, RefusesACursorOrALimitItDoesNotKnow) {
  for (const char* query :
       {"since=7", "since=%00", "since=%zz", "limit=0", "limit=x", "limit=10001", "limit=1.5"}) {
    EXPECT_EQ(Ask("GET", std::string("/api/journal?") + query).status, 400) << query;
  }
}

TEST_F(AppTest, SaysWhichMethodsAnAddressKnows) {
  const auto put = Ask("PUT", "/api/journal");
  EXPECT_EQ(put.status, 405);
  EXPECT_EQ(Header(put, "allow"), "GET, HEAD, POST, DELETE");
  EXPECT_EQ(Ask("POST", "/").status, 405);
  EXPECT_EQ(Ask("OPTIONS", "/api/journal").status, 405);
}

TEST_F(AppTest, ForgetsEverythingWhenAsked) {
  Post(R"({"events":[)" + SampleJson(1) + "]}");
  EXPECT_EQ(Ask("DELETE", "/api/journal").body, R"({"deleted":1})");
  EXPECT_EQ(store_->Count("local").value(), 0);
}

TEST_F(AppTest, ReportsHealthAndWhatTheCoreSaysAboutItself) {
  EXPECT_EQ(Ask("GET", "/api/health").body, R"({"ok":true})");
  EXPECT_EQ(Ask("GET", "/api/about").body, R"({"n":1})");
  EXPECT_EQ(Ask("GET", "/api/nothing").status, 404);
}

TEST_F(AppTest, ServesThePageForItsOwnAddressesOnly) {
  EXPECT_EQ(Ask("GET", "/").body, "<page>");
  EXPECT_EQ(Ask("GET", "/progress", {{"accept", "text/html,*/*;q=0.8"}}).body, "<page>");
  EXPECT_EQ(Ask("GET", "/progress", {{"accept", "*/*"}}).status, 404);
  EXPECT_EQ(Ask("GET", "/api/x", {{"accept", "text/html"}}).status, 404);
}

TEST_F(AppTest, LetsBrowsersKeepOnlyHashedFiles) {
  EXPECT_EQ(Header(Ask("GET", "/"), "cache-control"), "no-store");
  EXPECT_EQ(Header(Ask("GET", "/api/journal"), "cache-control"), "no-store");
  const auto asset = Ask("GET", "/assets/app-12345678.js");
  EXPECT_NE(Header(asset, "cache-control").find("immutable"), std::string::npos);
  EXPECT_EQ(Ask("GET", "/assets/app-12345678.js", {{"if-none-match", "\"a\""}}).status, 304);
}

TEST_F(AppTest, CompressesForThoseWhoCanReadIt) {
  const auto get = [&](const char* accepts) {
    return Ask("GET", "/assets/app-12345678.js", {{"accept-encoding", accepts}}).body;
  };
  EXPECT_EQ(get("br, gzip"), "zip");
  EXPECT_EQ(get("gzip;q=0"), "code");
  EXPECT_EQ(get("gzip;q=0.5"), "zip");
  EXPECT_EQ(get("br"), "code");
}

TEST_F(AppTest, NeverLeavesTheAppsFolder) {
  for (const char* path :
       {"/../etc/passwd", "/assets/../../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc", "/..\\etc",
        "/%00", "etc/passwd", "http://localhost/", "*", ""}) {
    EXPECT_EQ(Ask("GET", path, {{"accept", "text/html"}}).status, 400) << path;
  }
}

TEST_F(AppTest, AnswersOnlyToANameOfThisMachine) {
  for (const char* host : {"evil.example", "evil.example:8080", "localhost.evil.example",
                           "127.0.0.1.nip.io", "10.0.0.1"}) {
    EXPECT_EQ(AskAs({"GET", "/api/journal", {{"host", host}}, ""}).status, 421) << host;
  }
  for (const char* host : {"localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "[::1]"}) {
    EXPECT_EQ(AskAs({"GET", "/api/journal", {{"host", host}}, ""}).status, 200) << host;
  }
  EXPECT_EQ(AskAs({"GET", "/api/journal", {}, ""}).status, 400);
}

TEST_F(AppTest, LetsNoOtherSiteWrite) {
  const auto post = [&](const char* name, const char* value) {
    return Ask("POST", "/api/journal", {{"content-type", "application/json"}, {name, value}},
               R"({"events":[]})")
        .status;
  };
  EXPECT_EQ(post("origin", "https://evil.example"), 403);
  EXPECT_EQ(post("origin", "null"), 403);
  EXPECT_EQ(post("origin", "http://localhost:1"), 403);
  EXPECT_EQ(post("sec-fetch-site", "cross-site"), 403);
  EXPECT_EQ(post("sec-fetch-site", "same-site"), 403);
  EXPECT_EQ(post("origin", "http://localhost:8080"), 200);
  EXPECT_EQ(post("sec-fetch-site", "same-origin"), 200);
  EXPECT_EQ(Ask("DELETE", "/api/journal", {{"origin", "https://evil.example"}}).status, 403);
}

TEST_F(AppTest, CarriesTheSecurityHeadersOnEveryAnswer) {
  for (const char* path : {"/", "/api/health", "/nothing", "/../x"}) {
    const auto answer = Ask("GET", path);
    EXPECT_EQ(Header(answer, "content-security-policy")
                  .rfind("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", 0),
              0u);
    EXPECT_EQ(Header(answer, "x-content-type-options"), "nosniff");
    EXPECT_EQ(Header(answer, "referrer-policy"), "no-referrer");
    EXPECT_EQ(Header(answer, "cross-origin-resource-policy"), "same-origin");
  }
}

TEST_F(AppTest, HasNoPairingUnlessItIsSwitchedOn) {
  EXPECT_EQ(Ask("GET", "/api/sensor").body, R"({"on":false})");
  EXPECT_NE(Ask("POST", "/api/sensor/pair").status, 200);
  SensorRoutes sensor({}, "https://192.168.1.5:8138/", {});
  app_ = std::make_unique<App>(*store_, *queue_, SmallCore, Assets{}, Policy{}, &sensor);
  EXPECT_NE(Ask("GET", "/api/sensor").body.find(R"("on":true)"), std::string::npos);
  EXPECT_EQ(Ask("POST", "/api/sensor/pair").status, 200);
  EXPECT_EQ(Ask("GET", "/api/sensor/pair").status, 405);
  EXPECT_EQ(Ask("POST", "/api/sensor/pair", {{"origin", "https://evil.example"}}).status, 403);
}

}  // namespace
}  // namespace psoas::server
