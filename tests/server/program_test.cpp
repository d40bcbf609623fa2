// The real program over real sockets: bad input, limits, and how it starts and stops.
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/json_io.h"
#include "http_client.h"
#include "running_program.h"
#include "sample_events.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class ProgramTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(program_.port(), 0) << program_.said(); }

  std::string Database() const { return dir_.File("journal.db"); }
  HttpClient Connect() const { return HttpClient(program_.port()); }
  std::size_t Stored() const {
    const auto page = Connect().Get("/api/journal");
    return page ? ParseJson(page->body).value().at("events").size() : 0;
  }

  TempDir dir_;
  RunningProgram program_{Database()};
};

std::string Events(const std::string& list) { return R"({"events":[)" + list + "]}"; }

std::string Thomas(int number, const std::string& thigh_deg, const std::string& extra = "") {
  return R"({"at":"2026-01-02T03:04:05Z","data":{"method":"tape","pain":"none","pelvis_flat":"yes",)"
         R"("readings":[{"knee_flexion_deg":80,"thigh_deg":)" +
         thigh_deg + R"(}],"side":"left")" + extra + R"(},"id":")" + SampleId(number) +
         R"(","type":"thomas.measured"})";
}

TEST_F(ProgramTest, KeepsAMeasurementAndHandsItOut) {
  HttpClient client = Connect();
  const auto kept = client.Post("/api/journal", Events(Thomas(1, "-8.5")));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->status, 200) << kept->body;
  EXPECT_NE(client.Get("/api/journal")->body.find("-8.5"), std::string::npos);
}

TEST_F(ProgramTest, RefusesBadEventsWithThePlaceAndTheMendAndKeepsNothing) {
  HttpClient client = Connect();
  for (const std::string& event :
       {Thomas(1, "NaN"), Thomas(1, "Infinity"), Thomas(1, "1e999"), Thomas(1, "\"high\""),
        Thomas(1, "null"), Thomas(1, "400"), Thomas(1, "-170"), std::string("{"), std::string("7"),
        std::string(200, '[')}) {
    const auto refused = client.Post("/api/journal", Events(SampleJson(2) + "," + event));
    ASSERT_TRUE(refused) << event;
    EXPECT_EQ(refused->status, 400) << event;
    const Json problem = ParseJson(refused->body).value();
    EXPECT_FALSE(problem.at("place").get<std::string>().empty()) << event;
    EXPECT_FALSE(problem.at("mend").get<std::string>().empty()) << event;
  }
  EXPECT_EQ(Stored(), 0u);
}

TEST_F(ProgramTest, KeepsWhatANewerVersionMayHaveWritten) {
  std::string future = SampleJson(1);
  future.replace(future.find("note.added"), 10, "dream.told");
  EXPECT_EQ(Connect()
                .Post("/api/journal", Events(future + "," + Thomas(2, "-8", R"(,"moon":"full")")))
                ->status,
            200);
  EXPECT_NE(Connect().Get("/api/journal")->body.find("\"moon\":\"full\""), std::string::npos);
}

TEST_F(ProgramTest, AnswersATakenIdWithAConflictAndKeepsTheFirst) {
  HttpClient client = Connect();
  ASSERT_EQ(client.Post("/api/journal", Events(SampleJson(1, "first")))->status, 200);
  const auto refused =
      client.Post("/api/journal", Events(SampleJson(2) + "," + SampleJson(1, "second")));
  EXPECT_EQ(refused->status, 409);
  EXPECT_NE(refused->body.find(SampleId(1)), std::string::npos);
  EXPECT_EQ(Stored(), 1u);
}

TEST_F(ProgramTest, RefusesTwoHundredMegabytesBeforeReadingThem) {
  HttpClient client = Connect();
  client.Send(
      "POST /api/journal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 209715200\r\n\r\n");
  const auto refused = client.Receive();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 413);
  EXPECT_NE(refused->body.find("8 MB"), std::string::npos);
  EXPECT_TRUE(client.IsClosedWithin(seconds(5)));
}

TEST_F(ProgramTest, AnswersASenderWhoKeepsSendingTooMuch) {
  HttpClient client = Connect();
  client.Send(
      "POST /api/journal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: 209715200\r\n\r\n");
  const std::string megabyte(1 << 20, 'x');
  for (int i = 0; i < 12; ++i) client.Send(megabyte);
  const auto refused = client.Receive();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 413);
  EXPECT_EQ(Connect().Get("/api/health")->status, 200);
}

TEST_F(ProgramTest, RefusesAnEndlessChunkedBody) {
  HttpClient client = Connect();
  client.Send(
      "POST /api/journal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  for (int i = 0; i < 12 && client.Send(chunk); ++i) {
  }
  const auto refused = client.Receive();
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 413);
}

TEST_F(ProgramTest, InvitesTheBodyOfACarefulSender) {
  HttpClient client = Connect();
  const std::string body = Events(SampleJson(1));
  client.Send(
      "POST /api/journal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Expect: 100-continue\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n");
  EXPECT_EQ(client.Receive()->status, 100);
  client.Send(body);
  EXPECT_EQ(client.Receive()->status, 200);
}

