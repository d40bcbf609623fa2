// How one number of a joint follows a coordinate: constant, polynomial or spline.
//
// The spline is the one OpenSim calls SimmSpline: cubic between the knots, twice continuously
// differentiable, its end conditions taken from the cubics through the first and the last four
// knots (Forsythe, Malcolm and Moler 1977, subroutine SPLINE); beyond the ends it goes on as a
// straight line.
#pragma once

#include <vector>

#include "base/result.h"

namespace psoas::body {

struct Function {
  enum class Kind { kPolynomial, kSpline };
  Kind kind = Kind::kPolynomial;
  std::vector<double> coefficients;  ///< polynomial: constant first; {0, 1} is the coordinate
  std::vector<double> knots;         ///< spline: rising
  std::vector<double> values;        ///< spline: one for each knot

  static Function Constant(double value) { return Polynomial({value}); }
  static Function Linear(double slope, double at_zero = 0) { return Polynomial({at_zero, slope}); }
  static Function Polynomial(std::vector<double> coefficients);
  /// At least two knots, rising and finite, and a value for each; otherwise an error.
  static Result<Function> Spline(std::vector<double> knots, std::vector<double> values);

  /// The function times `factor`.
  Function Times(double factor) const;
};

/// One cubic of a spline, from `start` to the next: value = sum of c[i] (x - start)^i.
struct CubicPiece {
  double start;
  double c[4];
};

/// The pieces of a spline in rising order, with a straight one before the first knot (its `start`
/// is that knot too) and one after the last.
std::vector<CubicPiece> Pieces(const Function& spline);

struct ValueAndSlope {
  double value;
  double slope;
};
ValueAndSlope Evaluate(const Function& function, double x);

}  // namespace psoas::body
