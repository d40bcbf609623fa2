// The numbers of a C3D file, in the byte order of the machine that wrote it. Only for ReadC3d.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace psoas::labfiles {

enum class C3dMachine { kIntel = 84, kDec = 85, kMips = 86 };

class C3dBytes {
 public:
  C3dBytes(std::string_view bytes, C3dMachine machine) : bytes_(bytes), machine_(machine) {}

  std::size_t size() const { return bytes_.size(); }
  bool Holds(std::size_t at, std::size_t count) const {
    return at <= size() && count <= size() - at;
  }

  // Only where Holds() says so.
  std::uint8_t Byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }
  std::uint16_t Word(std::size_t at) const;
  double Float(std::size_t at) const;  ///< not a number where DEC has a reserved operand
  std::string_view Text(std::size_t at, std::size_t count) const {
    return bytes_.substr(at, count);
  }

 private:
  std::string_view bytes_;
  C3dMachine machine_;
};

/// "byte 512"
std::string BytePlace(std::size_t at);

}  // namespace psoas::labfiles
