// C3D files, made byte by byte.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "labfiles/c3d_bytes.h"

namespace psoas::labfiles::testing {

/// One block of header, one or more of parameters, then the data.
struct C3dFile {
  C3dMachine machine = C3dMachine::kIntel;
  double scale = -1;  ///< below 0: floating numbers
  double rate_hz = 100;
  std::string units = "mm";  ///< empty: no POINT:UNITS
  std::vector<std::string> labels{"RASI", "LASI"};
  unsigned analog_each_frame = 0;
  unsigned frames_stated = 0;  ///< 0: as many as there are
  /// x, y, z and the residual, as stored; point after point, frame after frame.
  std::vector<std::array<double, 4>> points;
};

std::string Written(const C3dFile& file);

}  // namespace psoas::labfiles::testing
