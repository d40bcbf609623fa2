#include "proof/count.h"

#include <algorithm>

namespace psoas::proof {
namespace {
constexpr std::uint64_t kBase = 1'000'000'000;
}  // namespace

Count::Count(std::uint32_t value) {
  parts_.push_back(static_cast<std::uint32_t>(value % kBase));
  if (value >= kBase) parts_.push_back(static_cast<std::uint32_t>(value / kBase));
}

Count& Count::operator*=(std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& part : parts_) {
    carry += std::uint64_t{part} * factor;
    part = static_cast<std::uint32_t>(carry % kBase);
    carry /= kBase;
  }
  for (; carry != 0; carry /= kBase) parts_.push_back(static_cast<std::uint32_t>(carry % kBase));
  return *this;
}

Count& Count::operator+=(const Count& other) {
  parts_.resize(std::max(parts_.size(), other.parts_.size()), 0);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    carry += parts_[i] + (i < other.parts_.size() ? std::uint64_t{other.parts_[i]} : 0);
    parts_[i] = static_cast<std::uint32_t>(carry % kBase);
    carry /= kBase;
  }
  if (carry != 0) parts_.push_back(static_cast<std::uint32_t>(carry));
  return *this;
}

std::string Count::Text() const {
  std::string digits;
  for (std::size_t i = parts_.size(); i-- > 0;) {
    const std::string part = std::to_string(parts_[i]);
    if (!digits.empty()) digits.append(9 - part.size(), '0');
    if (!digits.empty() || parts_[i] != 0) digits += part;
  }
  if (digits.empty()) return "0";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += ' ';
    out += digits[i];
  }
  return out;
}

}  // namespace psoas::proof
