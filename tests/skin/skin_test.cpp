// The skin that the build has made, as the page will load it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "loaded.h"
#include "skin/grow.h"

namespace psoas::skin::test {
namespace {

std::map<std::pair<int, int>, int> Edges(const Surface& surface) {
  std::map<std::pair<int, int>, int> uses;
  for (const auto& t : surface.triangles) {
    for (int i = 0; i < 3; ++i) ++uses[{t[i], t[(i + 1) % 3]}];
  }
  return uses;
}

Vec3 FaceNormal(const Surface& surface, const std::array<int, 3>& t) {
  const auto& at = surface.at;
  return Cross(at[t[1]] - at[t[0]], at[t[2]] - at[t[0]]);
}

Vec3 Mirrored(const Vec3& p) { return {p[0], p[1], -p[2]}; }

double HeightBetween(const Surface& surface, double least_y) {
  double top = -1, bottom = 1;
  for (const Vec3& at : surface.at) {
    if (at[1] >= least_y) bottom = std::min(bottom, at[1]);
    top = std::max(top, at[1]);
  }
  return top - bottom;
}

TEST(Skin, EveryEdgeJoinsTwoTrianglesThatAgreeOnTheOutside) {
  const auto edges = Edges(TheSkin().surface);
  for (const auto& [edge, uses] : edges) {
    ASSERT_EQ(uses, 1) << edge.first << " " << edge.second;
    ASSERT_TRUE(edges.contains({edge.second, edge.first})) << edge.first << " " << edge.second;
  }
}

TEST(Skin, IsOnePieceWithoutHoles) {
  const Surface& surface = TheSkin().surface;
  const auto neighbours = Neighbours(surface);
  std::set<int> reached{0};
  std::vector<int> open{0};
  while (!open.empty()) {
    const int vertex = open.back();
    open.pop_back();
    for (int next : neighbours[vertex]) {
      if (reached.insert(next).second) open.push_back(next);
    }
  }
  EXPECT_EQ(reached.size(), surface.at.size());
  const auto edges = static_cast<long>(Edges(surface).size() / 2);
  EXPECT_EQ(static_cast<long>(surface.at.size() + surface.triangles.size()) - edges, 2);
}

TEST(Skin, WeightsAddUpAndNameBones) {
  const Loaded& skin = TheSkin();
  for (std::size_t v = 0; v < skin.weights.size(); ++v) {
    int sum = 0;
    for (int i = 0; i < 4; ++i) {
      sum += skin.weights[v][i];
      ASSERT_LT(skin.carriers[v][i], skin.bones.size());
    }
    ASSERT_EQ(sum, 255) << v;
  }
}

TEST(Skin, NormalsHaveLengthOneAndPointOutOfTheFaces) {
  const Loaded& skin = TheSkin();
  for (const Vec3& normal : skin.normals) ASSERT_NEAR(Norm(normal), 1, 0.01);
  for (const auto& t : skin.surface.triangles) {
    const Vec3 mean = skin.normals[t[0]] + skin.normals[t[1]] + skin.normals[t[2]];
    ASSERT_GT(Dot(FaceNormal(skin.surface, t), mean), 0) << t[0];
  }
}

TEST(Skin, LeftIsTheRightMirroredExactly) {
  const Loaded& skin = TheSkin();
  std::map<Vec3, int> at;
  for (int v = 0; v < static_cast<int>(skin.surface.at.size()); ++v) at[skin.surface.at[v]] = v;
  ASSERT_EQ(at.size(), skin.surface.at.size());
  for (const auto& [place, v] : at) {
    const auto twin = at.find(Mirrored(place));
    ASSERT_NE(twin, at.end()) << v;
    std::map<int, int> shares, other;
    for (int i = 0; i < 4; ++i) {
      shares[TwinOf(skin.bones, skin.carriers[v][i])] += skin.weights[v][i];
      other[skin.carriers[twin->second][i]] += skin.weights[twin->second][i];
    }
    std::erase_if(shares, [](const auto& share) { return share.second == 0; });
    std::erase_if(other, [](const auto& share) { return share.second == 0; });
    ASSERT_EQ(shares, other) << v;
    ASSERT_EQ(Mirrored(skin.normals[v]), skin.normals[twin->second]) << v;
  }
}

TEST(Skin, HasTheHeightHeadAndVolumeOfAGrownUp) {
  const Surface& surface = TheSkin().surface;
  const double height = HeightBetween(surface, -2);
  EXPECT_GT(height, 1.60);
  EXPECT_LT(height, 1.85);
  constexpr double kChin_m = 0.532;  // figure_skin.json: the row "chin", less its radius
  EXPECT_NEAR(height / HeightBetween(surface, kChin_m), 7.5, 0.3);
  EXPECT_GT(Volume_m3(surface), 0.050);
  EXPECT_LT(Volume_m3(surface), 0.090);
}

TEST(Skin, IsSmallEnoughToLoad) {
  EXPECT_GT(TheSkin().surface.triangles.size(), 12000u);
  EXPECT_LT(TheSkin().surface.triangles.size(), 25000u);
}

TEST(Skin, StaysWhereItIsInTheNeutralPose) {
  const Surface posed = Posed(TheSkin(), {});
  for (std::size_t v = 0; v < posed.at.size(); ++v) {
    ASSERT_LT(Norm(posed.at[v] - TheSkin().surface.at[v]), 2e-5) << v;
  }
}

TEST(Skin, KeepsItsVolumeWhenHipsAndKneesBend) {
  const double neutral = Volume_m3(TheSkin().surface);
  const auto share = [&](double hip_deg, double knee_deg) {
    return Volume_m3(Posed(TheSkin(), {{"hip_flexion_r", hip_deg},
                                       {"hip_flexion_l", hip_deg},
                                       {"knee_angle_r", knee_deg},
                                       {"knee_angle_l", knee_deg}})) /
           neutral;
  };
  EXPECT_NEAR(share(60, 60), 1, 0.02);
  EXPECT_NEAR(share(120, 120), 1, 0.02);
  EXPECT_NEAR(share(-20, 100), 1, 0.02);
}

TEST(Skin, IsTheSameBytesEachTimeItGrows) {
  auto recipe = ReadRecipe(FileText(PSOAS_SKIN_TABLE));
  ASSERT_TRUE(recipe.ok());
  recipe.value().cell_m = 0.02;  // coarse and plain: a sanitizer's build must not wait
  recipe.value().edge_m = 0.04;
  std::erase_if(recipe.value().shapes, [](const ShapeRow& row) { return row.edge_m.has_value(); });
  const auto bytes = [&] { return WriteSkin(*Grow(EnginePlan(), *recipe), *recipe); };
  const std::string first = bytes();
  EXPECT_GT(first.size(), 20000u);
  EXPECT_TRUE(bytes() == first);
}

}  // namespace
}  // namespace psoas::skin::test
