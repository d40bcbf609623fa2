// Figures and cells as the tables of `psoas muscles` write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::cli {

/// A finite number, the whole of `text`; a plus sign may stand in front. Nothing otherwise.
std::optional<double> NumberIn(std::string_view text);

/// Half away from zero, to so many decimals, and never -0.
double Rounded(double value, int decimals);

/// "12.0", "-0.5": always with its decimals, never "-0.0".
std::string Fixed(double value, int decimals);

/// As Fixed, with "+" before what is above zero.
std::string FixedWithSign(double value, int decimals);

/// As short as it can be: "-20", "7.5".
std::string Short(double value);

/// One cell of CSV: quoted where it must be, and never a formula.
std::string CsvCell(std::string_view text);

/// The items of words that may each hold several with commas between, without blanks around them.
/// An empty item is kept, so that it can be refused.
std::vector<std::string> SplitAtCommas(const std::vector<std::string>& words);

/// What was typed, as an error repeats it: cut after 60 bytes, never inside a letter.
std::string Excerpt(std::string_view typed);

/// Up to two of `names` that are most like `wanted`; none when none is like it.
std::vector<std::string> MostLike(std::string_view wanted, const std::vector<std::string>& names);

/// "Did you mean a or b? " or nothing.
std::string DidYouMean(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace psoas::cli
