#include "changing_mesh.h"

#include <algorithm>

namespace psoas::skin {
namespace {

constexpr double kLeastAgreement = 0.6;  // cosine between a face before and after: no folds

bool Has(const std::array<int, 3>& face, int vertex) {
  return face[0] == vertex || face[1] == vertex || face[2] == vertex;
}
int Third(const std::array<int, 3>& face, int a, int b) {
  for (int vertex : face) {
    if (vertex != a && vertex != b) return vertex;
  }
  return -1;
}
/// Whether a face runs from a to b in its own order.
bool Runs(const std::array<int, 3>& face, int a, int b) {
  for (int i = 0; i < 3; ++i) {
    if (face[i] == a && face[(i + 1) % 3] == b) return true;
  }
  return false;
}
std::array<int, 3> With(std::array<int, 3> face, int from, int to) {
  std::ranges::replace(face, from, to);
  return face;
}
bool Agree(const Vec3& a, const Vec3& b) { return Dot(a, b) > kLeastAgreement * Norm(a) * Norm(b); }

}  // namespace

ChangingMesh::ChangingMesh(const Surface& surface) : at_(surface.at), faces_of_(surface.at.size()) {
  for (const Face& face : surface.triangles) Add(face);
}

std::vector<std::pair<int, int>> ChangingMesh::Edges() const {
  std::vector<std::pair<int, int>> edges;
  for (const Face& face : faces_) {
    for (int i = 0; i < 3 && face[0] >= 0; ++i) {
      edges.emplace_back(std::minmax(face[i], face[(i + 1) % 3]));
    }
  }
  std::ranges::sort(edges);
  const auto rest = std::ranges::unique(edges);
  edges.erase(rest.begin(), rest.end());
  return edges;
}

std::vector<int> ChangingMesh::Ring(int vertex) const {
  std::vector<int> ring;
  for (int f : faces_of_[vertex]) {
    for (int other : faces_[f]) {
      if (other != vertex && std::ranges::find(ring, other) == ring.end()) ring.push_back(other);
    }
  }
  return ring;
}

std::vector<int> ChangingMesh::FacesOf(int a, int b) const {
  std::vector<int> faces;
  for (int f : faces_of_[a]) {
    if (Has(faces_[f], b)) faces.push_back(f);
  }
  return faces;
}

std::optional<std::pair<int, int>> ChangingMesh::Across(int a, int b) const {
  const auto faces = FacesOf(a, b);
  if (faces.size() != 2) return std::nullopt;
  return std::pair{Third(faces_[faces[0]], a, b), Third(faces_[faces[1]], a, b)};
}

Vec3 ChangingMesh::Normal(const Face& face) const {
  return Cross(at_[face[1]] - at_[face[0]], at_[face[2]] - at_[face[0]]);
}

void ChangingMesh::Add(const Face& face) {
  for (int vertex : face) faces_of_[vertex].push_back(static_cast<int>(faces_.size()));
  faces_.push_back(face);
}

void ChangingMesh::Remove(int face) {
  for (int vertex : faces_[face]) std::erase(faces_of_[vertex], face);
  faces_[face] = {-1, -1, -1};
}

void ChangingMesh::Split(int a, int b, const Vec3& at) {
  const int middle = static_cast<int>(at_.size());
  at_.push_back(at);
  faces_of_.emplace_back();
  for (int f : FacesOf(a, b)) {
    const Face face = faces_[f];
    Remove(f);
    Add(With(face, a, middle));
    Add(With(face, b, middle));
  }
}

bool ChangingMesh::Folds(int spare, int kept) const {
  for (int f : faces_of_[spare]) {
    if (Has(faces_[f], kept)) continue;
    if (!Agree(Normal(faces_[f]), Normal(With(faces_[f], spare, kept)))) return true;
  }
  return false;
}

void ChangingMesh::Collapse(int spare, int kept) {
  const auto faces = FacesOf(spare, kept);
  const auto ring = Ring(kept);
  std::size_t shared = 0;
  for (int other : Ring(spare)) shared += std::ranges::find(ring, other) != ring.end();
  if (shared != faces.size() || Folds(spare, kept)) return;
  for (int f : faces) Remove(f);
  const std::vector<int> moved = faces_of_[spare];
  for (int f : moved) {
    const Face face = With(faces_[f], spare, kept);
    Remove(f);
    Add(face);
  }
}

void ChangingMesh::Flip(int a, int b) {
  const auto faces = FacesOf(a, b);
  if (faces.size() != 2) return;
  const Face first = faces_[faces[0]], second = faces_[faces[1]];
  const int c = Third(first, a, b), d = Third(second, a, b);
  if (HasEdge(c, d)) return;
  const bool runs = Runs(first, a, b);
  const Face one = runs ? Face{c, a, d} : Face{c, d, a};
  const Face other = runs ? Face{c, d, b} : Face{c, b, d};
  const Vec3 before = Normal(first) + Normal(second);
  if (!Agree(before, Normal(one)) || !Agree(before, Normal(other))) return;
  Remove(faces[0]);
  Remove(faces[1]);
  Add(one);
  Add(other);
}

Surface ChangingMesh::Packed() const {
  Surface surface;
  std::vector<int> place(at_.size(), -1);
  for (std::size_t v = 0; v < at_.size(); ++v) {
    if (faces_of_[v].empty()) continue;
    place[v] = static_cast<int>(surface.at.size());
    surface.at.push_back(at_[v]);
  }
  for (const Face& f : faces_) {
    if (f[0] >= 0) surface.triangles.push_back({place[f[0]], place[f[1]], place[f[2]]});
  }
  return surface;
}

}  // namespace psoas::skin
