// Figures as they leave the core.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// Half away from zero, to one decimal. What is classified is what is shown, and native and wasm
/// give equal bytes whatever the platform's asin.
double RoundTenth(double value);

/// "3", "-10.5": as short as it can be at one decimal, with no "-0".
std::string Tenth(double value);

/// Middle value, or mean of the two middle ones. Needs at least one value.
double Median(std::vector<double> values);

/// Largest minus smallest; 0 for fewer than two values.
double Spread(std::span<const double> values);

/// Puts values into "{name}" places of a template; an unknown place is left as it stands.
struct Filling {
  std::string_view name;
  std::string value;
};
std::string Fill(std::string_view text, std::span<const Filling> fillings);

}  // namespace psoas
