// What the program answers to the shell that started it. docs/cli.md lists them for people.
#pragma once

#include "base/result.h"

namespace psoas::cli {

enum ExitCode : int {
  kOk = 0,
  kUsage = 1,       ///< the command was not typed the way it is meant
  kBadInput = 2,    ///< a file or a value that cannot be used
  kNotFound = 3,    ///< a file or a name that is not there
  kConflict = 4,    ///< same id, other content
  kStorage = 5,     ///< could not read or write
  kNotProved = 6,   ///< `verify` found a property that does not hold
  kNotOffered = 7,  ///< today's guidance does not offer what was asked for
  kNotShown = 8,    ///< `verify` could not run a part, such as the solver
  kDiffers = 9,     ///< `protocol diff`: the two are not the same; `docs --check`: not current
  // Only with --exit-disposition, so that no script is surprised.
  kSeeClinician = 10,
  kUrgent = 11,
  kEmergency = 12,
};

inline int ExitCodeOf(const Error& error) {
  switch (error.code) {
    case ErrorCode::kMalformed:
    case ErrorCode::kInvalid:
    case ErrorCode::kTooLarge:
    case ErrorCode::kUnsupported:
      return kBadInput;
    case ErrorCode::kConflict:
      return kConflict;
    case ErrorCode::kNotFound:
      return kNotFound;
    case ErrorCode::kStorage:
      return kStorage;
  }
  return kBadInput;
}

}  // namespace psoas::cli
