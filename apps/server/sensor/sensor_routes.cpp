#include "sensor/sensor_routes.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "http/problem.h"
#include "http/target.h"
#include "sensor/qr.h"

namespace psoas::server {
namespace {

constexpr std::string_view kStream = "/api/sensor/stream";

std::string HostOf(const std::string& url) {
  const auto begin = url.find("://") + 3;
  return url.substr(begin, url.find('/', begin) - begin);
}

/// The secret of that name in a request for the stream, or why it is none.
std::variant<Response, std::string> Secret(const Request& request, const Policy& policy,
                                           const char* name) {
  Request guarded = request;
  guarded.method = "POST";  // a stream is no reading: another site's page may not open one
  if (auto refused = Refuse(guarded, policy)) return *refused;
  if (request.Header("origin").empty()) {
    return Problem(403, {ErrorCode::kInvalid, "Origin", "the request does not say which page asks.",
                         "Use the app that this server itself serves."});
  }
  const auto target = ParseTarget(request.target);
  if (!target || target->path != kStream) {
    return Problem({ErrorCode::kNotFound, "address", "there is no stream here.",
                    "Use " + std::string(kStream) + "."});
  }
  const auto found = target->query.find(name);
  return found == target->query.end() ? std::string() : found->second;
}

std::variant<Response, WireUser> Answered(Result<WireUser> seat) {
  if (!seat.ok()) return Problem(seat.error());
  return std::move(seat).value();
}

}  // namespace

SensorRoutes::SensorRoutes(Policy laptop_policy, std::string phone_url, Assets assets)
    : laptop_policy_(std::move(laptop_policy)),
      phone_policy_{.loopback_only = false, .host = HostOf(phone_url)},
      phone_url_(std::move(phone_url)),
      assets_(std::move(assets)) {}

Response SensorRoutes::Pair() {
  const Pairing::Offer offer = pairing_.Begin();
  // After the '#': a code in there is in no log of any server.
  const std::string url = phone_url_ + "#/phone?code=" + offer.code;
  const auto qr = MakeQr(url);
  if (!qr.ok()) return Problem(qr.error());
  return JsonAnswer(Dump({{"code", offer.code},
                          {"ticket", offer.ticket},
                          {"url", url},
                          {"expires_in_s", offer.expires_in.count()},
                          {"secure", url.starts_with("https:")},
                          {"qr", {{"size", qr->size}, {"path", qr->path}}}}));
}

Response SensorRoutes::Status() const {
  return JsonAnswer(
      Dump({{"on", true}, {"address", phone_url_}, {"secure", phone_url_.starts_with("https:")}}));
}

Response SensorIsOff() { return JsonAnswer(R"({"on":false})"); }

std::variant<Response, WireUser> SensorRoutes::UpgradeLaptop(const Request& request) {
  auto ticket = Secret(request, laptop_policy_, "ticket");
  if (auto* refused = std::get_if<Response>(&ticket)) return std::move(*refused);
  return Answered(pairing_.SeatLaptop(std::get<std::string>(ticket)));
}

std::variant<Response, WireUser> SensorRoutes::UpgradePhone(const Request& request) {
  auto code = Secret(request, phone_policy_, "code");
  if (auto* refused = std::get_if<Response>(&code)) return std::move(*refused);
  return Answered(pairing_.SeatPhone(std::get<std::string>(code)));
}

Response SensorRoutes::HandlePhone(const Request& request) const {
  const auto answer = [&]() -> Response {
    if (auto refused = Refuse(request, phone_policy_)) return std::move(*refused);
    const auto target = ParseTarget(request.target);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads || !target || target->path == "/api" || target->path.starts_with("/api/")) {
      return Problem({ErrorCode::kNotFound, "address", "a phone only finds the app's files here.",
                      "Open the journal on the machine that keeps it."});
    }
    return ServeAsset(assets_, target->path, request);
  };
  Response response = answer();
  Harden(response);
  return response;
}

}  // namespace psoas::server
