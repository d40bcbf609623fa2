#include "http/target.h"

#include <algorithm>

namespace psoas::server {
namespace {

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> Decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = HexValue(text[i + 1]);
    const int low = HexValue(text[i + 2]);
    if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

bool Climbs(std::string_view path) {
  if (path.find('\\') != std::string_view::npos) return true;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    if (path.substr(0, end) == "..") return true;
    path.remove_prefix(end);
  }
  return false;
}

bool ParseQuery(std::string_view text, std::map<std::string, std::string>& query) {
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const auto equals = std::min(pair.find('='), pair.size());
    const auto name = Decode(pair.substr(0, equals));
    const auto value = Decode(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return false;
    query.emplace(*name, *value);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace

std::optional<Target> ParseTarget(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  const auto mark = std::min(text.find('?'), text.size());
  auto path = Decode(text.substr(0, mark));
  if (!path || Climbs(*path)) return std::nullopt;
  Target target{std::move(*path), {}};
  if (!ParseQuery(text.substr(std::min(mark + 1, text.size())), target.query)) return std::nullopt;
  return target;
}

}  // namespace psoas::server
