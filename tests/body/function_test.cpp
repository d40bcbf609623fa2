#include "body/function.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace psoas::body {
namespace {

Function Spline(std::vector<double> knots, std::vector<double> values) {
  auto spline = Function::Spline(std::move(knots), std::move(values));
  EXPECT_TRUE(spline.ok());
  return std::move(spline).value();
}

TEST(Function, APolynomialHasItsValueAndItsSlope) {
  const auto f = Function::Polynomial({1, -2, 0, 3});  // 1 - 2x + 3x^3
  EXPECT_DOUBLE_EQ(Evaluate(f, 2).value, 21);
  EXPECT_DOUBLE_EQ(Evaluate(f, 2).slope, 34);
  EXPECT_DOUBLE_EQ(Evaluate(Function::Constant(4), 9).slope, 0);
  EXPECT_DOUBLE_EQ(Evaluate(Function::Linear(3, 1), 2).value, 7);
}

TEST(Function, TimesScalesValueAndSlope) {
  const auto f = Spline({0, 1, 3, 4}, {0, 2, 1, 5}).Times(0.5);
  const auto g = Spline({0, 1, 3, 4}, {0, 1, 0.5, 2.5});
  for (const double x : {-1.0, 0.4, 2.0, 3.7, 6.0}) {
    EXPECT_NEAR(Evaluate(f, x).value, Evaluate(g, x).value, 1e-15);
    EXPECT_NEAR(Evaluate(f, x).slope, Evaluate(g, x).slope, 1e-15);
  }
}

// Its end conditions come from cubics, so a cubic on uneven knots comes back as it was.
TEST(Function, ASplineThroughACubicIsTheCubic) {
  const auto cubic = Function::Polynomial({0.3, -1, 0.5, 2});
  std::vector<double> values;
  const std::vector<double> knots{-1, -0.2, 0.5, 0.8, 2, 2.1};
  for (const double x : knots) values.push_back(Evaluate(cubic, x).value);
  const auto spline = Spline(knots, values);
  for (double x = -1; x <= 2.1; x += 0.01) {
    EXPECT_NEAR(Evaluate(spline, x).value, Evaluate(cubic, x).value, 1e-13) << x;
    EXPECT_NEAR(Evaluate(spline, x).slope, Evaluate(cubic, x).slope, 1e-12) << x;
  }
}

// x^4 at 0 to 4, worked by hand: second derivatives -62/3, 46/3, 130/3, 334/3, 514/3.
TEST(Function, ASplineThroughFourthPowersHasTheValuesWorkedByHand) {
  const auto spline = Spline({0, 1, 2, 3, 4}, {0, 1, 16, 81, 256});
  EXPECT_NEAR(Evaluate(spline, 0.5).value, 5.0 / 6, 1e-13);
  EXPECT_NEAR(Evaluate(spline, 2.5).value, 233.0 / 6, 1e-12);
  EXPECT_NEAR(Evaluate(spline, 0).slope, 16.0 / 3, 1e-12);
  EXPECT_NEAR(Evaluate(spline, 4).slope, 752.0 / 3, 1e-11);
}

TEST(Function, BeyondItsEndsASplineGoesOnStraight) {
  const auto spline = Spline({0, 1, 2, 3, 4}, {0, 1, 16, 81, 256});
  EXPECT_NEAR(Evaluate(spline, -3).value, -16, 1e-12);
  EXPECT_NEAR(Evaluate(spline, -3).slope, 16.0 / 3, 1e-12);
  EXPECT_NEAR(Evaluate(spline, 7).value, 256 + 752, 1e-11);
}

TEST(Function, ASplineOfThreeKnotsIsAParabolaAndOfTwoALine) {
  EXPECT_NEAR(Evaluate(Spline({0, 1, 3}, {0, 1, 9}), 2).value, 4, 1e-14);
  EXPECT_NEAR(Evaluate(Spline({1, 3}, {2, 8}), 2.5).value, 6.5, 1e-14);
}

TEST(Function, ASplineIsSmoothAtItsKnots) {
  const std::vector<double> knots{0, 0.3, 0.5, 1.2, 2};
  const auto spline = Spline(knots, {0, 1, -1, 2, 0});
  for (const double knot : knots) {
    const auto before = Evaluate(spline, knot - 1e-9), after = Evaluate(spline, knot + 1e-9);
    EXPECT_NEAR(before.value, after.value, 1e-7);
    EXPECT_NEAR(before.slope, after.slope, 1e-6);
  }
}

TEST(Function, ASplineThatCannotBeIsRefused) {
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(Function::Spline({0}, {1}).ok());
  EXPECT_FALSE(Function::Spline({0, 1}, {1}).ok());
  EXPECT_FALSE(Function::Spline({0, 0}, {1, 2}).ok());
  EXPECT_FALSE(Function::Spline({0, 2, 1}, {1, 2, 3}).ok());
  EXPECT_FALSE(Function::Spline({0, inf}, {1, 2}).ok());
  EXPECT_FALSE(Function::Spline({0, 1}, {1, std::nan("")}).ok());
}

}  // namespace
}  // namespace psoas::body
