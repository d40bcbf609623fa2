// SQLite result codes as sentences.
#pragma once

#include <string>

#include "base/result.h"

namespace psoas::server {

/// `detail` is SQLite's own message, shown only when there is nothing better to say.
Error SqliteError(int code, const std::string& detail);

}  // namespace psoas::server
