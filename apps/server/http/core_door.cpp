#include "http/core_door.h"

#include <nlohmann/json.hpp>

namespace psoas::server {
namespace {

constexpr ErrorCode kCodes[] = {
    ErrorCode::kMalformed,   ErrorCode::kInvalid,  ErrorCode::kConflict, ErrorCode::kTooLarge,
    ErrorCode::kUnsupported, ErrorCode::kNotFound, ErrorCode::kStorage};

ErrorCode CodeNamed(const std::string& name) {
  for (const ErrorCode code : kCodes) {
    if (name == Name(code)) return code;
  }
  return ErrorCode::kInvalid;
}

std::string Text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Error ReadError(const Json& json) {
  return {CodeNamed(Text(json, "code")), Text(json, "place"), Text(json, "message"),
          Text(json, "mend")};
}

}  // namespace

Result<Json> AskCore(const CoreCall& call, const Json& request) {
  auto answer = ParseJson(call(Dump(request)));
  if (!answer.ok()) return answer.error();
  Json& json = answer.value();
  if (json.is_object() && json.value("ok", false)) return std::move(json["value"]);
  return ReadError(json.is_object() ? json["error"] : json);
}

Status CheckEvent(const CoreCall& call, const Json& event, const std::string& place) {
  const auto checked = AskCore(call, Json{{"op", "check"}, {"event", event}});
  if (!checked.ok()) return checked.error();
  const auto problems = checked->find("problems");
  if (problems == checked->end() || problems->empty()) return Done{};
  Error error = ReadError(problems->front());
  error.place = error.place.empty() ? place : place + "." + error.place;
  return error;
}

}  // namespace psoas::server
