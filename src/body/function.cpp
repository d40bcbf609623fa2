#include "body/function.h"

#include <cmath>

namespace psoas::body {
namespace {

/// Second-derivative-like coefficients c (half the curvature) of the FMM spline, one a knot.
std::vector<double> HalfCurvatures(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size();
  std::vector<double> step(n, 0), diagonal(n, 0), c(n, 0);
  if (n < 3) return c;
  const auto width = [&](std::size_t i) { return x[i + 1] - x[i]; };
  const auto slope = [&](std::size_t i) { return (y[i + 1] - y[i]) / width(i); };
  for (std::size_t i = 0; i + 1 < n; ++i) step[i] = width(i);
  diagonal[0] = -step[0];
  diagonal[n - 1] = -step[n - 2];
  for (std::size_t i = 1; i + 1 < n; ++i) {
    diagonal[i] = 2 * (step[i - 1] + step[i]);
    c[i] = slope(i) - slope(i - 1);
  }
  if (n > 3) {
    // Third derivatives at the ends, from the cubics through the first and the last four knots.
    const double first = c[2] / (x[3] - x[1]) - c[1] / (x[2] - x[0]);
    const double last = c[n - 2] / (x[n - 1] - x[n - 3]) - c[n - 3] / (x[n - 2] - x[n - 4]);
    c[0] = first * step[0] * step[0] / (x[3] - x[0]);
    c[n - 1] = -last * step[n - 2] * step[n - 2] / (x[n - 1] - x[n - 4]);
  }
  for (std::size_t i = 1; i < n; ++i) {
    const double t = step[i - 1] / diagonal[i - 1];
    diagonal[i] -= t * step[i - 1];
    c[i] -= t * c[i - 1];
  }
  c[n - 1] /= diagonal[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) c[i] = (c[i] - step[i] * c[i + 1]) / diagonal[i];
  return c;
}

ValueAndSlope EvaluatePiece(const CubicPiece& piece, double x) {
  const double d = x - piece.start;
  const auto& c = piece.c;
  return {c[0] + d * (c[1] + d * (c[2] + d * c[3])), c[1] + d * (2 * c[2] + 3 * d * c[3])};
}

}  // namespace

Function Function::Polynomial(std::vector<double> coefficients) {
  Function function;
  function.coefficients = std::move(coefficients);
  return function;
}

Result<Function> Function::Spline(std::vector<double> knots, std::vector<double> values) {
  const auto refuse = [](std::string what) {
    return Error{ErrorCode::kInvalid, "spline", std::move(what),
                 "Give at least two knots in rising order and a finite value for each."};
  };
  if (knots.size() < 2) return refuse("a spline needs at least two knots");
  if (knots.size() != values.size()) return refuse("there are not as many values as knots");
  for (std::size_t i = 0; i < knots.size(); ++i) {
    if (!std::isfinite(knots[i]) || !std::isfinite(values[i]))
      return refuse("a figure is not finite");
    if (i > 0 && knots[i] <= knots[i - 1]) return refuse("the knots do not rise");
  }
  Function function;
  function.kind = Kind::kSpline;
  function.knots = std::move(knots);
  function.values = std::move(values);
  return function;
}

Function Function::Times(double factor) const {
  Function scaled = *this;
  for (double& coefficient : scaled.coefficients) coefficient *= factor;
  for (double& value : scaled.values) value *= factor;
  return scaled;
}

std::vector<CubicPiece> Pieces(const Function& spline) {
  const auto& x = spline.knots;
  const auto& y = spline.values;
  const std::vector<double> c = HalfCurvatures(x, y);
  std::vector<CubicPiece> pieces;
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const double width = x[i + 1] - x[i];
    pieces.push_back({x[i],
                      {y[i], (y[i + 1] - y[i]) / width - width * (c[i + 1] + 2 * c[i]), 3 * c[i],
                       (c[i + 1] - c[i]) / width}});
  }
  const double slope_at_end = EvaluatePiece(pieces.back(), x.back()).slope;
  pieces.insert(pieces.begin(), {x.front(), {y.front(), pieces.front().c[1], 0, 0}});
  pieces.push_back({x.back(), {y.back(), slope_at_end, 0, 0}});
  return pieces;
}

ValueAndSlope Evaluate(const Function& function, double x) {
  if (function.kind == Function::Kind::kSpline) {
    const auto pieces = Pieces(function);
    std::size_t at = 0;
    while (at + 1 < pieces.size() && x >= pieces[at + 1].start) ++at;
    return EvaluatePiece(pieces[at], x);
  }
  ValueAndSlope out{0, 0};
  for (std::size_t i = function.coefficients.size(); i-- > 0;) {
    out.slope = out.slope * x + out.value;
    out.value = out.value * x + function.coefficients[i];
  }
  return out;
}

}  // namespace psoas::body
