// OpenSim's .mot and .sto files: text with a header, then a row of figures for each moment.
//
// Headers of OpenSim 2 to 4 (nRows, nColumns, inDegrees) and of SIMM (datarows, datacolumns,
// range). Columns are separated by tabs or spaces. What is refused stands in
// docs/labfiles/motion.md; every error names the line.
#pragma once

#include <string_view>

#include "base/result.h"
#include "labfiles/motion.h"

namespace psoas::labfiles {

/// Columns keep the names of the file. Values are those of the file: degrees stay degrees. The file
/// must say which (inDegrees). Without a column "time", times are spread evenly over the header's
/// range.
Result<Motion> ReadStorage(std::string_view text);

}  // namespace psoas::labfiles
