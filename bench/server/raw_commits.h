// What the database itself can do: one connection, one event a transaction, on disk before it says
// so.
#pragma once

#include <string>

namespace psoas::bench {

/// Durable commits per second into a new database at `path`, over about `seconds`.
double RawCommitsPerSecond(const std::string& path, double seconds);

}  // namespace psoas::bench
