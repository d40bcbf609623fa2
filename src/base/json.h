// JSON at the doors of the core: parse without exceptions, dump in one canonical form.
//
// Keys are sorted and nothing is padded, so equal values are equal bytes, natively and in wasm.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas {

using Json = nlohmann::json;

/// Parses one JSON value. Limits nesting to 64 levels; refuses duplicate keys, because two answers
/// to one question would be decided by chance. `place` prefixes the error.
Result<Json> ParseJson(std::string_view text, std::string_view place = {});

/// Sorted keys, no spaces, invalid UTF-8 replaced: the canonical bytes of a value.
std::string Dump(const Json& value);

/// As Dump, indented for people.
std::string DumpPretty(const Json& value);

}  // namespace psoas
