#include "workspace.h"

#include <sodium.h>

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "protocol_source.h"

namespace psoas::cli {
namespace {

Error ErrorFromAnswer(const Json& error) {
  const auto text = [&](const char* key) {
    return error.contains(key) && error[key].is_string() ? error[key].get<std::string>()
                                                         : std::string();
  };
  ErrorCode code = ErrorCode::kInvalid;
  for (const ErrorCode known :
       {ErrorCode::kMalformed, ErrorCode::kInvalid, ErrorCode::kConflict, ErrorCode::kTooLarge,
        ErrorCode::kUnsupported, ErrorCode::kNotFound, ErrorCode::kStorage}) {
    if (text("code") == Name(known)) code = known;
  }
  return {code, text("place"), text("message"), text("mend")};
}

Result<std::unique_ptr<JournalStore>> OpenStore(const CommonOptions& options, Missing missing) {
  if (!options.journal.empty()) return OpenJsonlFile(options.journal, missing);
  const auto path = DefaultDatabasePath();
  if (!path.ok()) return path.error();
  return OpenDatabase(*path);
}

}  // namespace

Result<TimeSource> TimeSource::Create(const std::string& now) {
  TimeSource source;
  if (now.empty()) return source;
  const auto parsed = ParseInstant(now);
  if (!parsed.ok()) {
    Error error = parsed.error();
    error.place = "--now";
    return error;
  }
  source.fixed_ = *parsed;
  return source;
}

Instant TimeSource::Now() const {
  if (fixed_) return *fixed_;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

Result<Json> AskCore(api::Api& core, const Json& request) {
  auto answer = ParseJson(core.Call(Dump(request)), "answer of the core");
  if (!answer.ok()) return answer.error();
  if (answer->value("ok", false)) return std::move((*answer)["value"]);
  return ErrorFromAnswer((*answer)["error"]);
}

Result<api::Api> OpenCore(const CommonOptions& options) {
  const auto protocol = CanonicalProtocol(options.protocol);
  if (!protocol.ok()) return protocol.error();
  return api::Api::Create(*protocol);
}

Workspace::Workspace(CommonOptions options, TimeSource time, api::Api core,
                     std::unique_ptr<JournalStore> store)
    : options_(std::move(options)), time_(time), core_(std::move(core)), store_(std::move(store)) {}

Result<Workspace> Workspace::Open(const CommonOptions& options, Missing missing) {
  auto time = TimeSource::Create(options.now);
  if (!time.ok()) return time.error();
  auto core = OpenCore(options);
  if (!core.ok()) return core.error();
  auto store = OpenStore(options, missing);
  if (!store.ok()) return store.error();

  Workspace workspace(options, *time, std::move(core).value(), std::move(store).value());
  auto text = workspace.store_->ReadAll();
  if (!text.ok()) return text.error();
  workspace.text_ = std::move(text).value();
  auto opened = workspace.AskFor<api::Opened>({{"op", "open"}, {"journal", workspace.text_}});
  if (!opened.ok()) return opened.error();
  workspace.opened_ = std::move(opened).value();
  workspace.next_in_order_ = static_cast<unsigned>(workspace.opened_.events);
  return workspace;
}

Result<Json> Workspace::Ask(const Json& request) { return AskCore(core_, request); }

Result<guide::Guidance> Workspace::Guide() {
  return AskFor<guide::Guidance>({{"op", "guide"}, {"now", Format(time_.Now())}});
}

Result<api::Catalogue> Workspace::Catalogue() {
  return AskFor<api::Catalogue>({{"op", "protocol"}});
}

Json Workspace::MakeEvent(const std::string& type, const Json& data) {
  std::array<std::uint8_t, 10> random{};
  randombytes_buf(random.data(), random.size());
  // Events of one millisecond are ordered by id: the first twelve bits after the time count on.
  random[0] = static_cast<std::uint8_t>((next_in_order_ >> 8) & 0x0F);
  random[1] = static_cast<std::uint8_t>(next_in_order_ & 0xFF);
  ++next_in_order_;
  const Instant now = time_.Now();
  return {{"id", MakeUuidV7(now, random)}, {"at", Format(now)}, {"type", type}, {"data", data}};
}

Status Workspace::Record(const std::vector<Json>& events) {
  const auto appended = AskFor<api::Appended>({{"op", "append"}, {"events", events}});
  if (!appended.ok()) return appended.error();
  if (!appended->problems.empty()) {
    const auto& problem = appended->problems.front();
    // "events[0]: data.pain_now": which of the new events it was says nothing to the person.
    const auto colon = problem.place.find(": ");
    const bool numbered = problem.place.starts_with("events[") && colon != std::string::npos;
    return Error{ErrorCode::kInvalid, numbered ? problem.place.substr(colon + 2) : problem.place,
                 problem.message, problem.mend};
  }
  std::vector<std::string> lines;
  for (const auto& event : events) lines.push_back(Dump(event));
  if (const Status stored = store_->Append(lines); !stored.ok()) return stored;
  recorded_.insert(recorded_.end(), events.begin(), events.end());
  return Done{};
}

Status Workspace::Record(const std::string& type, const Json& data) {
  return Record(std::vector<Json>{MakeEvent(type, data)});
}

}  // namespace psoas::cli
