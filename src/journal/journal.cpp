#include "journal/journal.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace psoas::journal {
namespace {

bool Earlier(const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : a.id < b.id; }

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

Problem Conflict(const Event& event) {
  return {event.line,
          {ErrorCode::kConflict, "id " + event.id,
           "two events carry this id with different content; the first stands.",
           "Give the second an id of its own if both happened."},
          event.type == "screen.answered" || event.type == "checkin.recorded"};
}

Result<CheckedEvent> ReadLine(std::string_view line) {
  if (line.size() > kMaxEventBytes) {
    return Error{ErrorCode::kTooLarge, "", "the line is longer than 64 kB.",
                 "Split it into smaller events."};
  }
  const Result<Json> json = ParseJson(line);
  if (!json.ok()) return json.error();
  return ReadEvent(*json);
}

/// An entry dated after its withdrawal stands: nothing is taken back before it happened.
void MarkWithdrawn(std::vector<Event>& events) {
  std::unordered_map<std::string_view, std::vector<Instant>> withdrawals;  // each rising
  for (const Event& event : events) {
    if (const auto* withdrawn = As<EntryWithdrawn>(event))
      withdrawals[withdrawn->event].push_back(event.at);
  }
  if (withdrawals.empty()) return;
  for (Event& event : events) {
    const auto found = withdrawals.find(event.id);
    if (found == withdrawals.end() || !CanBeWithdrawn(event)) continue;
    const auto first = std::lower_bound(found->second.begin(), found->second.end(), event.at);
    if (first != found->second.end()) event.withdrawn_at = *first;
  }
}

}  // namespace

bool CanBeWithdrawn(const Event& event) {
  return As<ExerciseDone>(event) || As<SessionStarted>(event) || As<SessionEnded>(event) ||
         As<CheckinRecorded>(event) || As<ThomasMeasured>(event) || As<NoteAdded>(event);
}

Journal::Outcome Journal::Append(std::vector<CheckedEvent> incoming) {
  Outcome outcome;
  const std::size_t before = events.size();
  for (auto& [event, text] : incoming) {
    const auto [held, is_new] = texts.try_emplace(event.id, text);
    if (is_new) {
      events.push_back(std::move(event));
      ++outcome.accepted;
    } else if (held->second == text) {
      ++outcome.repeated;
    } else {
      outcome.problems.push_back(Conflict(event));
      set_aside.push_back(std::move(text));
    }
  }
  const auto middle = events.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(middle, events.end(), Earlier);
  std::inplace_merge(events.begin(), middle, events.end(), Earlier);
  MarkWithdrawn(events);
  problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
  return outcome;
}

Journal ParseJournal(std::string_view text) {
  Journal journal;
  std::vector<CheckedEvent> events;
  int number = 0;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte-order mark is not a fault
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (IsBlank(line)) continue;
    Result<CheckedEvent> event = ReadLine(line);
    if (event.ok()) {
      event.value().event.line = number;
      events.push_back(std::move(event).value());
    } else {
      journal.problems.push_back({number, event.error(), CouldHoldAnswer(line)});
    }
  }
  journal.Append(std::move(events));
  return journal;
}

std::string WriteJournal(const Journal& journal) {
  std::string out;
  for (const Event& event : journal.events) out += journal.texts.at(event.id) + "\n";
  for (const std::string& text : journal.set_aside) out += text + "\n";
  return out;
}

}  // namespace psoas::journal
