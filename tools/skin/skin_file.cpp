#include "skin_file.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/json_io.h"

namespace psoas::skin {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr double kUnit_m = 1.0 / 32767;  // a step of the positions: 31 micrometres, to 1 m away

template <class T>
void Put(std::string& out, T value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);  // little-endian: every machine that builds this is
  out.append(bytes, sizeof value);
}

void Align(std::string& out, char with) {
  while (out.size() % 4 != 0) out.push_back(with);
}

double Rounded(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

Json BonesOf(const Skin& skin, const Recipe& recipe) {
  Json bones = Json::array(), rest = Json::array(), drawn = Json::array(), halves = Json::array();
  for (const Bone& bone : skin.bones) {
    bones.push_back(bone.name);
    for (double figure : bone.rest.turn) rest.push_back(Rounded(figure));
    for (double figure : bone.rest.at_m) rest.push_back(Rounded(figure));
  }
  for (const BoneRow& row : recipe.bones)
    drawn.push_back({{"name", row.name}, {"parent", row.parent}});
  for (const HalfRow& row : recipe.halves) halves.push_back(Write(row));
  return {{"bones", bones}, {"rest", rest}, {"drawn", drawn}, {"halves", halves}};
}

}  // namespace

std::string WriteSkin(const Skin& skin, const Recipe& recipe) {
  Json head = BonesOf(skin, recipe);
  head["vertices"] = skin.surface.at.size();
  head["triangles"] = skin.surface.triangles.size();
  head["unit_m"] = kUnit_m;
  std::string text = Dump(head);
  Align(text, ' ');

  std::string out = "PSKN";
  Put(out, kVersion);
  Put(out, static_cast<std::uint32_t>(text.size()));
  out += text;
  for (const Vec3& at : skin.surface.at) {
    for (double figure : at) Put(out, static_cast<std::int16_t>(std::lround(figure / kUnit_m)));
  }
  Align(out, '\0');
  for (const Vec3& normal : skin.normals) {
    for (double figure : normal) Put(out, static_cast<std::int8_t>(std::lround(127 * figure)));
  }
  Align(out, '\0');
  for (const Carried& carried : skin.carried) {
    for (std::uint8_t bone : carried.bones) Put(out, bone);
  }
  for (const Carried& carried : skin.carried) {
    for (std::uint8_t share : carried.shares) Put(out, share);
  }
  for (const auto& triangle : skin.surface.triangles) {
    for (int vertex : triangle) Put(out, static_cast<std::uint16_t>(vertex));
  }
  Align(out, '\0');
  return out;
}

}  // namespace psoas::skin
