// Markers in the binary format of laboratories (C3D, c3d.org).
#pragma once

#include <string_view>

#include "base/result.h"
#include "labfiles/markers.h"

namespace psoas::labfiles {

/// Files of Intel, DEC and MIPS machines, with whole or floating numbers. Points only: analog
/// channels and events are passed over. A point with a negative residual, or whose figures are no
/// numbers, is one that the cameras lost. The unit (POINT:UNITS) must be given.
///
/// Every size in the file is checked against its length before memory is taken. Errors name the
/// byte or the parameter ("POINT:SCALE").
Result<Markers> ReadC3d(std::string_view bytes, const body::Mat3& lab_to_body = kLabZUp);

}  // namespace psoas::labfiles
