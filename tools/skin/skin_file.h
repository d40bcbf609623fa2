// body_skin.bin: the skin as the renderer loads it (docs/figure.md has the layout).
#pragma once

#include <string>
#include <vector>

#include "weights.h"

namespace psoas::skin {

struct Skin {
  std::vector<Bone> bones;
  std::vector<HalfRow> halves;
  Surface surface;
  std::vector<Vec3> normals;  ///< of length 1
  std::vector<Carried> carried;
};

/// The bytes of the file.
std::string WriteSkin(const Skin& skin, const Recipe& recipe);

}  // namespace psoas::skin
