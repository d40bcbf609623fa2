// Brings a database to the newest schema, one numbered migration at a time.
#pragma once

#include <soci/soci.h>

#include <span>
#include <string>

#include "base/result.h"
#include "store/engine.h"

namespace psoas::server {

/// Applies what is missing, each in its own transaction. kUnsupported when the database knows a
/// migration that this build does not. Throws soci_error when the database fails.
Status Migrate(soci::session& sql, std::span<const Migration> migrations, const std::string& name);

/// The statements of a migration: each ends with a semicolon at the end of a line.
std::vector<std::string> Statements(std::string_view sql);

}  // namespace psoas::server
