#include "entries.h"

#include <algorithm>

#include "base/numbers.h"
#include "pages/exercise_page.h"

namespace psoas::cli {
namespace {

std::string Joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() || part.empty() ? "" : ", ") + part;
  return all;
}

std::string Score(const char* name, const std::optional<double>& value) {
  return value ? std::string(name) + " " + Tenth(*value) : "";
}

std::string TextOf(const journal::CheckinRecorded& checkin) {
  return Joined({"check-in", Score("pain", checkin.pain_now), Score("tightness", checkin.tightness),
                 Score("stiffness", checkin.stiffness)});
}

std::string TextOf(const journal::ThomasMeasured& thomas) {
  std::string angles;
  for (const auto& reading : thomas.readings)
    angles += (angles.empty() ? "" : " ") + Tenth(reading.thigh_deg);
  return std::string("Thomas test, ") + Name(thomas.side) + " side" +
         (angles.empty() ? "" : ", thigh " + angles);
}

std::string TextOf(const journal::NoteAdded& note) {
  constexpr std::size_t kLongest = 60;
  return "note: " +
         (note.text.size() > kLongest ? note.text.substr(0, kLongest) + "..." : note.text);
}

std::string Many(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " exercise" : " exercises");
}

/// Reads the journal oldest first; a session gathers what comes until it ends.
class Reading {
 public:
  Reading(const api::Catalogue& catalogue, Instant now) : catalogue_(catalogue), now_(now) {}

  std::vector<Entry> Run(const journal::Journal& journal) {
    for (const auto& event : journal.events) {
      if (event.at > now_) break;
      if (journal::CanBeWithdrawn(event) && !journal::IsWithdrawn(event, now_)) Add(event);
    }
    CloseSession();
    std::reverse(entries_.begin(), entries_.end());
    return std::move(entries_);
  }

 private:
  void Add(const journal::Event& event) {
    const bool starts = journal::As<journal::SessionStarted>(event) != nullptr;
    const bool ends = journal::As<journal::SessionEnded>(event) != nullptr;
    const auto* done = journal::As<journal::ExerciseDone>(event);
    if (starts) CloseSession();
    if (starts || ends || (done && !session_.ids.empty())) {
      if (session_.ids.empty()) session_.at = Format(event.at);
      session_.ids.push_back(event.id);
    }
    if (done) {
      ++exercises_;
      entries_.push_back({{event.id}, Format(event.at), InWords(*done, catalogue_)});
    } else if (const auto* checkin = journal::As<journal::CheckinRecorded>(event)) {
      entries_.push_back({{event.id}, Format(event.at), TextOf(*checkin)});
    } else if (const auto* thomas = journal::As<journal::ThomasMeasured>(event)) {
      entries_.push_back({{event.id}, Format(event.at), TextOf(*thomas)});
    } else if (const auto* note = journal::As<journal::NoteAdded>(event)) {
      entries_.push_back({{event.id}, Format(event.at), TextOf(*note)});
    }
    if (ends) CloseSession();
  }

  void CloseSession() {
    if (!session_.ids.empty()) {
      session_.text = "the whole session: " + Many(exercises_);
      entries_.push_back(std::move(session_));
    }
    session_ = {};
    exercises_ = 0;
  }

  const api::Catalogue& catalogue_;
  const Instant now_;
  std::vector<Entry> entries_;
  Entry session_;
  std::size_t exercises_ = 0;
};

/// The entry alone, rather than the session that it is part of.
const Entry* Find(const std::vector<Entry>& entries, const std::string& id) {
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (std::find(entry.ids.begin(), entry.ids.end(), id) == entry.ids.end()) continue;
    if (!found || entry.ids.size() < found->ids.size()) found = &entry;
  }
  return found;
}

}  // namespace

std::string InWords(const journal::ExerciseDone& done, const api::Catalogue& catalogue) {
  std::vector<std::string> parts{TitleOf(catalogue, done.exercise)};
  if (done.side && *done.side != "both") parts.push_back(*done.side + " side");
  if (done.sets) parts.push_back(Tenth(*done.sets) + (*done.sets == 1 ? " round" : " rounds"));
  parts.push_back(Score("pain", done.pain));
  return Joined(parts);
}

std::vector<Entry> EntriesToTakeBack(const std::string& journal_text,
                                     const api::Catalogue& catalogue, Instant now) {
  return Reading(catalogue, now).Run(journal::ParseJournal(journal_text));
}

Result<Entry> FindEntry(const std::string& journal_text, const api::Catalogue& catalogue,
                        Instant now, const std::string& id) {
  const journal::Journal journal = journal::ParseJournal(journal_text);
  const auto entries = Reading(catalogue, now).Run(journal);
  if (const Entry* entry = Find(entries, id)) return *entry;
  const auto event = std::find_if(journal.events.begin(), journal.events.end(),
                                  [&](const journal::Event& one) { return one.id == id; });
  if (event == journal.events.end()) {
    return Error{ErrorCode::kNotFound, id, "no entry has this id.",
                 "psoas undo --list shows what can be taken back."};
  }
  if (journal::IsWithdrawn(*event, now))
    return Error{ErrorCode::kConflict, id, "this entry was taken back already.", ""};
  if (event->at > now) {
    return Error{ErrorCode::kInvalid, id, "this entry is dated in the future.",
                 "Take it back when its time has come."};
  }
  return Error{ErrorCode::kInvalid, id, "an entry of type " + event->type + " is not taken back.",
               "Answer again: psoas screen, psoas profile or psoas complaint."};
}

}  // namespace psoas::cli
