#include "base/result.h"

namespace psoas {

const char* Name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kStorage:
      return "storage";
  }
  return "invalid";
}

std::string Error::Sentence() const {
  std::string out = place.empty() ? message : place + ": " + message;
  if (!out.empty() && !out.ends_with('.') && !out.ends_with('?')) out += '.';
  if (!mend.empty()) out += " " + mend;
  return out;
}

}  // namespace psoas