TEST_F(ProgramTest, RefusesHeadersThatAreTooLarge) {
  EXPECT_EQ(Connect().Get("/", "X-Bomb: " + std::string(20'000, 'x') + "\r\n")->status, 431);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(Connect().Get("/", many)->status, 431);
}

TEST_F(ProgramTest, RefusesWhatIsNotHttp) {
  for (const char* bytes :
       {"hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"}) {
    HttpClient client = Connect();
    client.Send(bytes);
    const auto refused = client.Receive();
    ASSERT_TRUE(refused) << bytes;
    EXPECT_EQ(refused->status, 400) << bytes;
  }
}

TEST_F(ProgramTest, AnswersSeveralRequestsOnOneConnectionInOrder) {
  HttpClient client = Connect();
  const std::string get = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client.Send(get + "GET /api/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n" + get);
  EXPECT_EQ(client.Receive()->status, 200);
  EXPECT_EQ(client.Receive()->status, 404);
  EXPECT_EQ(client.Receive()->status, 200);
}

TEST_F(ProgramTest, SendsNoBodyAfterAHead) {
  HttpClient client = Connect();
  client.Send("HEAD /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(client.IsClosedWithin(seconds(5)));
}

TEST_F(ProgramTest, RefusesAnotherNameAndAPathThatClimbs) {
  HttpClient client = Connect();
  client.Send("GET /api/journal HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  EXPECT_EQ(client.Receive()->status, 421);
  EXPECT_EQ(client.Get("/../../../../etc/passwd")->status, 400);
  EXPECT_EQ(client.Get("/%2e%2e/%2e%2e/etc/passwd")->status, 400);
}

TEST_F(ProgramTest, AnswersTheNextPeerWhileFiveHundredAndTwelveAreIdle) {
  std::vector<HttpClient> idle;
  for (int i = 0; i < 512; ++i) {
    idle.push_back(Connect());
    ASSERT_EQ(idle.back().Get("/api/health")->status, 200);
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Connect().Get("/api/health")->status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(2));
}

TEST_F(ProgramTest, AnswersTheNextPeerWhileMoreThanItHoldsSendSlowly) {
  std::vector<HttpClient> slow;
  for (int i = 0; i < 1200; ++i) {
    slow.push_back(Connect());
    slow.back().Send("GET /api/health HTTP/1.1\r\nX-Slow: ");
  }
  const auto start = std::chrono::steady_clock::now();
  const auto answer = Connect().Get("/api/health");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - start, seconds(2));
}

TEST_F(ProgramTest, DoesNotWaitForASenderWhoNeverFinishes) {
  HttpClient slow = Connect();
  slow.Send("GET /api/health HTTP/1.1\r\n");
  std::thread drip([&slow] {
    while (slow.Send("X-More: y\r\n")) std::this_thread::sleep_for(milliseconds(200));
  });
  EXPECT_TRUE(Connect().Get("/api/health"));
  drip.join();  // ends only because the server closes: 15 s after the connection was made
}

TEST_F(ProgramTest, FinishesAndLeavesWhenAskedTo) {
  HttpClient client = Connect();
  ASSERT_EQ(client.Post("/api/journal", Events(SampleJson(1)))->status, 200);
  program_.Signal(SIGTERM);
  EXPECT_EQ(program_.Wait(), 0);
  const RunningProgram again(Database());
  EXPECT_EQ(
      ParseJson(HttpClient(again.port()).Get("/api/journal")->body).value().at("events").size(),
      1u);
}

TEST_F(ProgramTest, NamesThePortThatIsTaken) {
  const std::string port = std::to_string(program_.port());
  RunningProgram second(dir_.File("other.db"), program_.port());
  EXPECT_EQ(second.port(), 0);
  EXPECT_NE(second.said().find("port " + port), std::string::npos) << second.said();
  EXPECT_NE(second.Wait(), 0);
}

TEST(ProgramStartTest, RefusesToListenBeyondThisMachineWithoutConsent) {
  const TempDir dir;
  RunningProgram refused(dir.File("journal.db"), 0, {"--address", "0.0.0.0"});
  EXPECT_EQ(refused.port(), 0);
  EXPECT_NE(refused.said().find("no accounts"), std::string::npos) << refused.said();
  EXPECT_NE(refused.Wait(), 0);
}

TEST(ProgramStartTest, LeavesADamagedDatabaseAsItIs) {
  const TempDir dir;
  const std::string path = dir.File("journal.db");
  std::ofstream(path) << "not a database, but somebody's work";
  RunningProgram refused(path);
  EXPECT_NE(refused.said().find("damaged"), std::string::npos) << refused.said();
  EXPECT_NE(refused.Wait(), 0);
  EXPECT_EQ(std::filesystem::file_size(path), 35u);
}

}  // namespace
}  // namespace psoas::server
