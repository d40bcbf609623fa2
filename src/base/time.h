// Instants and calendar days, in UTC, without a clock.
//
// The core never asks what time it is: `now` is an argument. An Instant is milliseconds since
// 1970-01-01T00:00:00Z; a Day is whole days since then. Text is ISO 8601.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas {

struct Day {
  std::int32_t since_epoch = 0;
  auto operator<=>(const Day&) const = default;
  Day operator+(int days) const { return {since_epoch + days}; }
  int operator-(Day other) const { return since_epoch - other.since_epoch; }
};

struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
  Day day() const;
};

inline constexpr std::int64_t kMsPerHour = 3'600'000;
inline constexpr std::int64_t kMsPerDay = 24 * kMsPerHour;

/// Hours from `from` to `to`; negative when `to` is earlier.
double HoursBetween(Instant from, Instant to);

/// Accepts `2026-11-22T09:30:00Z`, with optional fraction (to ms) and `+hh:mm` offsets, years
/// 1900..2200. Refuses a time without an offset: "09:30" in whose town?
Result<Instant> ParseInstant(std::string_view text);

/// Accepts `2026-11-22`.
Result<Day> ParseDay(std::string_view text);

std::string Format(Instant instant);  ///< `2026-11-22T09:30:00Z`, with `.123` only when not zero
std::string Format(Day day);          ///< `2026-11-22`

int YearOf(Day day);
Day FirstOfYear(int year);

}  // namespace psoas
