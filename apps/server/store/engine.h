// What differs between database engines. A new engine is one function that fills this in, plus its
// own folder of migrations.
#pragma once

#include <soci/soci.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas::server {

/// One numbered step of the schema, embedded from migrations/ENGINE/NNNN-name.sql.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

struct Engine {
  std::string name;  ///< what an error calls the database, such as its path
  std::function<void(soci::session&)> connect;
  /// Is this a database we may write to? Called once, before the migrations.
  std::function<Status(soci::session&)> inspect;
  std::function<Error(const soci::soci_error&)> translate;
  std::span<const Migration> migrations;
};

Engine SqliteEngine(const std::string& path);

}  // namespace psoas::server
