#include "labfiles/c3d_bytes.h"

#include <bit>
#include <cmath>
#include <limits>

namespace psoas::labfiles {
namespace {

/// DEC's F float: (-1)^s 0.1m 2^(e - 128). Exponent 0 is zero, or nothing at all if negative.
double FromDec(std::uint32_t bits) {
  const bool is_negative = (bits >> 31) != 0;
  const int exponent = static_cast<int>((bits >> 23) & 0xff);
  if (exponent == 0) return is_negative ? std::numeric_limits<double>::quiet_NaN() : 0;
  const double fraction = static_cast<double>((bits & 0x7fffff) | 0x800000) * 0x1p-24;
  return std::ldexp(is_negative ? -fraction : fraction, exponent - 128);
}

}  // namespace

std::uint16_t C3dBytes::Word(std::size_t at) const {
  const int first = Byte(at), second = Byte(at + 1);
  return static_cast<std::uint16_t>(machine_ == C3dMachine::kMips ? first << 8 | second
                                                                  : second << 8 | first);
}

double C3dBytes::Float(std::size_t at) const {
  const std::uint32_t first = Word(at), second = Word(at + 2);
  if (machine_ == C3dMachine::kDec) return FromDec(first << 16 | second);
  const bool is_intel = machine_ == C3dMachine::kIntel;
  return std::bit_cast<float>(is_intel ? second << 16 | first : first << 16 | second);
}

std::string BytePlace(std::size_t at) { return "byte " + std::to_string(at); }

}  // namespace psoas::labfiles
