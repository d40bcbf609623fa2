#include "fair.h"

#include <algorithm>

namespace psoas::skin {
namespace {

constexpr double kIn = 0.5, kOut = -0.53;              // Taubin 1995: a little more out than in
constexpr double kDetail_m = 0.009, kPlain_m = 0.016;  // edges of what is kept and smoothed

void Smooth(Surface& surface, const std::vector<std::vector<int>>& neighbours,
            const std::vector<double>& parts, double share) {
  const std::vector<Vec3> before = surface.at;
  for (std::size_t v = 0; v < before.size(); ++v) {
    Vec3 sum{};
    for (int n : neighbours[v]) sum = sum + before[n];
    const Vec3 mean = 1.0 / static_cast<double>(neighbours[v].size()) * sum;
    surface.at[v] = before[v] + share * parts[v] * (mean - before[v]);
  }
}

/// How much each vertex takes part.
std::vector<double> Parts(const Surface& surface, const Field& field) {
  std::vector<double> parts;
  for (const Vec3& at : surface.at) {
    const double share = (field.EdgeLength(at) - kDetail_m) / (kPlain_m - kDetail_m);
    parts.push_back(std::clamp(share, 0.0, 1.0));
  }
  return parts;
}

void MirrorPlaces(Whole& whole) {
  auto& at = whole.surface.at;
  for (std::size_t v = 0; v < at.size(); ++v) {
    const auto twin = static_cast<std::size_t>(whole.twins[v]);
    if (twin == v) at[v][2] = 0;
    if (twin > v) at[twin] = {at[v][0], at[v][1], -at[v][2]};
  }
}

}  // namespace

void Fair(Whole& whole, const Field& field, int rounds) {
  const std::vector<double> parts = Parts(whole.surface, field);
  const auto neighbours = Neighbours(whole.surface);
  for (int round = 0; round < rounds; ++round) {
    Smooth(whole.surface, neighbours, parts, kIn);
    Smooth(whole.surface, neighbours, parts, kOut);
  }
  MirrorPlaces(whole);
}

std::vector<Vec3> Normals(const Surface& surface) {
  std::vector<Vec3> normals(surface.at.size());
  for (const auto& [a, b, c] : surface.triangles) {
    const auto& at = surface.at;
    const Vec3 area = Cross(at[b] - at[a], at[c] - at[a]);
    for (int v : {a, b, c}) normals[v] = normals[v] + area;
  }
  for (Vec3& normal : normals) normal = 1 / Norm(normal) * normal;
  return normals;
}

}  // namespace psoas::skin
