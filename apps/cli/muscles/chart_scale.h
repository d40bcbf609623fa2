// From figures to places on paper: round ticks, and names that keep their distance.
#pragma once

#include <span>
#include <vector>

namespace psoas::cli {

/// A round distance between ticks, for about `wanted` of them over `span`. In degrees 5, 10, 15,
/// 30, 45, 90 and so on where they fit.
double RoundStep(double span, int wanted, bool degrees);

/// The multiples of `step` from `least` to `most`.
std::vector<double> Ticks(double least, double most, double step);

/// Moves places apart to at least `gap`, as little as that takes, within least..most. The order is
/// kept; answers come in the order of `wanted`. There must be room for all of them.
std::vector<double> SpacedOut(std::span<const double> wanted, double gap, double least,
                              double most);

}  // namespace psoas::cli
