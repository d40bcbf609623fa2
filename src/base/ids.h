// Event ids: UUIDv7, made by whoever creates the event, from a time and random bytes handed in.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace psoas {

/// `018f2b6c-....-7...`: 48 bits of milliseconds, version 7, 74 random bits.
std::string MakeUuidV7(Instant at, const std::array<std::uint8_t, 10>& random);

/// True for the 8-4-4-4-12 hexadecimal form of any UUID version.
bool IsUuid(std::string_view text);

}  // namespace psoas
