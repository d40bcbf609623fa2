#include "http/app.h"

#include <exception>
#include <nlohmann/json.hpp>

#include "http/problem.h"

namespace psoas::server {
namespace {

Response WrongMethod(const std::string& allowed) {
  Response response =
      Problem(405, {ErrorCode::kUnsupported, "method", "this address does not know that method.",
                    "Use one of: " + allowed + "."});
  response.headers.emplace_back("allow", allowed);
  return response;
}

bool IsReading(const Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

}  // namespace

App::App(Store& store, AppendQueue& queue, CoreCall core, Assets assets, Policy policy,
         SensorRoutes* sensor)
    : store_(store),
      core_(std::move(core)),
      assets_(std::move(assets)),
      policy_(std::move(policy)),
      sensor_(sensor),
      journal_(store, queue, core_) {}

void App::Handle(const Request& request, const Reply& reply) {
  const Reply hardened = [reply](Response response) {
    Harden(response);
    reply(std::move(response));
  };
  if (auto refused = Refuse(request, policy_)) return hardened(std::move(*refused));
  try {
    Route(request, hardened);
  } catch (const std::exception& fault) {
    // The libraries below may throw (memory, most likely); one request must not end the server.
    hardened(Problem(500, {ErrorCode::kStorage, request.method + " " + request.target,
                           std::string("the server could not do this: ") + fault.what() + ".",
                           "Try again with less at once."}));
  }
}

void App::Route(const Request& request, const Reply& reply) {
  const auto target = ParseTarget(request.target);
  if (!target) {
    return reply(Problem({ErrorCode::kMalformed, "address", "this is not an address here.",
                          "Start from the first page, /."}));
  }
  const std::string& path = target->path;
  if (path == "/api/journal") {
    if (request.method == "POST") return journal_.Post(request, reply);
    if (request.method == "DELETE") return reply(journal_.Delete());
    return reply(IsReading(request) ? journal_.Get(*target)
                                    : WrongMethod("GET, HEAD, POST, DELETE"));
  }
  if (path == "/api/sensor/pair" && sensor_ != nullptr) {
    return reply(request.method == "POST" ? sensor_->Pair() : WrongMethod("POST"));
  }
  if (!IsReading(request)) return reply(WrongMethod("GET, HEAD"));
  if (path == "/api/sensor") return reply(sensor_ != nullptr ? sensor_->Status() : SensorIsOff());
  if (path == "/api/health") return reply(Health());
  if (path == "/api/about") return reply(About());
  if (path == "/api" || path.starts_with("/api/")) {
    return reply(Problem({ErrorCode::kNotFound, path, "there is no such endpoint.",
                          "Use /api/health, /api/about, /api/sensor or /api/journal."}));
  }
  reply(ServeAsset(assets_, path, request));
}

Response App::Health() {
  const auto readable = store_.ReadSince("local", "", 1);
  return readable.ok() ? JsonAnswer(R"({"ok":true})") : Problem(readable.error());
}

Response App::About() {
  const auto about = AskCore(core_, Json{{"op", "about"}});
  return about.ok() ? JsonAnswer(Dump(*about)) : Problem(500, about.error());
}

}  // namespace psoas::server
