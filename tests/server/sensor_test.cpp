// The phone as a remote sensor: both doors over real sockets, and the pairing by a clock of ours.
#include <gtest/gtest.h>

#include <thread>

#include "base/json_io.h"
#include "http/listener.h"
#include "sensor/pairing.h"
#include "sensor/qr.h"
#include "sensor/sensor_routes.h"
#include "temp_dir.h"
#include "tls_peer.h"
#include "web_socket.h"

namespace psoas::server {
namespace {

using std::chrono::milliseconds;

/// A listener on a thread of its own, with limits short enough to meet in a test.
class Door {
 public:
  explicit Door(ListenOptions options = {}) : listener_(Listener::Bind(options).value()) {}
  ~Door() { Stop(); }
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  int port() const { return listener_->port(); }
  void Run(Handler handler, Upgrade upgrade) {
    thread_ = std::thread([this, handler = std::move(handler), upgrade = std::move(upgrade)] {
      listener_->Run(handler, upgrade);
    });
  }
  void Stop() {
    if (!thread_.joinable()) return;
    listener_->Stop();
    thread_.join();
  }

 private:
  std::unique_ptr<Listener> listener_;
  std::thread thread_;
};

ListenOptions Idle(milliseconds time) {
  ListenOptions options;
  options.wire_idle_time = time;
  return options;
}

class SensorTest : public testing::Test {
 protected:
  explicit SensorTest(milliseconds phone_idle = milliseconds(60'000))
      : phone_door_(Idle(phone_idle)),
        routes_({}, "http://localhost:" + std::to_string(phone_door_.port()) + "/",
                {{"/index.html", {"<page>", "", "text/html", "\"i\""}}}) {
    phone_door_.Run([this](const Request& r, const Reply& reply) { reply(routes_.HandlePhone(r)); },
                    [this](const Request& r) { return routes_.UpgradePhone(r); });
    laptop_door_.Run([](const Request&, const Reply& reply) { reply({404, {}, ""}); },
                     [this](const Request& r) { return routes_.UpgradeLaptop(r); });
  }
  ~SensorTest() override {
    phone_door_.Stop();
    laptop_door_.Stop();
  }

  Json Pair() { return ParseJson(routes_.Pair().body).value(); }
  WebSocket Phone(const Json& offer) {
    return {phone_door_.port(), "/api/sensor/stream?code=" + offer["code"].get<std::string>()};
  }
  WebSocket Laptop(const Json& offer) {
    return {laptop_door_.port(), "/api/sensor/stream?ticket=" + offer["ticket"].get<std::string>()};
  }

  Door phone_door_, laptop_door_;
  SensorRoutes routes_;
};

class ImpatientTest : public SensorTest {
 protected:
  ImpatientTest() : SensorTest(milliseconds(400)) {}
};

constexpr const char* kHere = R"({"type":"phone","here":true})";
constexpr const char* kGone = R"({"type":"phone","here":false})";
constexpr const char* kSamples = R"({"samples":[{"t_ms":16,"x":0,"y":-1,"z":0}]})";

TEST_F(SensorTest, WhatThePhoneSaysReachesTheLaptopAsItIs) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer);
  ASSERT_TRUE(laptop.is_open());
  EXPECT_EQ(laptop.Receive(), kGone);
  WebSocket phone = Phone(offer);
  ASSERT_TRUE(phone.is_open());
  EXPECT_EQ(laptop.Receive(), kHere);
  phone.Send(kSamples);
  EXPECT_EQ(laptop.Receive(), kSamples);
}

TEST_F(SensorTest, TheLaptopHearsThatThePhoneHasGone) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer);
  EXPECT_EQ(laptop.Receive(), kGone);
  {
    WebSocket phone = Phone(offer);
    EXPECT_EQ(laptop.Receive(), kHere);
  }
  EXPECT_EQ(laptop.Receive(), kGone);
}

TEST_F(SensorTest, AWrongCodeIsRefused) {
  Pair();
  EXPECT_EQ(WebSocket(phone_door_.port(), "/api/sensor/stream?code=0123456789abcdef").status(),
            404);
  EXPECT_EQ(WebSocket(phone_door_.port(), "/api/sensor/stream?code=").status(), 404);
  EXPECT_EQ(WebSocket(phone_door_.port(), "/api/sensor/stream").status(), 404);
}

