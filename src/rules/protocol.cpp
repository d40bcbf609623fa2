#include "rules/protocol.h"

#include <algorithm>

#include "base/json_io.h"

namespace psoas::rules {
namespace {

template <class Record>
const Record* FindById(const std::vector<Record>& records, const std::string& id) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const Record& record) { return record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

bool IsHash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Written so that a value that is not a number falls into no band with a limit.
bool Admits(const Band& band, double value) {
  return (!band.above || value > *band.above) && (!band.at_least || value >= *band.at_least) &&
         (!band.below || value < *band.below) && (!band.at_most || value <= *band.at_most);
}

}  // namespace

const Question* Protocol::FindQuestion(const std::string& id) const {
  for (const QuestionGroup& group : screening.groups) {
    if (const Question* found = FindById(group.questions, id)) return found;
  }
  return nullptr;
}

const Exercise* Protocol::FindExercise(const std::string& id) const {
  return FindById(exercises, id);
}

const MeasureMethod* Protocol::FindMethod(const std::string& id) const {
  return FindById(assessment.methods, id);
}

const Banding* Protocol::FindBanding(const std::string& id) const {
  return FindById(assessment.bandings, id);
}

const Source* Protocol::FindSource(const std::string& id) const { return FindById(sources, id); }

const Letter* Protocol::FindLetter(const std::string& id) const { return FindById(letters, id); }

const Cap* Protocol::FindCap(Kind kind) const {
  const auto& caps = programme.caps;
  const auto found =
      std::find_if(caps.begin(), caps.end(), [&](const Cap& cap) { return cap.kind == kind; });
  return found == caps.end() ? nullptr : &*found;
}

double Assessment::Phone(std::string_view id) const {
  const auto found = std::ranges::find(phone, id, &PhoneFigure::id);
  return found == phone.end() ? 0 : found->value;
}

bool SpeaksFor(std::string_view pattern, std::string_view message_id) {
  if (!pattern.ends_with('*')) return pattern == message_id;
  return message_id.starts_with(pattern.substr(0, pattern.size() - 1));
}

const WordingGrounds* Protocol::GroundsOf(const std::string& message_id) const {
  for (const WordingGrounds& grounds : wording_grounds) {
    for (const std::string& pattern : grounds.ids) {
      if (SpeaksFor(pattern, message_id)) return &grounds;
    }
  }
  return nullptr;
}

const std::string& Protocol::Text(const std::string& message_id) const {
  const auto found = wording.find(message_id);
  return found == wording.end() ? message_id : found->second;
}

Result<LoadedProtocol> LoadProtocol(std::string_view canonical_json) {
  Result<Json> json = ParseJson(canonical_json, "protocol");
  if (!json.ok()) return json.error();
  if (!json->is_object() || !json->contains("hash") || !json->contains("protocol")) {
    return Error{ErrorCode::kMalformed, "protocol", "this is not a compiled protocol.",
                 "Compile the protocol folder again."};
  }
  LoadedProtocol loaded;
  const Json& hash = *json->find("hash");
  if (hash.is_string()) loaded.hash = hash.get<std::string>();
  if (!IsHash(loaded.hash)) {
    return Error{ErrorCode::kMalformed, "hash", "this is not a SHA-256 in lower-case hex.",
                 "Compile the protocol folder again."};
  }
  Result<Protocol> protocol =
      Read<Protocol>(*json->find("protocol"), "protocol", UnknownKeys::kRefuse);
  if (!protocol.ok()) return protocol.error();
  if (Status status = CheckProtocol(*protocol); !status.ok()) return status.error();
  loaded.protocol = std::move(protocol).value();
  return loaded;
}

const Band* FindBand(const Banding& banding, double value) {
  const auto found = std::find_if(banding.bands.begin(), banding.bands.end(),
                                  [&](const Band& band) { return Admits(band, value); });
  return found == banding.bands.end() ? nullptr : &*found;
}

}  // namespace psoas::rules
