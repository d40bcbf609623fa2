#include "http/problem.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace psoas::server {
namespace {

int StatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed:
    case ErrorCode::kInvalid:
    case ErrorCode::kUnsupported:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kStorage:
      return 503;
  }
  return 500;
}

}  // namespace

Response Problem(int status, const Error& error) {
  const Json body{{"code", Name(error.code)},
                  {"place", error.place},
                  {"message", error.message},
                  {"mend", error.mend}};
  return {status, {{"content-type", "application/problem+json"}}, Dump(body)};
}

Response Problem(const Error& error) { return Problem(StatusOf(error.code), error); }

Response JsonAnswer(std::string body) {
  return {200, {{"content-type", "application/json"}}, std::move(body)};
}

}  // namespace psoas::server
