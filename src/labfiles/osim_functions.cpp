#include "labfiles/osim_functions.h"

#include <algorithm>
#include <string_view>

namespace psoas::labfiles {
namespace {

using body::Function;

constexpr std::size_t kMostCoefficients = 17;
constexpr std::string_view kOneOf =
    "Use a Constant, LinearFunction, PolynomialFunction, SimmSpline or MultiplierFunction.";

bool IsSpline(std::string_view kind) {
  return kind == "SimmSpline" || kind == "NaturalCubicSpline" || kind == "natCubicSpline";
}

Function ReadSpline(OsimReading& reading, pugi::xml_node element) {
  auto spline = Function::Spline(reading.Numbers(element, "x"), reading.Numbers(element, "y"));
  if (spline.ok()) return std::move(spline).value();
  reading.Refuse(ErrorCode::kInvalid, element, spline.error().message, spline.error().mend);
  return Function::Constant(0);
}

Function ReadCoefficients(OsimReading& reading, pugi::xml_node element) {
  auto coefficients = reading.Numbers(element, "coefficients");
  std::reverse(coefficients.begin(), coefficients.end());
  if (coefficients.empty()) {
    reading.Refuse(ErrorCode::kInvalid, element, "it has no coefficients", "Write <coefficients>.");
  }
  return Function::Polynomial(std::move(coefficients));
}

bool IsPolynomial(const Function& function) { return function.kind == Function::Kind::kPolynomial; }

/// Constant first, without zeros at the end.
std::vector<double> Coefficients(const Function& polynomial) {
  auto coefficients = polynomial.coefficients;
  while (!coefficients.empty() && coefficients.back() == 0) coefficients.pop_back();
  return coefficients;
}

bool IsStraight(const Function& function) {
  return IsPolynomial(function) && Coefficients(function).size() <= 2;
}

Function Raised(Function function, double by) {
  if (function.kind == Function::Kind::kSpline) {
    for (double& value : function.values) value += by;
    return function;
  }
  if (function.coefficients.empty()) function.coefficients.push_back(0);
  function.coefficients[0] += by;
  return function;
}

/// spline(slope x + at_zero), slope not 0.
std::optional<Function> SplineOfStraight(Function spline, double slope, double at_zero) {
  for (double& knot : spline.knots) knot = (knot - at_zero) / slope;
  if (slope < 0) {
    std::reverse(spline.knots.begin(), spline.knots.end());
    std::reverse(spline.values.begin(), spline.values.end());
  }
  auto sound = Function::Spline(std::move(spline.knots), std::move(spline.values));
  if (!sound.ok()) return std::nullopt;
  return std::move(sound).value();
}

/// By Horner's rule.
Function PolynomialOfPolynomial(const std::vector<double>& outer,
                                const std::vector<double>& inner) {
  std::vector<double> sum;
  for (std::size_t i = outer.size(); i-- > 0;) {
    std::vector<double> product(sum.empty() ? 1 : sum.size() + inner.size() - 1, 0);
    for (std::size_t a = 0; a < sum.size(); ++a) {
      for (std::size_t b = 0; b < inner.size(); ++b) product[a + b] += sum[a] * inner[b];
    }
    product[0] += outer[i];
    sum = std::move(product);
  }
  return Function::Polynomial(std::move(sum));
}

}  // namespace

body::Function ReadOsimFunction(OsimReading& reading, pugi::xml_node function) {
  double factor = 1;
  while (std::string_view(function.name()) == "MultiplierFunction") {
    factor *= reading.Number(function, "scale", 1.0);
    function = FunctionElement(function, "function");
  }
  const std::string_view kind = function.name();
  if (kind == "Constant") return Function::Constant(factor * reading.Number(function, "value", 0));
  if (IsSpline(kind)) return ReadSpline(reading, function).Times(factor);
  if (kind == "PolynomialFunction") return ReadCoefficients(reading, function).Times(factor);
  if (kind == "LinearFunction") {
    const Function line = ReadCoefficients(reading, function);
    if (line.coefficients.size() > 2) {
      reading.Refuse(ErrorCode::kInvalid, function, "a straight line has two coefficients",
                     "Write its slope, then its value at zero.");
    }
    return line.Times(factor);
  }
  reading.Refuse(ErrorCode::kUnsupported, function,
                 kind.empty() ? "a function is empty"
                              : "functions of the kind " + std::string(kind) + " are not read",
                 std::string(kOneOf));
  return Function::Constant(0);
}

pugi::xml_node FunctionElement(pugi::xml_node element, const char* name) {
  if (const auto wrapped = ElementsOf(element.child(name)); !wrapped.empty()) return wrapped[0];
  for (const pugi::xml_node child : ElementsOf(element)) {
    if (NameOf(child) == name) return child;
  }
  return {};
}

std::optional<body::Function> Compose(const body::Function& outer, const body::Function& inner) {
  if (IsStraight(outer)) {
    const auto line = Coefficients(outer);
    if (line.empty()) return Function::Constant(0);
    return line.size() == 1 ? Function::Constant(line[0]) : Raised(inner.Times(line[1]), line[0]);
  }
  if (!IsPolynomial(inner)) return std::nullopt;
  const auto in = Coefficients(inner);
  if (in.size() <= 1) {
    return Function::Constant(body::Evaluate(outer, in.empty() ? 0 : in[0]).value);
  }
  if (!IsPolynomial(outer)) {
    return in.size() == 2 ? SplineOfStraight(outer, in[1], in[0]) : std::nullopt;
  }
  const auto out = Coefficients(outer);
  if ((out.size() - 1) * (in.size() - 1) + 1 > kMostCoefficients) return std::nullopt;
  return PolynomialOfPolynomial(out, in);
}

}  // namespace psoas::labfiles
