// Functions of a joint as MuJoCo can have them: polynomials up to the fourth power.
#pragma once

#include <array>

#include "body/function.h"

namespace psoas::labfiles {

struct QuarticFit {
  std::array<double, 5> coefficients{};  ///< constant first
  double worst = 0;  ///< largest deviation within the range, in the function's unit
};

/// The function between `least` and `most`. A polynomial up to the fourth power stays what it is;
/// anything else is fitted by least squares over Chebyshev's points, which comes close to the
/// smallest possible deviation.
QuarticFit FitQuartic(const body::Function& function, double least, double most);

}  // namespace psoas::labfiles
