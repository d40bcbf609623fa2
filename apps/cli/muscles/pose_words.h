// A pose as it is typed: "hip_flexion_r=-20,lumbar_bending=10", in degrees.
#pragma once

#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::cli {

/// Radians (metres where Coordinate::is_length), one for each coordinate; what is not named is 0.
/// "neutral" alone names nothing. Refuses unknown and repeated names, what is no number, and,
/// unless `beyond_range`, what lies outside the declared range.
Result<std::vector<double>> ReadPose(const body::Model& model,
                                     const std::vector<std::string>& words, bool beyond_range);

/// The index of a coordinate. `option` is where its name was typed.
Result<std::size_t> CoordinateNamed(const body::Model& model, const std::string& name,
                                    const std::string& option);

/// What one unit of a coordinate is in the model's: 1 degree, or 1 metre.
double UnitOf(const body::Coordinate& coordinate);

/// "degrees" or "metres".
const char* UnitName(const body::Coordinate& coordinate);

/// "-30 to 120 degrees".
std::string RangeInWords(const body::Coordinate& coordinate);

/// Whether a value in degrees (or metres) lies in the declared range.
bool IsInRange(const body::Coordinate& coordinate, double value);

/// "hip_flexion_r -20 degrees, lumbar_bending 10 degrees", or "neutral".
std::string PoseInWords(const body::Model& model, const std::vector<double>& pose);

}  // namespace psoas::cli
