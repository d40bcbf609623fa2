// A line chart as SVG: a few curves over one number, each named at its end.
//
// Light, hairline grid, system letters; on paper the background is white. Colours and their order
// are the design tokens of the web app (apps/web/src/ui/tokens.css); where they come round again,
// the line is dashed. Names never lie on each other: the chart grows when they need room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace psoas::cli {

/// More cannot be told apart.
inline constexpr std::size_t kMostCurves = 12;

struct Curve {
  std::string name;
  std::vector<double> y;  ///< one for each x, finite
};

struct Chart {
  std::string title;
  std::string subtitle;
  std::string footnote;
  std::string x_title;  ///< with its unit
  std::string y_title;
  bool x_is_degrees = false;  ///< ticks of 15, 30, 45 and so on
  std::vector<double> x;      ///< rising, at least two
  std::vector<Curve> curves;  ///< 1 to kMostCurves
  std::optional<double> neutral_x;
  bool y_from_zero = false;  ///< zero is shown and marked, as the neutral length
  double declared_least = 0, declared_most = 0;
};

/// A whole document. Needs what the comments above say.
std::string ChartSvg(const Chart& chart);

}  // namespace psoas::cli
