#include "base/numbers.h"

#include <algorithm>
#include <cmath>

namespace psoas {

double RoundTenth(double value) {
  const double rounded = std::round(value * 10.0) / 10.0;
  return rounded == 0.0 ? 0.0 : rounded;  // never -0
}

std::string Tenth(double value) {
  // Not snprintf: its decimal sign depends on the machine's locale.
  constexpr double kWidest = 1e15;
  const long long tenths = std::llround(std::clamp(value, -kWidest, kWidest) * 10.0);
  const long long size = tenths < 0 ? -tenths : tenths;
  std::string out = (tenths < 0 ? "-" : "") + std::to_string(size / 10);
  if (size % 10 != 0) out += "." + std::to_string(size % 10);
  return out;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

double Spread(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high - *low;
}

std::string Fill(std::string_view text, std::span<const Filling> fillings) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    out += text.substr(0, open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto filling = std::find_if(fillings.begin(), fillings.end(),
                                      [&](const Filling& f) { return f.name == name; });
    out += filling == fillings.end() ? text.substr(open, close - open + 1) : filling->value;
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

}  // namespace psoas
