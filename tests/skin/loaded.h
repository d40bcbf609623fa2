// body_skin.bin read back by docs/figure.md, and its skin in a pose as the renderer would draw it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "body/evaluator.h"
#include "skin/rest.h"
#include "skin/surface.h"

namespace psoas::skin::test {

struct Half {
  int bone, parent, child;
  Vec3 at;
};

struct Loaded {
  std::vector<Bone> bones;
  std::vector<std::pair<int, int>> drawn;  ///< bone, parent
  std::vector<Half> halves;
  Surface surface;
  std::vector<Vec3> normals;
  std::vector<std::array<std::uint8_t, 4>> carriers, weights;
};

std::string FileText(const char* path);
body::Plan EnginePlan();

/// The skin that the build has made.
const Loaded& TheSkin();

/// Its mesh in a pose of the engine, angles in degrees by name; drawn bones stay as at rest.
Surface Posed(const Loaded& skin, const std::map<std::string, double>& angles_deg);

}  // namespace psoas::skin::test
