#include "store/cursor.h"

#include <algorithm>
#include <charconv>

namespace psoas::server {
namespace {

constexpr std::size_t kMaxGeneration = 32;

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string Format(const Cursor& cursor) {
  if (cursor.generation.empty()) return "";
  return cursor.generation + "." + std::to_string(cursor.seq);
}

std::optional<Cursor> ParseCursor(std::string_view text) {
  if (text.empty()) return Cursor{};
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot > kMaxGeneration) return std::nullopt;
  Cursor cursor{std::string(text.substr(0, dot)), 0};
  if (!std::ranges::all_of(cursor.generation, IsHex)) return std::nullopt;
  const std::string_view digits = text.substr(dot + 1);
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, cursor.seq);
  if (error != std::errc{} || stop != end || cursor.seq < 0) return std::nullopt;
  return cursor;
}

}  // namespace psoas::server
