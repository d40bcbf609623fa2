// Markers in the text format of Motion Analysis and OpenSim (.trc).
#pragma once

#include <string_view>

#include "base/result.h"
#include "labfiles/markers.h"

namespace psoas::labfiles {

/// Frames must be numbered one by one and be as many as the header says; the column of times is not
/// read, since it is often rounded. An empty or "NaN" place is a marker that the cameras lost.
/// Errors name the line.
Result<Markers> ReadTrc(std::string_view text, const body::Mat3& lab_to_body = kLabYUp);

}  // namespace psoas::labfiles
