#include "base/json_io.h"

namespace psoas::internal {

Error TypeError(const std::string& place, const std::string& wanted, const Json& got) {
  return {ErrorCode::kInvalid, place, "expected " + wanted + ", found " + got.type_name() + ".",
          "Write " + wanted + " here."};
}

Error NumberRangeError(const std::string& place) {
  return {ErrorCode::kInvalid, place, "this number is too large to be meant.",
          "Write a smaller number."};
}

Error ChoiceError(const std::string& place, const std::string& got, const std::string& choices) {
  return {ErrorCode::kInvalid, place, "\"" + got + "\" is not a value it can have.",
          "Use one of: " + choices + "."};
}

Error MissingError(const std::string& place, const std::string& what) {
  return {ErrorCode::kInvalid, place, "this is missing.", "Add it: " + what + "."};
}

Error UnknownKeyError(const std::string& place) {
  return {ErrorCode::kInvalid, place, "this key is not known here.",
          "Remove it or check its spelling."};
}

}  // namespace psoas::internal
