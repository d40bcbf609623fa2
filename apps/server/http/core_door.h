// The core as the handlers see it: one call, and the event check made of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace psoas::server {

/// JSON in, JSON out, as in api/api.h. Must be safe to call from two threads.
using CoreCall = std::function<std::string(std::string_view)>;

/// The value of the answer to {"op": op}, or its error.
Result<Json> AskCore(const CoreCall& call, const Json& request);

/// Does the core accept this event? The error's place begins with `place`.
Status CheckEvent(const CoreCall& call, const Json& event, const std::string& place);

}  // namespace psoas::server
