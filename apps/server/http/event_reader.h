// The events in the body of a request, checked one by one.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/core_door.h"
#include "store/store.h"

namespace psoas::server {

inline constexpr std::size_t kMaxEvents = 10'000;
inline constexpr std::size_t kMaxEventBytes = 64 * 1024;

/// `{"events": [...]}`. Errors name the place as "events[3].data...".
Result<std::vector<NewEvent>> ReadEventList(std::string_view body, const CoreCall& core);

/// One event a line; empty lines are skipped. Errors name the place as "line 3...".
Result<std::vector<NewEvent>> ReadEventLines(std::string_view body, const CoreCall& core);

}  // namespace psoas::server
