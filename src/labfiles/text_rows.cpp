#include "labfiles/text_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace psoas::labfiles {
namespace {

constexpr std::string_view kBlanks = " \t\v\f";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

template <class Number>
std::optional<Number> Parse(std::string_view text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Lines::Lines(std::string_view text) : rest_(text) {
  if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
}

bool Lines::Next() {
  if (rest_.empty()) return false;
  const std::size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
  untrimmed_ = rest_.substr(0, end);
  line_ = untrimmed_.substr(0, untrimmed_.find_last_not_of(kBlanks) + 1);
  rest_.remove_prefix(end);
  rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, rest_.size()));
  ++number_;
  return true;
}

bool Lines::NextFilled() {
  while (Next()) {
    if (!line_.empty()) return true;
  }
  return false;
}

std::string Lines::Place() const { return "line " + std::to_string(number_); }

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(kBlanks), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  for (char& letter : lowered) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lowered;
}

void SplitWords(std::string_view line, std::vector<std::string_view>& words) {
  words.clear();
  while (true) {
    const std::size_t start = line.find_first_not_of(kBlanks);
    if (start == std::string_view::npos) return;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(kBlanks), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

void SplitCells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  while (true) {
    const std::size_t end = line.find('\t');
    cells.push_back(Trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

std::optional<double> ParseFigure(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const auto number = Parse<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::size_t> ParseCount(std::string_view text) { return Parse<std::size_t>(text); }

std::string Quoted(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string quoted = "\"";
  for (const char letter : text.substr(0, kLongest)) {
    quoted += letter >= ' ' && letter <= '~' ? letter : '?';
  }
  return quoted + (text.size() > kLongest ? "...\"" : "\"");
}

Error NotAFigure(const std::string& place, std::string_view text) {
  return {ErrorCode::kInvalid, place, Quoted(text) + " is not a finite number.",
          "Write figures with a decimal point, such as -8.5, and leave out rows without data."};
}

}  // namespace psoas::labfiles
