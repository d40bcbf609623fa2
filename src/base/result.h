// What every fallible function of the core returns.
//
// The core throws nothing across a header (it is compiled for WebAssembly without exceptions).
// An Error names the place (a line, a field path), says in one plain sentence what is wrong, and
// how to mend it. A refusal that is an answer ("no pelvis check, so no classification") is data,
// not an Error.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace psoas {

/// The closed list of error kinds. Shells map them to exit codes and HTTP statuses.
enum class ErrorCode {
  kMalformed,    ///< not the format it claims to be
  kInvalid,      ///< right format, value outside its domain
  kConflict,     ///< same id, other content
  kTooLarge,     ///< over a stated limit
  kUnsupported,  ///< a version or operation this build does not know
  kNotFound,     ///< names something that is not there
  kStorage,      ///< the shell could not read or write
};

/// "malformed", "invalid", ... as written in JSON.
const char* Name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInvalid;
  std::string place;    ///< "line 12", "data.readings[1].thigh_deg"; empty when there is only one
  std::string message;  ///< what is wrong, for the person
  std::string mend;     ///< what to do about it

  /// "line 12: the angle is not a number. Write it in degrees, such as -8.5."
  std::string Sentence() const;
};

/// A value or an Error. Check ok() before value(); asking for the wrong one ends the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(held_); }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return *std::get_if<T>(&held_); }
  T& value() & { return *std::get_if<T>(&held_); }
  T&& value() && { return std::move(*std::get_if<T>(&held_)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return *std::get_if<Error>(&held_); }

 private:
  std::variant<T, Error> held_;
};

/// The outcome of something that yields nothing but may fail.
struct Done {};
using Status = Result<Done>;

}  // namespace psoas
