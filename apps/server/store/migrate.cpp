#include "store/migrate.h"

#include <chrono>
#include <vector>

#include "base/time.h"

namespace psoas::server {
namespace {

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string Now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return psoas::Format(
      Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()});
}

void Apply(soci::session& sql, const Migration& migration) {
  soci::transaction transaction(sql);
  for (const std::string& statement : Statements(migration.sql)) sql << statement;
  const std::string name(migration.name);
  const std::string applied_at = Now();
  sql << "insert into schema_migration (number, name, applied_at) values (:number, :name, :at)",
      soci::use(migration.number), soci::use(name), soci::use(applied_at);
  transaction.commit();
}

}  // namespace

std::vector<std::string> Statements(std::string_view sql) {
  std::vector<std::string> statements;
  std::string current;
  while (!sql.empty()) {
    const auto end = sql.find('\n');
    const std::string_view line = sql.substr(0, end);
    sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
    if (IsBlank(line) || line.starts_with("--")) continue;
    if (!line.ends_with(';')) {
      current.append(line).push_back('\n');
      continue;
    }
    current.append(line.substr(0, line.size() - 1));
    statements.push_back(std::exchange(current, {}));
  }
  return statements;
}

Status Migrate(soci::session& sql, std::span<const Migration> migrations, const std::string& name) {
  sql << "create table if not exists schema_migration "
         "(number integer not null primary key, name text not null, applied_at text not null)";
  int applied = 0;
  sql << "select coalesce(max(number), 0) from schema_migration", soci::into(applied);
  const int newest = migrations.empty() ? 0 : migrations.back().number;
  if (applied > newest) {
    return Error{ErrorCode::kUnsupported, name,
                 "this database was written by a newer Psoas (step " + std::to_string(applied) +
                     ", this one knows up to step " + std::to_string(newest) + ").",
                 "Use the newer Psoas, or choose another file."};
  }
  for (const Migration& migration : migrations) {
    if (migration.number > applied) Apply(sql, migration);
  }
  return Done{};
}

}  // namespace psoas::server
