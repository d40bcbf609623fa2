#include "http/event_reader.h"

#include <nlohmann/json.hpp>

#include "base/ids.h"
#include "base/time.h"

namespace psoas::server {
namespace {

constexpr std::size_t kMaxTypeLength = 64;

Error TooMany() {
  return {ErrorCode::kTooLarge, "events",
          "there are more than " + std::to_string(kMaxEvents) + " events in one request.",
          "Send them in several requests."};
}

Error TooLarge(const std::string& place) {
  return {ErrorCode::kTooLarge, place, "this event is larger than 64 kB.",
          "Shorten it, or split it into several events."};
}

Result<std::string> TextField(const Json& event, const char* key, const std::string& place) {
  const auto found = event.find(key);
  if (found != event.end() && found->is_string()) return found->get<std::string>();
  return Error{ErrorCode::kInvalid, place + "." + key,
               found == event.end() ? "this is missing." : "this is not text.",
               "Every event needs \"id\", \"at\" and \"type\" as text."};
}

// What the store itself relies on; the meaning of the event is the core's business.
Status CheckEnvelope(const NewEvent& event, const std::string& place) {
  if (!IsUuid(event.id)) {
    return Error{ErrorCode::kInvalid, place + ".id", "this is not a UUID.",
                 "Give every event a UUIDv7 of its own."};
  }
  if (const auto at = ParseInstant(event.at); !at.ok()) {
    Error error = at.error();
    error.place = place + ".at";
    return error;
  }
  if (event.type.empty() || event.type.size() > kMaxTypeLength) {
    return Error{ErrorCode::kInvalid, place + ".type", "this is not the name of an event type.",
                 "Use 1 to 64 characters, such as \"note.added\"."};
  }
  return Done{};
}

Result<NewEvent> ReadEvent(const Json& json, const std::string& place, const CoreCall& core) {
  if (!json.is_object()) {
    return Error{ErrorCode::kInvalid, place, "an event is an object.",
                 "Write it as {\"id\", \"at\", \"type\", \"data\"}."};
  }
  const auto id = TextField(json, "id", place);
  if (!id.ok()) return id.error();
  const auto at = TextField(json, "at", place);
  if (!at.ok()) return at.error();
  const auto type = TextField(json, "type", place);
  if (!type.ok()) return type.error();
  NewEvent event{*id, *at, *type, Dump(json)};
  if (event.content.size() > kMaxEventBytes) return TooLarge(place);
  if (const auto envelope = CheckEnvelope(event, place); !envelope.ok()) return envelope.error();
  if (const auto checked = CheckEvent(core, json, place); !checked.ok()) return checked.error();
  return event;
}

}  // namespace

Result<std::vector<NewEvent>> ReadEventList(std::string_view body, const CoreCall& core) {
  const auto json = ParseJson(body, "body");
  if (!json.ok()) return json.error();
  const auto list = json->is_object() ? json->find("events") : json->end();
  if (!json->is_object() || list == json->end() || !list->is_array()) {
    return Error{ErrorCode::kInvalid, "events", "the list of events is missing.",
                 "Send {\"events\": [ ... ]}."};
  }
  if (list->size() > kMaxEvents) return TooMany();
  std::vector<NewEvent> events;
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto event = ReadEvent((*list)[i], "events[" + std::to_string(i) + "]", core);
    if (!event.ok()) return event.error();
    events.push_back(std::move(event).value());
  }
  return events;
}

Result<std::vector<NewEvent>> ReadEventLines(std::string_view body, const CoreCall& core) {
  std::vector<NewEvent> events;
  for (int number = 1; !body.empty(); ++number) {
    const auto end = std::min(body.find('\n'), body.size());
    const std::string_view line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = "line " + std::to_string(number);
    if (events.size() == kMaxEvents) return TooMany();
    if (line.size() > kMaxEventBytes) return TooLarge(place);
    const auto json = ParseJson(line, place);
    if (!json.ok()) return json.error();
    auto event = ReadEvent(*json, place, core);
    if (!event.ok()) return event.error();
    events.push_back(std::move(event).value());
  }
  return events;
}

}  // namespace psoas::server
