// What a command works on: the core with one journal opened in it, the time, and the store.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/api.h"
#include "api/messages.h"
#include "base/json_io.h"
#include "base/result.h"
#include "base/time.h"
#include "journal/store.h"

namespace psoas::cli {

/// The options every command takes.
struct CommonOptions {
  std::string journal;   ///< file; empty means the database of this user
  std::string now;       ///< ISO 8601; empty means the clock
  std::string protocol;  ///< folder; empty means the protocol inside the program
  bool json = false;
  bool exit_disposition = false;
};

/// The time as the command sees it: the clock, or the time given with --now.
class TimeSource {
 public:
  static Result<TimeSource> Create(const std::string& now);
  /// With --now always that time, so that a script gives the same journal every time.
  Instant Now() const;

 private:
  std::optional<Instant> fixed_;
};

/// Runs a request through a core and takes the value out of its answer.
Result<Json> AskCore(api::Api& core, const Json& request);

class Workspace {
 public:
  /// Loads the protocol and opens the journal in the core.
  static Result<Workspace> Open(const CommonOptions& options, Missing missing);

  Result<Json> Ask(const Json& request);

  /// An answer of the core as a record.
  template <class T>
  Result<T> AskFor(const Json& request) {
    const auto value = Ask(request);
    if (!value.ok()) return value.error();
    return Read<T>(*value, Name(request), UnknownKeys::kIgnore);
  }

  Result<guide::Guidance> Guide();
  Result<api::Catalogue> Catalogue();

  /// A new event of now, with an id that sorts after the events before it.
  Json MakeEvent(const std::string& type, const Json& data);

  /// Checks the events, keeps them in the core and then durably in the store; all or none.
  Status Record(const std::vector<Json>& events);
  Status Record(const std::string& type, const Json& data);

  const CommonOptions& options() const { return options_; }
  const TimeSource& time() const { return time_; }
  JournalStore& store() { return *store_; }
  const std::string& text() const { return text_; }  ///< the journal as it was opened
  const api::Opened& opened() const { return opened_; }
  const std::vector<Json>& recorded() const { return recorded_; }

 private:
  Workspace(CommonOptions options, TimeSource time, api::Api core,
            std::unique_ptr<JournalStore> store);
  static std::string Name(const Json& request) {
    return "answer to " + request.value("op", std::string());
  }

  CommonOptions options_;
  TimeSource time_;
  api::Api core_;
  std::unique_ptr<JournalStore> store_;
  std::string text_;
  api::Opened opened_;
  std::vector<Json> recorded_;
  unsigned next_in_order_ = 0;
};

/// The core with the protocol of `options` and an empty journal.
Result<api::Api> OpenCore(const CommonOptions& options);

}  // namespace psoas::cli
