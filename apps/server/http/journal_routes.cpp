#include "http/journal_routes.h"

#include <charconv>

#include "base/json_io.h"
#include "http/event_reader.h"
#include "http/problem.h"

namespace psoas::server {
namespace {

// One person a database until there are accounts; the store keys everything by person already.
constexpr const char* kPerson = "local";
constexpr int kDefaultLimit = 1000;
constexpr int kMaxLimit = 10'000;

std::string MediaType(const Request& request) {
  std::string_view type = request.Header("content-type");
  type = type.substr(0, type.find_first_of("; "));
  std::string out(type);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

Result<std::vector<NewEvent>> ReadBody(const Request& request, const CoreCall& core) {
  const std::string type = MediaType(request);
  if (type == "application/x-ndjson") return ReadEventLines(request.body, core);
  return ReadEventList(request.body, core);
}

bool IsOurs(const std::string& type) {
  return type == "application/json" || type == "application/x-ndjson";
}

Result<int> ReadLimit(const Target& target) {
  const auto given = target.query.find("limit");
  if (given == target.query.end()) return kDefaultLimit;
  const std::string& text = given->second;
  int limit = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error == std::errc{} && stop == text.data() + text.size() && limit >= 1 &&
      limit <= kMaxLimit) {
    return limit;
  }
  return Error{ErrorCode::kInvalid, "limit", "this is not a number of events.",
               "Use a whole number from 1 to " + std::to_string(kMaxLimit) + "."};
}

// The events are JSON text already: they are put together, not parsed again.
std::string Write(const Page& page) {
  std::string out = R"({"cursor":)" + Dump(page.cursor) + R"(,"events":[)";
  for (std::size_t i = 0; i < page.events.size(); ++i) {
    if (i > 0) out += ',';
    out += page.events[i];
  }
  out += R"(],"more":)" + std::string(page.more ? "true" : "false");
  return out + R"(,"restarted":)" + (page.restarted ? "true}" : "false}");
}

}  // namespace

JournalRoutes::JournalRoutes(Store& store, AppendQueue& queue, CoreCall core)
    : store_(store), queue_(queue), core_(std::move(core)) {}

void JournalRoutes::Post(const Request& request, const Reply& reply) {
  if (!IsOurs(MediaType(request))) {
    return reply(Problem(415, {ErrorCode::kUnsupported, "Content-Type", "events come as JSON.",
                               "Send application/json or application/x-ndjson."}));
  }
  auto events = ReadBody(request, core_);
  if (!events.ok()) return reply(Problem(events.error()));
  queue_.Append({kPerson, std::move(events).value()}, [reply](const Result<Outcome>& outcome) {
    if (!outcome.ok()) return reply(Problem(outcome.error()));
    reply(JsonAnswer(Dump(Json{{"accepted", outcome->accepted}, {"repeated", outcome->repeated}})));
  });
}

Response JournalRoutes::Get(const Target& target) {
  const auto limit = ReadLimit(target);
  if (!limit.ok()) return Problem(limit.error());
  const auto since = target.query.find("since");
  const auto page =
      store_.ReadSince(kPerson, since == target.query.end() ? "" : since->second, *limit);
  return page.ok() ? JsonAnswer(Write(*page)) : Problem(page.error());
}

Response JournalRoutes::Delete() {
  const auto deleted = store_.Wipe(kPerson);
  return deleted.ok() ? JsonAnswer(Dump(Json{{"deleted", *deleted}})) : Problem(deleted.error());
}

}  // namespace psoas::server
