#include "surface.h"

#include <cmath>
#include <unordered_map>

namespace psoas::skin {
namespace {

constexpr int kBlock = 8;                // cells a side that are passed over together
constexpr double kOnNode_m = 1e-7;       // a node this near to the surface counts as outside it
constexpr double kCautiousShare = 1.25;  // the field is not an exact distance

struct Node {
  std::int64_t id;
  Vec3 at;
  double value;
};

class Marcher {
 public:
  Marcher(const Field& field, double cell_m) : field_(field), cell_(cell_m) {
    const Vec3 least = field.least(), most = field.most();
    for (std::size_t i = 0; i < 3; ++i) {
      const double from = i == 2 ? 0 : least[i] - 3 * cell_m;
      from_[i] = from;
      count_[i] = static_cast<int>(std::ceil((most[i] + 3 * cell_m - from) / cell_m));
    }
  }

  Surface Run() {
    for (int x = 0; x < count_[0]; x += kBlock) {
      for (int y = 0; y < count_[1]; y += kBlock) {
        for (int z = 0; z < count_[2]; z += kBlock) {
          if (IsNearSurface(x, y, z)) MarchBlock(x, y, z);
        }
      }
    }
    return std::move(surface_);
  }

 private:
  Vec3 At(double x, double y, double z) const {
    return {from_[0] + x * cell_, from_[1] + y * cell_, from_[2] + z * cell_};
  }

  bool IsNearSurface(int x, int y, int z) const {
    const double half = kBlock / 2.0, diagonal = half * cell_ * std::sqrt(3.0);
    return std::abs(field_.Distance(At(x + half, y + half, z + half))) < kCautiousShare * diagonal;
  }

  void MarchBlock(int x0, int y0, int z0) {
    for (int x = x0; x < std::min(x0 + kBlock, count_[0]); ++x) {
      for (int y = y0; y < std::min(y0 + kBlock, count_[1]); ++y) {
        for (int z = z0; z < std::min(z0 + kBlock, count_[2]); ++z) MarchCell(x, y, z);
      }
    }
  }

  Node NodeAt(int x, int y, int z) {
    const std::int64_t id =
        (static_cast<std::int64_t>(x) * (count_[1] + 1) + y) * (count_[2] + 1) + z;
    const Vec3 at = At(x, y, z);
    const auto known = values_.find(id);
    if (known != values_.end()) return {id, at, known->second};
    double value = field_.Distance(at);
    if (std::abs(value) < kOnNode_m) value = kOnNode_m;
    values_[id] = value;
    return {id, at, value};
  }

  void MarchCell(int x, int y, int z) {
    static constexpr int kTetrahedra[6][4] = {{0, 1, 3, 7}, {0, 3, 2, 7}, {0, 2, 6, 7},
                                              {0, 6, 4, 7}, {0, 4, 5, 7}, {0, 5, 1, 7}};
    std::array<Node, 8> corners;
    int inside = 0;
    for (int c = 0; c < 8; ++c) {
      corners[c] = NodeAt(x + (c & 1), y + ((c >> 1) & 1), z + (c >> 2));
      inside += corners[c].value < 0;
    }
    if (inside == 0 || inside == 8) return;
    for (const auto& t : kTetrahedra) {
      MarchTetrahedron({corners[t[0]], corners[t[1]], corners[t[2]], corners[t[3]]});
    }
  }

  void MarchTetrahedron(const std::array<Node, 4>& nodes) {
    std::vector<const Node*> in, out;
    for (const Node& node : nodes) (node.value < 0 ? in : out).push_back(&node);
    if (in.empty() || out.empty()) return;
    const Vec3 outwards = out.front()->at - in.front()->at;
    if (in.size() == 2) {
      const int a = Cut(*in[0], *out[0]), b = Cut(*in[0], *out[1]), c = Cut(*in[1], *out[1]),
                d = Cut(*in[1], *out[0]);
      Add(a, b, c, outwards);
      Add(a, c, d, outwards);
    } else if (in.size() == 1) {
      Add(Cut(*in[0], *out[0]), Cut(*in[0], *out[1]), Cut(*in[0], *out[2]), outwards);
    } else {
      Add(Cut(*in[0], *out[0]), Cut(*in[1], *out[0]), Cut(*in[2], *out[0]), outwards);
    }
  }

  int Cut(const Node& a, const Node& b) {
    const std::int64_t nodes =
        static_cast<std::int64_t>(count_[0] + 1) * (count_[1] + 1) * (count_[2] + 1);
    const std::int64_t key = std::min(a.id, b.id) * nodes + std::max(a.id, b.id);
    const auto [place, is_new] = cuts_.try_emplace(key, static_cast<int>(surface_.at.size()));
    if (is_new) {
      const double share = a.value / (a.value - b.value);
      surface_.at.push_back(a.at + share * (b.at - a.at));
    }
    return place->second;
  }

  void Add(int a, int b, int c, const Vec3& outwards) {
    const auto& at = surface_.at;
    const bool turned = Dot(Cross(at[b] - at[a], at[c] - at[a]), outwards) < 0;
    surface_.triangles.push_back(turned ? std::array{a, c, b} : std::array{a, b, c});
  }

  const Field& field_;
  double cell_;
  Vec3 from_{};
  std::array<int, 3> count_{};
  Surface surface_;
  std::unordered_map<std::int64_t, double> values_;
  std::unordered_map<std::int64_t, int> cuts_;
};

}  // namespace

Surface March(const Field& field, double cell_m) { return Marcher(field, cell_m).Run(); }

Whole Mirror(const Surface& half) {
  Whole whole{half, {}};
  const int count = static_cast<int>(half.at.size());
  whole.twins.resize(half.at.size());
  for (int v = 0; v < count; ++v) {
    whole.twins[v] = v;
    if (half.at[v][2] == 0) continue;
    whole.twins[v] = static_cast<int>(whole.surface.at.size());
    whole.surface.at.push_back({half.at[v][0], half.at[v][1], -half.at[v][2]});
    whole.twins.push_back(v);
  }
  for (const auto& t : half.triangles) {
    whole.surface.triangles.push_back({whole.twins[t[0]], whole.twins[t[2]], whole.twins[t[1]]});
  }
  return whole;
}

std::vector<std::vector<int>> Neighbours(const Surface& surface) {
  std::vector<std::vector<int>> neighbours(surface.at.size());
  for (const auto& t : surface.triangles) {
    for (int i = 0; i < 3; ++i) neighbours[t[i]].push_back(t[(i + 1) % 3]);
  }
  return neighbours;
}

double Volume_m3(const Surface& surface) {
  double six_times = 0;
  for (const auto& [a, b, c] : surface.triangles) {
    six_times += Dot(surface.at[a], Cross(surface.at[b], surface.at[c]));
  }
  return six_times / 6;
}

}  // namespace psoas::skin
