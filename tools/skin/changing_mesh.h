// A manifold mesh whose edges can be split, collapsed and flipped. It may be open along z = 0,
// its rim.
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "surface.h"

namespace psoas::skin {

class ChangingMesh {
 public:
  explicit ChangingMesh(const Surface& surface);

  const std::vector<Vec3>& places() const { return at_; }
  const Vec3& at(int vertex) const { return at_[vertex]; }
  void Move(int vertex, const Vec3& to) { at_[vertex] = to; }
  double Length(int a, int b) const { return Norm(at_[a] - at_[b]); }

  bool IsRim(int vertex) const { return at_[vertex][2] == 0; }
  bool IsRimEdge(int a, int b) const { return FacesOf(a, b).size() == 1; }
  bool HasEdge(int a, int b) const { return !FacesOf(a, b).empty(); }
  /// All edges, in a fixed order.
  std::vector<std::pair<int, int>> Edges() const;
  /// The vertices joined to one, each once; none when it was collapsed.
  std::vector<int> Ring(int vertex) const;
  /// The two vertices that face an edge; none on the rim.
  std::optional<std::pair<int, int>> Across(int a, int b) const;

  void Split(int a, int b, const Vec3& at);
  /// Moves `spare` into `kept`, unless that would fold or pinch the surface.
  void Collapse(int spare, int kept);
  /// Joins the two vertices across instead, unless that would fold it or the edge is there.
  void Flip(int a, int b);

  /// The mesh without what was collapsed.
  Surface Packed() const;

 private:
  using Face = std::array<int, 3>;
  std::vector<int> FacesOf(int a, int b) const;
  Vec3 Normal(const Face& face) const;
  bool Folds(int spare, int kept) const;
  void Add(const Face& face);
  void Remove(int face);

  std::vector<Vec3> at_;
  std::vector<Face> faces_;  ///< {-1, ...}: removed
  std::vector<std::vector<int>> faces_of_;
};

}  // namespace psoas::skin
