// A whole number of any size: answer sets are counted, not estimated.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace psoas::proof {

class Count {
 public:
  explicit Count(std::uint32_t value = 0);
  Count& operator*=(std::uint32_t factor);
  Count& operator+=(const Count& other);
  std::string Text() const;  ///< decimal, with a space between thousands: "1 594 323"

 private:
  std::vector<std::uint32_t> parts_;  // base 1e9, lowest first, never empty
};

}  // namespace psoas::proof
