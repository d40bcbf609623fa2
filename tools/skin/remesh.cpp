#include "remesh.h"

#include <algorithm>
#include <cmath>

#include "changing_mesh.h"

namespace psoas::skin {
namespace {

constexpr double kLongest = 4.0 / 3, kShortest = 4.0 / 5;  // of the wanted length
constexpr double kEvenShare = 0.6;
constexpr int kSteps = 3;  // of Newton's towards the surface

/// Wanted edge lengths, asked once a vertex in a round.
using Lengths = std::vector<double>;

Lengths WantedLengths(const ChangingMesh& mesh, const Field& field) {
  Lengths lengths;
  for (const Vec3& at : mesh.places()) lengths.push_back(field.EdgeLength(at));
  return lengths;
}

double Wanted(const Lengths& lengths, int a, int b) { return (lengths[a] + lengths[b]) / 2; }

void SplitLong(ChangingMesh& mesh, const Field& field, Lengths& lengths) {
  for (const auto& [a, b] : mesh.Edges()) {
    if (mesh.Length(a, b) <= kLongest * Wanted(lengths, a, b)) continue;
    const Vec3 middle = 0.5 * (mesh.at(a) + mesh.at(b));
    mesh.Split(a, b, middle);
    lengths.push_back(field.EdgeLength(middle));
  }
}

/// The vertex that may go when an edge is collapsed, or -1: one in the middle plane goes only along
/// that plane.
int Spare(const ChangingMesh& mesh, int a, int b) {
  const bool a_is_rim = mesh.IsRim(a), b_is_rim = mesh.IsRim(b);
  if (a_is_rim && b_is_rim) return mesh.IsRimEdge(a, b) ? a : -1;
  return a_is_rim ? b : a;
}

void CollapseShort(ChangingMesh& mesh, const Lengths& lengths) {
  for (const auto& [a, b] : mesh.Edges()) {
    if (!mesh.HasEdge(a, b) || mesh.Length(a, b) >= kShortest * Wanted(lengths, a, b)) continue;
    const int spare = Spare(mesh, a, b);
    if (spare < 0) continue;
    const int kept = spare == a ? b : a;
    const bool makes_long = std::ranges::any_of(mesh.Ring(spare), [&](int other) {
      return mesh.Length(kept, other) > kLongest * Wanted(lengths, kept, other);
    });
    if (!makes_long) mesh.Collapse(spare, kept);
  }
}

/// How far a vertex is from its best number of edges.
int Excess(const ChangingMesh& mesh, int vertex, int change) {
  return std::abs(static_cast<int>(mesh.Ring(vertex).size()) + change -
                  (mesh.IsRim(vertex) ? 4 : 6));
}

void FlipEdges(ChangingMesh& mesh) {
  for (const auto& [a, b] : mesh.Edges()) {
    const auto across = mesh.Across(a, b);
    if (!across) continue;
    const auto [c, d] = *across;
    const int now =
        Excess(mesh, a, 0) + Excess(mesh, b, 0) + Excess(mesh, c, 0) + Excess(mesh, d, 0);
    const int then =
        Excess(mesh, a, -1) + Excess(mesh, b, -1) + Excess(mesh, c, 1) + Excess(mesh, d, 1);
    if (then < now) mesh.Flip(a, b);
  }
}

Vec3 OntoSurface(Vec3 at, const Field& field, bool is_rim) {
  for (int step = 0; step < kSteps; ++step) {
    Vec3 slope = field.Gradient(at);
    if (is_rim) slope[2] = 0;
    const double steep = Dot(slope, slope);
    if (steep < 1e-3) break;
    at = at - field.Distance(at) / std::max(steep, 0.25) * slope;
    at[2] = is_rim ? 0 : std::max(at[2], 1e-6);
  }
  return at;
}

/// The mean of the neighbours, those with more surface around them counting more; along the rim
/// only the neighbours on it.
Vec3 Centre(const ChangingMesh& mesh, int vertex) {
  Vec3 sum{};
  double count = 0;
  for (int other : mesh.Ring(vertex)) {
    if (mesh.IsRim(vertex) && !mesh.IsRimEdge(vertex, other)) continue;
    sum = sum + mesh.at(other);
    count += 1;
  }
  return count > 0 ? 1 / count * sum : mesh.at(vertex);
}

void EvenOut(ChangingMesh& mesh, const Field& field) {
  std::vector<Vec3> places = mesh.places();
  for (int v = 0; v < static_cast<int>(places.size()); ++v) {
    if (mesh.Ring(v).empty()) continue;
    const Vec3 slope = field.Gradient(mesh.at(v));
    const Vec3 normal = 1 / std::max(Norm(slope), 1e-9) * slope;
    const Vec3 way = Centre(mesh, v) - mesh.at(v);
    const Vec3 along = way - Dot(way, normal) * normal;
    places[v] = OntoSurface(mesh.at(v) + kEvenShare * along, field, mesh.IsRim(v));
  }
  for (int v = 0; v < static_cast<int>(places.size()); ++v) mesh.Move(v, places[v]);
}

}  // namespace

Surface Remesh(const Surface& rough, const Field& field, int rounds) {
  ChangingMesh mesh(rough);
  for (int round = 0; round < rounds; ++round) {
    Lengths lengths = WantedLengths(mesh, field);
    SplitLong(mesh, field, lengths);
    CollapseShort(mesh, lengths);
    FlipEdges(mesh);
    EvenOut(mesh, field);
  }
  return mesh.Packed();
}

}  // namespace psoas::skin
