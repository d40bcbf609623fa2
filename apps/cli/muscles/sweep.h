// Lengths, changes or moment arms while one coordinate goes through a range.
#pragma once

#include <string>
#include <vector>

#include "chart.h"
#include "named_lengths.h"

namespace psoas::cli {

enum class SweptFigure { kChange, kLength, kArm };

struct Sweep {
  std::size_t coordinate = 0;
  std::vector<double> pose;  ///< of the other coordinates, as Plan says
  double from = 0, to = 0;   ///< degrees, or metres where Coordinate::is_length
  SweptFigure figure = SweptFigure::kChange;
};

/// The coordinate's values, evenly spread, ends included.
std::vector<double> ValuesOf(const Sweep& sweep);

/// Millimetres, one curve for each of `chosen`. A moment arm has OpenSim's sign: -d(length)/d(q).
std::vector<Curve> CurvesOf(const body::Groups& groups, const Sweep& sweep,
                            const std::vector<NamedLength>& chosen);

/// Whether a curve says anything: 0.05 mm between its least and its most, or above zero for an arm.
bool SaysSomething(const Curve& curve, SweptFigure figure);

/// What is drawn when nobody chose: the hip flexors of the coordinate's side (of both where it has
/// none) that the coordinate changes; where that is not two at least, the five groups that it
/// changes most.
Result<std::vector<NamedLength>> UsualChoice(const body::Groups& groups, const Sweep& sweep);

}  // namespace psoas::cli
