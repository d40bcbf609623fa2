#include "loaded.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json.h"
#include "body/figure.h"
#include "body/library.h"
#include "embedded/embedded.h"

namespace psoas::skin::test {
namespace {

/// Takes figures one after the other; every part begins at a multiple of 4 bytes.
struct Cursor {
  const std::string& bytes;
  std::size_t at = 0;

  template <class T>
  T Take() {
    T value;
    std::memcpy(&value, bytes.substr(at, sizeof value).data(), sizeof value);
    at += sizeof value;
    return value;
  }
  template <class T>
  Vec3 TakeThree(double unit) {
    const double x = Take<T>(), y = Take<T>(), z = Take<T>();
    return {unit * x, unit * y, unit * z};
  }
  void Align() { at = (at + 3) & ~std::size_t{3}; }
};

body::Placement PlacementAt(const Json& figures, std::size_t from) {
  body::Placement placement;
  for (std::size_t i = 0; i < 9; ++i) placement.turn[i] = figures[from + i];
  for (std::size_t i = 0; i < 3; ++i) placement.at_m[i] = figures[from + 9 + i];
  return placement;
}

void ReadHead(const Json& head, Loaded& skin) {
  for (const Json& name : head["bones"]) {
    skin.bones.push_back({name, PlacementAt(head["rest"], 12 * skin.bones.size())});
  }
  for (const Json& row : head["drawn"]) {
    skin.drawn.emplace_back(FindBone(skin.bones, row["name"]), FindBone(skin.bones, row["parent"]));
  }
  for (const Json& row : head["halves"]) {
    const auto at = row["at_m"].get<std::vector<double>>();
    skin.halves.push_back({FindBone(skin.bones, row["name"]),
                           FindBone(skin.bones, row["parent"]),
                           FindBone(skin.bones, row["child"]),
                           {at[0], at[1], at[2]}});
  }
}

Loaded Load(const std::string& bytes) {
  Loaded skin;
  const std::size_t size = Cursor{bytes, 8}.Take<std::uint32_t>();
  const auto head = ParseJson(bytes.substr(12, size));
  ReadHead(*head, skin);
  const std::size_t vertices = head.value()["vertices"], triangles = head.value()["triangles"];
  Cursor cursor{bytes, 12 + size};
  for (std::size_t v = 0; v < vertices; ++v) {
    skin.surface.at.push_back(cursor.TakeThree<std::int16_t>(head.value()["unit_m"]));
  }
  cursor.Align();
  for (std::size_t v = 0; v < vertices; ++v) {
    skin.normals.push_back(cursor.TakeThree<std::int8_t>(1.0 / 127));
  }
  cursor.Align();
  using Four = std::array<std::uint8_t, 4>;
  for (std::size_t v = 0; v < vertices; ++v) skin.carriers.push_back(cursor.Take<Four>());
  for (std::size_t v = 0; v < vertices; ++v) skin.weights.push_back(cursor.Take<Four>());
  for (std::size_t t = 0; t < triangles; ++t) {
    const auto corners = cursor.Take<std::array<std::uint16_t, 3>>();
    skin.surface.triangles.push_back({corners[0], corners[1], corners[2]});
  }
  return skin;
}

body::Placement Inverse(const body::Placement& p) {
  const body::Mat3 turn = body::Transpose(p.turn);
  return {-1 * (turn * p.at_m), turn};
}

/// Half way from one turn to another, the short way round.
body::Mat3 HalfWay(const body::Mat3& from, const body::Mat3& to) {
  const body::Quat q = body::ToQuat(body::Transpose(from) * to);
  const double w = std::abs(q[0]) + 1, sign = q[0] < 0 ? -1 : 1;
  const double length = std::sqrt(w * w + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  return from * body::FromQuat(
                    {w / length, sign * q[1] / length, sign * q[2] / length, sign * q[3] / length});
}

std::vector<body::Placement> PlacedBones(const Loaded& skin,
                                         const std::map<std::string, double>& angles_deg) {
  const body::Plan plan = EnginePlan();
  body::Figure figure(plan);
  std::vector<double> pose(plan.coordinates(), 0.0);
  for (const auto& [name, angle_deg] : angles_deg) {
    pose[body::FindCoordinate(plan.model(), name)] = angle_deg * body::kRadPerDeg;
  }
  std::vector<float> drawing(figure.layout().size);
  figure.Draw(pose, drawing);
  std::vector<body::Placement> now(skin.bones.size());
  for (std::size_t b = 0; b < plan.model().bones.size(); ++b) {
    const float* at = drawing.data() + figure.layout().bones_at + 12 * b;
    for (std::size_t i = 0; i < 9; ++i) now[b].turn[i] = at[i];
    for (std::size_t i = 0; i < 3; ++i) now[b].at_m[i] = at[9 + i];
  }
  const auto rest = [&](int bone) { return skin.bones[bone].rest; };
  for (const auto& [bone, parent] : skin.drawn) {
    now[bone] = now[parent] * (Inverse(rest(parent)) * rest(bone));
  }
  for (const Half& half : skin.halves) {
    const body::Mat3 p = now[half.parent].turn * body::Transpose(rest(half.parent).turn);
    const body::Mat3 c = now[half.child].turn * body::Transpose(rest(half.child).turn);
    now[half.bone] = {now[half.child] * half.at, HalfWay(p, c) * rest(half.bone).turn};
  }
  return now;
}

}  // namespace

std::string FileText(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

body::Plan EnginePlan() { return *body::Plan::Compile(*body::ReadModel(EmbeddedBody())); }

const Loaded& TheSkin() {
  static const Loaded skin = Load(FileText(PSOAS_SKIN_FILE));
  return skin;
}

Surface Posed(const Loaded& skin, const std::map<std::string, double>& angles_deg) {
  std::vector<body::Placement> moves = PlacedBones(skin, angles_deg);
  for (std::size_t b = 0; b < moves.size(); ++b) moves[b] = moves[b] * Inverse(skin.bones[b].rest);
  Surface posed{{}, skin.surface.triangles};
  for (std::size_t v = 0; v < skin.surface.at.size(); ++v) {
    Vec3 sum{};
    for (int i = 0; i < 4; ++i) {
      const double share = skin.weights[v][i] / 255.0;
      sum = sum + share * (moves[skin.carriers[v][i]] * skin.surface.at[v]);
    }
    posed.at.push_back(sum);
  }
  return posed;
}

}  // namespace psoas::skin::test
