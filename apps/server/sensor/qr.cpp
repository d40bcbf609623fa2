#include "sensor/qr.h"

#include <qrencode.h>

#include <memory>

namespace psoas::server {
namespace {

/// One run of dark modules of a row: "M3 0h2v1h-2z".
std::string Run(int x, int y, int width) {
  const std::string w = std::to_string(width);
  return "M" + std::to_string(x) + " " + std::to_string(y) + "h" + w + "v1h-" + w + "z";
}

}  // namespace

Result<QrCode> MakeQr(const std::string& text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) {
    return Error{ErrorCode::kTooLarge, "code", "the address does not fit into a picture.",
                 "Type the address on the phone instead."};
  }
  QrCode out{code->width, {}};
  for (int y = 0; y < code->width; ++y) {
    const unsigned char* row = code->data + y * code->width;
    for (int x = 0; x < code->width; ++x) {
      int width = 0;
      while (x + width < code->width && (row[x + width] & 1) != 0) ++width;
      if (width == 0) continue;
      out.path += Run(x, y, width);
      x += width;
    }
  }
  return out;
}

}  // namespace psoas::server
