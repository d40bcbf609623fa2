#include "rest.h"

#include "body/figure.h"

namespace psoas::skin {
namespace {

body::Vec3 ToVec3(const std::vector<double>& list) {
  return list.empty() ? body::Vec3{} : body::Vec3{list[0], list[1], list[2]};
}

std::vector<Bone> EngineBones(const body::Plan& plan) {
  body::Figure figure(plan);
  std::vector<float> drawing(figure.layout().size);
  const std::vector<double> neutral(plan.coordinates(), 0.0);
  figure.Draw(neutral, drawing);
  std::vector<Bone> bones;
  const float* at = drawing.data() + figure.layout().bones_at;
  for (const body::Bone& bone : plan.model().bones) {
    body::Placement rest;
    for (std::size_t i = 0; i < 9; ++i) rest.turn[i] = at[i];
    for (std::size_t i = 0; i < 3; ++i) rest.at_m[i] = at[9 + i];
    bones.push_back({bone.name, rest});
    at += 12;
  }
  return bones;
}

Error NoBone(const std::string& place, const std::string& name) {
  return {ErrorCode::kNotFound, place, "there is no bone " + name,
          "Name a bone of the engine or one that stands above."};
}

}  // namespace

int FindBone(const std::vector<Bone>& bones, const std::string& name) {
  for (std::size_t i = 0; i < bones.size(); ++i) {
    if (bones[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

int TwinOf(const std::vector<Bone>& bones, int bone) {
  std::string name = bones[static_cast<std::size_t>(bone)].name;
  if (name.ends_with("_r")) {
    name.back() = 'l';
  } else if (name.ends_with("_l")) {
    name.back() = 'r';
  }
  return FindBone(bones, name);
}

Result<std::vector<Bone>> RestBones(const body::Plan& plan, const Recipe& recipe) {
  std::vector<Bone> bones = EngineBones(plan);
  for (const BoneRow& row : recipe.bones) {
    const int parent = FindBone(bones, row.parent);
    if (parent < 0) return NoBone("bones: " + row.name, row.parent);
    const body::Placement in_parent{ToVec3(row.at_m),
                                    body::TurnXyz(body::kRadPerDeg * ToVec3(row.turn_xyz_deg))};
    bones.push_back({row.name, bones[static_cast<std::size_t>(parent)].rest * in_parent});
  }
  for (const HalfRow& row : recipe.halves) {
    const int child = FindBone(bones, row.child);
    if (child < 0) return NoBone("halves: " + row.name, row.child);
    if (FindBone(bones, row.parent) < 0) return NoBone("halves: " + row.name, row.parent);
    const body::Placement& rest = bones[static_cast<std::size_t>(child)].rest;
    bones.push_back({row.name, {rest * ToVec3(row.at_m), rest.turn}});
  }
  return bones;
}

}  // namespace psoas::skin
