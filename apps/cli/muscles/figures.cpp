#include "figures.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rules/words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kLongestCompared = 80;
constexpr std::size_t kLongestExcerpt = 60;

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// How many letters must be put in, taken out or changed to make one of the other.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Excerpt(std::string_view typed) {
  if (typed.size() <= kLongestExcerpt) return std::string(typed);
  std::size_t end = kLongestExcerpt;
  // The bytes 10xxxxxx of UTF-8 go on with the letter before.
  while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0) == 0x80) --end;
  return std::string(typed.substr(0, end)) + "…";
}

std::optional<double> NumberIn(std::string_view text) {
  text = Trimmed(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

double Rounded(double value, int decimals) {
  const double unit = std::pow(10, decimals);
  const double rounded = std::round(value * unit) / unit;
  return rounded == 0 ? 0 : rounded;
}

std::string Fixed(double value, int decimals) {
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, Rounded(value, decimals),
                                 std::chars_format::fixed, decimals)
                       .ptr;
  return {digits, end};
}

std::string FixedWithSign(double value, int decimals) {
  return (Rounded(value, decimals) > 0 ? "+" : "") + Fixed(value, decimals);
}

std::string Short(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, Rounded(value, 6)).ptr;
  return {digits, end};
}

std::string CsvCell(std::string_view text) {
  std::string cell(text);
  if (cell.find_first_of("=+-@\t\r") == 0) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) quoted.append(letter == '"' ? 2 : 1, letter);
  return quoted + "\"";
}

std::vector<std::string> SplitAtCommas(const std::vector<std::string>& words) {
  std::vector<std::string> items;
  for (const std::string& word : words) {
    std::string_view rest = word;
    for (;;) {
      const std::size_t comma = rest.find(',');
      items.emplace_back(Trimmed(rest.substr(0, comma)));
      if (comma == rest.npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return items;
}

std::vector<std::string> MostLike(std::string_view wanted, const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::string>> found;
  if (wanted.size() > kLongestCompared) return {};
  for (const std::string& name : names) {
    const bool begins = !wanted.empty() && name.starts_with(wanted);
    const std::size_t distance = begins ? 0 : Distance(wanted, name.substr(0, kLongestCompared));
    if (distance <= std::max<std::size_t>(2, wanted.size() / 4)) found.emplace_back(distance, name);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> near;
  for (std::size_t i = 0; i < found.size() && i < 2; ++i) near.push_back(found[i].second);
  return near;
}

std::string DidYouMean(std::string_view wanted, const std::vector<std::string>& names) {
  const auto near = MostLike(wanted, names);
  return near.empty() ? "" : "Did you mean " + rules::Joined(near, " or ") + "? ";
}

}  // namespace psoas::cli
