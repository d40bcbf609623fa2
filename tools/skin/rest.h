// Every bone that carries skin, and where it stands at rest.
#pragma once

#include <string>
#include <vector>

#include "body/evaluator.h"
#include "body/geometry.h"
#include "recipe.h"

namespace psoas::skin {

// Vec3 is a std::array, so its operators are not found by its type.
using body::Cross;
using body::Dot;
using body::Norm;
using body::Vec3;
using body::operator*;
using body::operator+;
using body::operator-;

struct Bone {
  std::string name;
  body::Placement rest;  ///< in the ground
};

/// The engine's bones in the neutral pose, in its order, then those of the recipe: drawn, halves.
Result<std::vector<Bone>> RestBones(const body::Plan& plan, const Recipe& recipe);

int FindBone(const std::vector<Bone>& bones, const std::string& name);  ///< -1: there is none

/// The bone's twin on the other side; itself when it stands in the middle.
int TwinOf(const std::vector<Bone>& bones, int bone);

}  // namespace psoas::skin
