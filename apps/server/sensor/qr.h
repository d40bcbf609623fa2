// A text as a QR code that a page can draw without a library.
#pragma once

#include <string>

#include "base/result.h"

namespace psoas::server {

struct QrCode {
  int size = 0;      ///< modules a side; draw it with a margin of four
  std::string path;  ///< SVG path data of the dark modules, one unit each
};

/// kTooLarge when the text does not fit.
Result<QrCode> MakeQr(const std::string& text);

}  // namespace psoas::server