TEST_F(SensorTest, NothingIsOpenBeforeACodeWasAskedFor) {
  EXPECT_EQ(WebSocket(phone_door_.port(), "/api/sensor/stream?code=").status(), 404);
  EXPECT_EQ(WebSocket(laptop_door_.port(), "/api/sensor/stream?ticket=").status(), 404);
}

TEST_F(SensorTest, ASecondPhoneIsRefusedAndTheCodeIsGoodOnce) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer);
  EXPECT_EQ(laptop.Receive(), kGone);
  {
    WebSocket phone = Phone(offer);
    ASSERT_TRUE(phone.is_open());
    EXPECT_EQ(laptop.Receive(), kHere);
    EXPECT_EQ(Phone(offer).status(), 409);
  }
  EXPECT_EQ(laptop.Receive(), kGone);
  EXPECT_EQ(Phone(offer).status(), 404);
}

TEST_F(SensorTest, ASecondPageIsRefusedWhileTheFirstListens) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer);
  ASSERT_TRUE(laptop.is_open());
  EXPECT_EQ(Laptop(offer).status(), 409);
}

TEST_F(SensorTest, ANewCodeEndsThePairBeforeIt) {
  const Json offer = Pair();
  WebSocket phone = Phone(offer);
  ASSERT_TRUE(phone.is_open());
  Pair();
  EXPECT_EQ(phone.CloseCode(), 1000);
}

TEST_F(SensorTest, TheCodeIsNotGoodAtTheLaptopsDoorNorTheTicketAtThePhones) {
  const Json offer = Pair();
  const std::string code = offer["code"], ticket = offer["ticket"];
  EXPECT_EQ(WebSocket(laptop_door_.port(), "/api/sensor/stream?ticket=" + code).status(), 404);
  EXPECT_EQ(WebSocket(phone_door_.port(), "/api/sensor/stream?code=" + ticket).status(), 404);
}

TEST_F(SensorTest, AnotherSitesPageMayNotOpenAStream) {
  const std::string target = "/api/sensor/stream?code=" + Pair()["code"].get<std::string>();
  const int port = phone_door_.port();
  EXPECT_EQ(WebSocket(port, target, "http://evil.example").status(), 403);
  EXPECT_EQ(WebSocket(port, target, "").status(), 403);
  EXPECT_EQ(WebSocket(port, target, "same", "evil.example").status(), 421);
  EXPECT_EQ(WebSocket(port, target).status(), 101);
}

TEST_F(SensorTest, AnOversizeMessageEndsTheStream) {
  WebSocket phone = Phone(Pair());
  phone.Send(std::string(5000, ' '));
  EXPECT_EQ(phone.CloseCode(), 1009);
}

TEST_F(SensorTest, WhatIsNoObjectEndsTheStream) {
  WebSocket phone = Phone(Pair());
  phone.Send("[1,2");
  EXPECT_EQ(phone.CloseCode(), 1000);
}

TEST_F(SensorTest, TooManyMessagesEndTheStream) {
  WebSocket phone = Phone(Pair());
  for (int i = 0; i < 60; ++i) phone.Send("{}");
  EXPECT_EQ(phone.CloseCode(), 1008);
}

TEST_F(ImpatientTest, APhoneThatSaysNothingIsLetGo) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer);
  EXPECT_EQ(laptop.Receive(), kGone);
  WebSocket phone = Phone(offer);
  EXPECT_EQ(laptop.Receive(), kHere);
  EXPECT_EQ(laptop.Receive(), kGone);  // by itself, after the idle time
}

TEST_F(SensorTest, StoppingWhilePairedEndsBothAndDoesNotHang) {
  const Json offer = Pair();
  WebSocket laptop = Laptop(offer), phone = Phone(offer);
  ASSERT_TRUE(laptop.is_open() && phone.is_open());
  phone_door_.Stop();
  laptop_door_.Stop();
  EXPECT_EQ(phone.CloseCode(), 0);
  EXPECT_EQ(laptop.CloseCode(), 0);
}

