#include "store/event_writer.h"

#include <cstdio>
#include <random>

#include "base/json_io.h"

namespace psoas::server {
namespace {

std::string NewGeneration() {
  std::random_device random;
  char text[17];
  std::snprintf(text, sizeof text, "%08x%08x", random(), random());
  return text;
}

// A statement left on its row would hold the transaction open: run it to its end.
bool FetchOne(soci::statement& statement) {
  if (!statement.execute(true)) return false;
  while (statement.fetch()) {
  }
  return true;
}

// 1 and 1.0 are the same angle, whichever program wrote it.
bool SameContent(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const auto left_json = ParseJson(left);
  const auto right_json = ParseJson(right);
  return left_json.ok() && right_json.ok() && *left_json == *right_json;
}

}  // namespace

EventWriter::EventWriter(soci::session& sql)
    : sql_(sql),
      savepoint_((sql.prepare << "savepoint batch")),
      release_((sql.prepare << "release savepoint batch")),
      undo_((sql.prepare << "rollback to savepoint batch")),
      reserve_((sql.prepare << "update person set last_seq = last_seq + :how_many "
                               "where person_id = :person returning last_seq",
                soci::use(how_many_), soci::use(person_), soci::into(seq_))),
      begin_person_((sql.prepare << "insert into person (person_id, generation, last_seq) "
                                    "values (:person, :generation, 0)",
                     soci::use(person_), soci::use(generation_))),
      insert_((sql.prepare << "insert into event (person_id, id, seq, at, type, content) "
                              "values (:person, :id, :seq, :at, :type, :content) "
                              "on conflict (person_id, id) do nothing",
               soci::use(person_), soci::use(id_), soci::use(seq_), soci::use(at_),
               soci::use(type_), soci::use(content_))),
      stored_content_((sql.prepare << "select content from event "
                                      "where person_id = :person and id = :id",
                       soci::use(person_), soci::use(id_), soci::into(stored_))) {}

Result<Outcome> EventWriter::Write(const Batch& batch) {
  savepoint_.execute(true);
  auto outcome = WriteEvents(batch);
  if (!outcome.ok()) undo_.execute(true);
  release_.execute(true);
  return outcome;
}

Result<Outcome> EventWriter::WriteEvents(const Batch& batch) {
  Outcome outcome;
  if (batch.events.empty()) return outcome;
  person_ = batch.person;
  ReserveNumbers(static_cast<long long>(batch.events.size()));
  seq_ -= static_cast<long long>(batch.events.size());
  for (const NewEvent& event : batch.events) {
    ++seq_;
    const auto inserted = Insert(event);
    if (!inserted.ok()) return inserted.error();
    ++(*inserted ? outcome.accepted : outcome.repeated);
  }
  return outcome;
}

// Numbers are given out under the person's row lock, so they rise in the order of the commits and a
// reader's cursor never jumps over an event that is committed later.
void EventWriter::ReserveNumbers(long long how_many) {
  how_many_ = how_many;
  if (FetchOne(reserve_)) return;
  generation_ = NewGeneration();
  begin_person_.execute(true);
  FetchOne(reserve_);
}

Result<bool> EventWriter::Insert(const NewEvent& event) {
  id_ = event.id;
  at_ = event.at;
  type_ = event.type;
  content_ = event.content;
  insert_.execute(true);
  if (insert_.get_affected_rows() > 0) return true;
  FetchOne(stored_content_);
  if (SameContent(stored_, event.content)) return false;
  return Error{ErrorCode::kConflict, "event " + event.id,
               "this id is already used by an event with other content; the first one stands.",
               "Give the new event an id of its own."};
}

}  // namespace psoas::server
