#include "labfiles/mjcf_fit.h"

#include <algorithm>
#include <cmath>

#include "body/geometry.h"

namespace psoas::labfiles {
namespace {

using body::Function;
using Quartic = std::array<double, 5>;

constexpr int kPoints = 400;

/// Chebyshev's polynomials of degree 0 to 4, each with the constant first.
constexpr std::array<Quartic, 5> kChebyshev{
    {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {-1, 0, 2, 0, 0}, {0, -3, 0, 4, 0}, {1, 0, -8, 0, 8}}};

double ValueAt(const Quartic& quartic, double x) {
  double value = 0;
  for (auto c = quartic.rbegin(); c != quartic.rend(); ++c) value = value * x + *c;
  return value;
}

/// The same polynomial over x instead of t = (x - middle) / half.
Quartic InX(const Quartic& in_t, double middle, double half) {
  Quartic out{};
  for (auto c = in_t.rbegin(); c != in_t.rend(); ++c) {
    // out = out * t + c
    Quartic next{};
    for (std::size_t i = 0; i < 5; ++i) {
      next[i] -= out[i] * middle / half;
      if (i > 0) next[i] += out[i - 1] / half;
    }
    next[0] += *c;
    out = next;
  }
  return out;
}

Quartic Fit(const Function& function, double middle, double half) {
  Quartic in_t{};
  for (int k = 0; k < kPoints; ++k) {
    const double t = std::cos(body::kPi * (k + 0.5) / kPoints);
    const double value = body::Evaluate(function, middle + half * t).value;
    for (std::size_t degree = 0; degree < 5; ++degree) {
      const Quartic& basis = kChebyshev[degree];
      const double share = (degree == 0 ? 1.0 : 2.0) / kPoints * value * ValueAt(basis, t);
      for (std::size_t i = 0; i < 5; ++i) in_t[i] += share * basis[i];
    }
  }
  return InX(in_t, middle, half);
}

}  // namespace

QuarticFit FitQuartic(const Function& function, double least, double most) {
  QuarticFit fit;
  const auto& own = function.coefficients;
  if (function.kind == Function::Kind::kPolynomial && own.size() <= 5) {
    std::copy(own.begin(), own.end(), fit.coefficients.begin());
    return fit;
  }
  const double middle = (least + most) / 2, half = (most - least) / 2;
  if (half < 1e-9) {
    fit.coefficients[0] = body::Evaluate(function, middle).value;
    return fit;
  }
  fit.coefficients = Fit(function, middle, half);
  for (int k = 0; k <= kPoints; ++k) {
    const double x = least + (most - least) * k / kPoints;
    const double deviation = body::Evaluate(function, x).value - ValueAt(fit.coefficients, x);
    fit.worst = std::max(fit.worst, std::abs(deviation));
  }
  return fit;
}

}  // namespace psoas::labfiles