TEST_F(SensorTest, ThePhonesDoorHasTheAppAndNotTheJournal) {
  HttpClient client(phone_door_.port());
  const std::string host = "localhost:" + std::to_string(phone_door_.port());
  const auto ask = [&](const std::string& line) {
    client.Send(line + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n\r\n");
    return client.Receive().value_or(Answer{}).status;
  };
  EXPECT_EQ(ask("GET /"), 200);
  for (const char* line : {"GET /api/journal", "POST /api/journal", "DELETE /api/journal",
                           "POST /api/sensor/pair", "GET /api/about", "GET /api"}) {
    EXPECT_EQ(ask(line), 404) << line;
  }
  EXPECT_EQ(HttpClient(phone_door_.port()).Get("/")->status, 421);  // by another name
}

TEST_F(SensorTest, TheOfferHoldsThePicture) {
  const Json offer = Pair();
  const std::string code = offer["code"], url = offer["url"];
  EXPECT_EQ(code.size(), 32u);
  EXPECT_TRUE(url.ends_with("/#/phone?code=" + code));
  EXPECT_FALSE(offer["secure"].get<bool>());
  EXPECT_EQ(offer["expires_in_s"], 120);
  EXPECT_GE(offer["qr"]["size"].get<int>(), 25);
}

TEST(Tls, ThePhonesDoorSpeaksIt) {
  const TempDir dir;
  ListenOptions options;
  options.tls_certificate = dir.File("cert.pem");
  options.tls_key = dir.File("key.pem");
  WriteCertificate(options.tls_certificate, options.tls_key);
  Door door(options);
  const std::string host = "localhost:" + std::to_string(door.port());
  SensorRoutes routes({}, "https://" + host + "/", {});
  door.Run([&](const Request& r, const Reply& reply) { reply(routes.HandlePhone(r)); },
           [&](const Request& r) { return routes.UpgradePhone(r); });
  const std::string code = ParseJson(routes.Pair().body).value()["code"];
  const std::string answer =
      AskOverTls(door.port(), "GET /api/sensor/stream?code=" + code + " HTTP/1.1\r\nHost: " + host +
                                  "\r\nOrigin: https://" + host +
                                  "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 101")) << answer;
  EXPECT_FALSE(HttpClient(door.port()).Get("/"));  // in the clear
  door.Stop();
}

TEST(Tls, AFileThatIsNoCertificateIsNamed) {
  const TempDir dir;
  ListenOptions options;
  options.tls_certificate = dir.File("nothing.pem");
  options.tls_key = dir.File("key.pem");
  EXPECT_NE(Listener::Bind(options).error().place.find("--tls-cert"), std::string::npos);
  WriteCertificate(options.tls_certificate, dir.File("another.pem"));
  EXPECT_NE(Listener::Bind(options).error().place.find("--tls-key"), std::string::npos);
}

TEST(Qr, DrawsTheThreeFinders) {
  const QrCode code = MakeQr("https://192.168.1.5:8138/").value();
  EXPECT_TRUE(code.path.starts_with("M0 0h7v1h-7z"));
  const std::string right = std::to_string(code.size - 7);
  EXPECT_NE(code.path.find("M" + right + " 0h7v1h-7z"), std::string::npos);
  EXPECT_NE(code.path.find("M0 " + std::to_string(code.size - 1) + "h7v1h-7z"), std::string::npos);
  EXPECT_FALSE(MakeQr(std::string(5000, 'x')).ok());
}

TEST(Pairing, ACodeHoldsTwoMinutes) {
  Pairing::Clock::time_point now{};
  Pairing pairing([&] { return now; });
  const auto late = pairing.Begin();
  now += std::chrono::seconds(120);
  EXPECT_FALSE(pairing.SeatPhone(late.code).ok());
  const auto early = pairing.Begin();
  now += std::chrono::seconds(119);
  EXPECT_FALSE(pairing.SeatPhone(late.code).ok());
  EXPECT_TRUE(pairing.SeatPhone(early.code).ok());
}

TEST(Pairing, NoTwoCodesAreAlike) {
  Pairing pairing;
  const auto a = pairing.Begin(), b = pairing.Begin();
  EXPECT_NE(a.code, b.code);
  EXPECT_NE(a.ticket, b.ticket);
  EXPECT_NE(b.code, b.ticket);
}

}  // namespace
}  // namespace psoas::server
