// Figures over time as .sto files of OpenSim and as CSV.
//
// Numbers are written as short as they can be and still read back to the same bits.
#pragma once

#include <string>
#include <string_view>

#include "labfiles/motion.h"

namespace psoas::labfiles {

/// A .sto file (version 1) that OpenSim and ReadStorage take. Blanks in the names of columns become
/// "_". Lines end with "\n".
std::string WriteStorage(const Motion& motion);

/// RFC 4180, with one header row: "time_s", then each column with "_" and the unit of its values
/// ("m", "deg"), which is one for all. Names that a spreadsheet could take for a formula get an
/// apostrophe in front. Lines end with "\r\n".
std::string WriteCsv(const Motion& motion, std::string_view unit);

}  // namespace psoas::labfiles
