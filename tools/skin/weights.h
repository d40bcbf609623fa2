// Which bones carry each vertex, and how much.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rest.h"
#include "surface.h"

namespace psoas::skin {

/// Four bones and their shares of 255, which add up to 255; unused ones are bone 0 with 0.
struct Carried {
  std::array<std::uint8_t, 4> bones{};
  std::array<std::uint8_t, 4> shares{};
};

/// By the seams of the recipe in their order, then evened out along the mesh. Exactly mirrored.
Result<std::vector<Carried>> Weigh(const Whole& whole, const Recipe& recipe,
                                   const std::vector<Bone>& bones);

}  // namespace psoas::skin
