#include "store/sql_store.h"

#include "store/cursor.h"
#include "store/migrate.h"

namespace psoas::server {
namespace {

// A page stops growing here, whatever its limit, so that one answer fits in memory.
constexpr std::size_t kPageBytes = 4u << 20;

struct Person {
  std::string generation;
  long long last_seq = 0;
};

Person FindPerson(soci::session& sql, const std::string& id) {
  Person person;
  sql << "select generation, last_seq from person where person_id = :person", soci::use(id),
      soci::into(person.generation), soci::into(person.last_seq);
  return person;
}

void ReadEvents(soci::session& sql, const std::string& person, int limit, Cursor& cursor,
                Page& page) {
  const long long after = cursor.seq;
  const long long rows = static_cast<long long>(limit) + 1;
  long long seq = 0;
  std::string content;
  soci::statement select =
      (sql.prepare << "select seq, content from event where person_id = :person and seq > :after "
                      "order by seq limit :rows",
       soci::use(person), soci::use(after), soci::use(rows), soci::into(seq), soci::into(content));
  select.execute();
  std::size_t bytes = 0;
  while (select.fetch()) {
    bytes += content.size();
    const bool full = page.events.size() == static_cast<std::size_t>(limit) || bytes > kPageBytes;
    if (full && !page.events.empty()) {
      page.more = true;
      return;
    }
    page.events.push_back(content);
    cursor.seq = seq;
  }
}

}  // namespace

Result<std::unique_ptr<Store>> OpenSqliteStore(const std::string& path) {
  if (path.empty() || path.find('"') != std::string::npos) {
    return Error{ErrorCode::kInvalid, path, "this cannot be the name of a journal database.",
                 "Choose a file name without quotation marks."};
  }
  return SqlStore::Open(SqliteEngine(path));
}

Result<std::unique_ptr<Store>> SqlStore::Open(Engine engine) {
  std::unique_ptr<SqlStore> store(new SqlStore(std::move(engine)));
  const std::string& name = store->engine_.name;
  try {
    const Status ready = store->Prepare();
    if (!ready.ok()) {
      Error error = ready.error();
      if (error.place.empty()) error.place = name;
      return error;
    }
  } catch (const soci::soci_error& failure) {
    Error error = store->engine_.translate(failure);
    error.place = name;
    return error;
  }
  return std::unique_ptr<Store>(std::move(store));
}

Status SqlStore::Prepare() {
  engine_.connect(write_);
  const Status ours = engine_.inspect(write_);
  if (!ours.ok()) return ours;
  const Status migrated = Migrate(write_, engine_.migrations, engine_.name);
  if (!migrated.ok()) return migrated;
  engine_.connect(read_);
  return Done{};
}

std::vector<Result<Outcome>> SqlStore::Append(std::span<const Batch> batches) {
  const std::lock_guard lock(write_mutex_);
  try {
    return AppendTogether(batches);
  } catch (const soci::soci_error& failure) {
    const Error error = Failed(failure);
    if (batches.size() == 1) return {error};
  }
  // One of them was too much for the database: let each succeed or fail on its own.
  std::vector<Result<Outcome>> outcomes;
  for (const Batch& batch : batches) {
    try {
      outcomes.push_back(std::move(AppendTogether({&batch, 1}).front()));
    } catch (const soci::soci_error& failure) {
      outcomes.emplace_back(Failed(failure));
    }
  }
  return outcomes;
}

std::vector<Result<Outcome>> SqlStore::AppendTogether(std::span<const Batch> batches) {
  std::vector<Result<Outcome>> outcomes;
  outcomes.reserve(batches.size());
  soci::transaction transaction(write_);
  if (!writer_) writer_ = std::make_unique<EventWriter>(write_);
  for (const Batch& batch : batches) outcomes.push_back(writer_->Write(batch));
  transaction.commit();
  return outcomes;
}

// After a failure the prepared statements may be stuck on a row; they are made anew.
Error SqlStore::Failed(const soci::soci_error& error) {
  writer_.reset();
  return engine_.translate(error);
}

Result<Page> SqlStore::ReadSince(std::string_view person, std::string_view cursor_text, int limit) {
  auto cursor = ParseCursor(cursor_text);
  if (!cursor) {
    return Error{ErrorCode::kInvalid, "since", "this is not a cursor that Psoas gave out.",
                 "Leave it out to read from the beginning."};
  }
  const std::string id(person);
  const std::lock_guard lock(read_mutex_);
  try {
    const soci::transaction snapshot(read_);
    const Person found = FindPerson(read_, id);
    Page page;
    // A wiped journal, or one brought back from a copy, does not continue the old count.
    page.restarted = !cursor->generation.empty() &&
                     (cursor->generation != found.generation || cursor->seq > found.last_seq);
    if (page.restarted) cursor->seq = 0;
    cursor->generation = found.generation;
    ReadEvents(read_, id, limit, *cursor, page);
    page.cursor = Format(*cursor);
    return page;
  } catch (const soci::soci_error& failure) {
    return engine_.translate(failure);
  }
}

Result<long long> SqlStore::Count(std::string_view person) {
  const std::string id(person);
  const std::lock_guard lock(read_mutex_);
  try {
    long long count = 0;
    read_ << "select count(*) from event where person_id = :person", soci::use(id),
        soci::into(count);
    return count;
  } catch (const soci::soci_error& failure) {
    return engine_.translate(failure);
  }
}

Result<long long> SqlStore::Wipe(std::string_view person) {
  const std::string id(person);
  const std::lock_guard lock(write_mutex_);
  try {
    soci::transaction transaction(write_);
    long long count = 0;
    write_ << "select count(*) from event where person_id = :person", soci::use(id),
        soci::into(count);
    write_ << "delete from event where person_id = :person", soci::use(id);
    write_ << "delete from person where person_id = :person", soci::use(id);
    transaction.commit();
    return count;
  } catch (const soci::soci_error& failure) {
    return Failed(failure);
  }
}

}  // namespace psoas::server
