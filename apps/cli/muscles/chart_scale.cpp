#include "chart_scale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psoas::cli {

double RoundStep(double span, int wanted, bool degrees) {
  const double rough = span / wanted;
  if (degrees && rough > 3) {
    for (const double step : {5.0, 10.0, 15.0, 30.0, 45.0, 90.0, 180.0, 360.0}) {
      if (step >= rough * 0.85) return step;
    }
  }
  const double unit = std::pow(10, std::floor(std::log10(rough)));
  for (const double times : {1.0, 2.0, 5.0}) {
    if (times * unit >= rough * 0.85) return times * unit;
  }
  return 10 * unit;
}

std::vector<double> Ticks(double least, double most, double step) {
  const double slack = 1e-9 * step;
  std::vector<double> ticks;
  for (double i = std::ceil((least - slack) / step); i * step <= most + slack; ++i)
    ticks.push_back(i == 0 ? 0 : i * step);
  return ticks;
}

std::vector<double> SpacedOut(std::span<const double> wanted, double gap, double least,
                              double most) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  // Names that touch form a block, which stands where its names on average want to stand.
  struct Block {
    double centre;
    std::size_t count;
  };
  std::vector<Block> blocks;
  const auto half = [&](const Block& block) { return gap * static_cast<double>(block.count) / 2; };
  const auto held = [&](Block block) {
    block.centre = std::min(block.centre, most + gap / 2 - half(block));
    block.centre = std::max(block.centre, least - gap / 2 + half(block));
    return block;
  };
  for (const std::size_t i : order) {
    blocks.push_back(held({wanted[i], 1}));
    while (blocks.size() > 1) {
      const Block lower = blocks.back(), upper = blocks[blocks.size() - 2];
      if (upper.centre + half(upper) <= lower.centre - half(lower)) break;
      const auto a = static_cast<double>(upper.count), b = static_cast<double>(lower.count);
      blocks.pop_back();
      blocks.back() =
          held({(a * upper.centre + b * lower.centre) / (a + b), upper.count + lower.count});
    }
  }
  std::vector<double> places(wanted.size());
  std::size_t next = 0;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) {
      places[order[next++]] = block.centre - half(block) + gap * (static_cast<double>(i) + 0.5);
    }
  }
  return places;
}

}  // namespace psoas::cli
