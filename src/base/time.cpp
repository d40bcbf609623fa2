#include "base/time.h"

#include <chrono>
#include <optional>

namespace psoas {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2200;

/// Reads fixed-width figures and marks off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::optional<int> Digits(std::size_t count) {
    if (text_.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!IsDigit(text_[i])) return std::nullopt;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(count);
    return value;
  }

  bool Mark(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// ".25" -> 250; finer than a millisecond is cut off. Nothing there is 0.
  std::optional<int> FractionMs() {
    if (!Mark('.')) return 0;
    int ms = 0, scale = 100, count = 0;
    while (!text_.empty() && IsDigit(text_.front()) && count < 9) {
      ms += (text_.front() - '0') * scale;
      scale /= 10;
      ++count;
      text_.remove_prefix(1);
    }
    return count ? std::optional(ms) : std::nullopt;
  }

  /// "Z" or "+hh:mm", in minutes.
  std::optional<int> OffsetMinutes() {
    if (Mark('Z')) return 0;
    const bool east = Mark('+');
    if (!east && !Mark('-')) return std::nullopt;
    const auto hours = Digits(2);
    if (!hours || !Mark(':')) return std::nullopt;
    const auto minutes = Digits(2);
    if (!minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    return (east ? 1 : -1) * (*hours * 60 + *minutes);
  }

  bool done() const { return text_.empty(); }

 private:
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
};

std::optional<Day> ReadDay(Cursor& cursor) {
  const auto year = cursor.Digits(4);
  if (!year || !cursor.Mark('-')) return std::nullopt;
  const auto month = cursor.Digits(2);
  if (!month || !cursor.Mark('-')) return std::nullopt;
  const auto day = cursor.Digits(2);
  if (!day || *year < kFirstYear || *year > kLastYear) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

std::optional<Instant> ReadInstant(Cursor& cursor) {
  const auto day = ReadDay(cursor);
  if (!day || !cursor.Mark('T')) return std::nullopt;
  const auto hour = cursor.Digits(2);
  if (!hour || !cursor.Mark(':')) return std::nullopt;
  const auto minute = cursor.Digits(2);
  if (!minute || !cursor.Mark(':')) return std::nullopt;
  const auto second = cursor.Digits(2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto fraction = cursor.FractionMs();
  const auto offset = cursor.OffsetMinutes();
  if (!fraction || !offset) return std::nullopt;
  const std::int64_t minutes = std::int64_t{*hour} * 60 + *minute - *offset;
  return Instant{day->since_epoch * kMsPerDay + minutes * 60'000 + *second * 1000 + *fraction};
}

std::string Padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::chrono::year_month_day Date(Day day) {
  return std::chrono::sys_days(std::chrono::days(day.since_epoch));
}

}  // namespace

Day Instant::day() const {
  const std::int64_t whole = ms / kMsPerDay;
  return {static_cast<std::int32_t>(ms % kMsPerDay < 0 ? whole - 1 : whole)};
}

double HoursBetween(Instant from, Instant to) {
  return static_cast<double>(to.ms - from.ms) / static_cast<double>(kMsPerHour);
}

Result<Instant> ParseInstant(std::string_view text) {
  Cursor cursor(text);
  const auto instant = ReadInstant(cursor);
  if (instant && cursor.done()) return *instant;
  return Error{ErrorCode::kInvalid, "",
               "\"" + std::string(text.substr(0, 40)) + "\" is not a time this program can read.",
               "Write it like 2026-11-22T09:30:00Z, with Z or an offset such as +01:00."};
}

Result<Day> ParseDay(std::string_view text) {
  Cursor cursor(text);
  const auto day = ReadDay(cursor);
  if (day && cursor.done()) return *day;
  return Error{ErrorCode::kInvalid, "",
               "\"" + std::string(text.substr(0, 40)) + "\" is not a day of the calendar.",
               "Write it like 2026-11-22."};
}

std::string Format(Instant instant) {
  const Day day = instant.day();
  const auto rest = static_cast<int>(instant.ms - day.since_epoch * kMsPerDay);
  const int seconds = rest / 1000, ms = rest % 1000;
  std::string out = Format(day) + "T" + Padded(seconds / 3600, 2) + ":" +
                    Padded(seconds / 60 % 60, 2) + ":" + Padded(seconds % 60, 2);
  if (ms != 0) out += "." + Padded(ms, 3);
  return out + "Z";
}

std::string Format(Day day) {
  const auto date = Date(day);
  return Padded(static_cast<int>(date.year()), 4) + "-" +
         Padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
         Padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

int YearOf(Day day) { return static_cast<int>(Date(day).year()); }

Day FirstOfYear(int year) {
  const std::chrono::sys_days first =
      std::chrono::year(year) / std::chrono::January / std::chrono::day(1);
  return {static_cast<std::int32_t>(first.time_since_epoch().count())};
}

}  // namespace psoas
