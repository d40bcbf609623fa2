#include "weights.h"

#include <algorithm>
#include <cmath>

namespace psoas::skin {
namespace {

constexpr int kRounds = 10;           // of evening out
constexpr double kEvenShare = 0.5;    // how far a vertex goes towards its neighbours in a round
constexpr double kLeastShare = 0.01;  // less than this is left out

constexpr const char* kRoot = "pelvis";  // has all the skin before the seams share it

using Row = std::vector<double>;  // a share for each bone

double Smooth(double share) {
  const double x = std::clamp(share, 0.0, 1.0);
  return x * x * x * (x * (6 * x - 15) + 10);
}

Vec3 ToVec3(const std::vector<double>& list) { return {list[0], list[1], list[2]}; }

/// A seam placed in the ground.
struct Seam {
  int parent, child, half;
  Vec3 at, along, to;
  double before, after, round, to_round, fade, middle;

  double Part(const Vec3& p) const {
    const double share_of_side = middle > 0 ? (1 + Smooth(p[2] / middle)) / 2 : 1;
    if (round <= 0) return share_of_side;
    const Vec3 way = to - at, from = p - at;
    const double share = std::clamp(Dot(from, way) / Dot(way, way), 0.0, 1.0);
    const double reach = round + share * (to_round - round);
    return share_of_side * Smooth((reach + fade - Norm(from - share * way)) / fade);
  }

  /// The half bone takes over in the middle of the passage, so that no vertex hangs between two
  /// turns that are far apart: a bent joint keeps its thickness.
  void Share(const Vec3& p, Row& row) const {
    const double passed = Smooth((Dot(p - at, along) + before) / (before + after)) * Part(p);
    const double whole = row[parent];
    if (whole <= 0 || passed <= 0) return;
    if (half < 0) {
      row[parent] = whole * (1 - passed);
      row[child] += whole * passed;
      return;
    }
    row[parent] = whole * std::max(0.0, 1 - 2 * passed);
    row[child] += whole * std::max(0.0, 2 * passed - 1);
    row[half] += whole * (1 - std::abs(2 * passed - 1));
  }
};

Result<Seam> Place(const SeamRow& row, const std::vector<Bone>& bones) {
  Seam seam{};
  const auto find = [&](const std::string& name, int& bone) {
    bone = FindBone(bones, name);
    return bone >= 0;
  };
  const std::string half = row.half.value_or(row.parent);
  if (!find(row.parent, seam.parent) || !find(row.child, seam.child) || !find(half, seam.half)) {
    return Error{ErrorCode::kNotFound, "seams: " + row.parent + " to " + row.child,
                 "it names a bone that is not there", "Name bones of the engine or this table."};
  }
  if (!row.half) seam.half = -1;
  const body::Placement& rest = bones[seam.child].rest;
  const Vec3 along = rest.turn * ToVec3(row.along);
  seam.at = rest * ToVec3(row.at_m);
  seam.along = 1 / Norm(along) * along;
  seam.before = row.before_m;
  seam.after = row.after_m;
  seam.round = row.round_m.value_or(0);
  seam.to_round = row.to_round_m.value_or(seam.round);
  seam.middle = row.middle_m.value_or(0);
  seam.fade = row.fade_m.value_or(0);
  if (seam.round > 0) seam.to = rest * ToVec3(row.to_m);
  return seam;
}

void EvenOut(std::vector<Row>& rows, const std::vector<std::vector<int>>& neighbours) {
  const std::vector<Row> before = rows;
  for (std::size_t v = 0; v < rows.size(); ++v) {
    const double part = kEvenShare / static_cast<double>(neighbours[v].size());
    for (std::size_t b = 0; b < rows[v].size(); ++b) {
      double sum = 0;
      for (int n : neighbours[v]) sum += before[n][b];
      rows[v][b] = (1 - kEvenShare) * before[v][b] + part * sum;
    }
  }
}

/// Of each bone its twin on the other side.
std::vector<int> Others(const std::vector<Bone>& bones) {
  std::vector<int> others;
  for (int b = 0; b < static_cast<int>(bones.size()); ++b) others.push_back(TwinOf(bones, b));
  return others;
}

struct Share {
  double share;
  int bone;
  int twin;
};

/// Shares in falling order; a bone and its twin of equal share stand together.
std::vector<Share> Sorted(const Row& row, const std::vector<int>& others) {
  std::vector<Share> shares;
  for (int b = 0; b < static_cast<int>(row.size()); ++b) {
    if (row[b] >= kLeastShare) shares.push_back({row[b], b, others[b]});
  }
  std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
    return a.share != b.share ? a.share > b.share
                              : std::min(a.bone, a.twin) < std::min(b.bone, b.twin);
  });
  return shares;
}

/// The four greatest. In the middle of the body one pair at most, whole, and at least one bone that
/// has no twin: 255 is odd, so two pairs alone could not share it evenly.
std::vector<Share> Greatest(const Row& row, const std::vector<int>& others, bool is_middle) {
  std::vector<Share> kept;
  std::size_t paired = 0;
  for (const Share& share : Sorted(row, others)) {
    const bool is_paired = share.bone != share.twin;
    if (kept.size() == 4 || (is_middle && is_paired && paired == 2)) continue;
    if (is_middle && is_paired && paired == 0 && kept.size() > 2) continue;
    kept.push_back(share);
    paired += is_paired;
  }
  return kept;
}

Carried Quantise(const Row& row, int root, const std::vector<int>& others, bool is_middle) {
  std::vector<Share> kept = Greatest(row, others, is_middle);
  const auto is_alone = [](const Share& share) { return share.bone == share.twin; };
  if (is_middle && std::ranges::none_of(kept, is_alone)) kept.push_back({0, root, root});
  double sum = 0;
  for (const Share& share : kept) sum += share.share;
  Carried carried;
  int left = 255;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    carried.bones[i] = static_cast<std::uint8_t>(kept[i].bone);
    carried.shares[i] = static_cast<std::uint8_t>(std::floor(255 * kept[i].share / sum));
    left -= carried.shares[i];
  }
  const auto heir = is_middle ? std::ranges::find_if(kept, is_alone) : kept.begin();
  auto& share = carried.shares[static_cast<std::size_t>(heir - kept.begin())];
  share = static_cast<std::uint8_t>(share + left);  // what rounding left over
  return carried;
}

Row Swapped(const Row& row, const std::vector<int>& others) {
  Row out(row.size());
  for (int b = 0; b < static_cast<int>(row.size()); ++b) out[others[b]] = row[b];
  return out;
}

Row Mean(const Row& a, const Row& b) {
  Row mean(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) mean[i] = (a[i] + b[i]) / 2;
  return mean;
}

Result<std::vector<Seam>> RightSeams(const Recipe& recipe, const std::vector<Bone>& bones) {
  std::vector<Seam> seams;
  for (const SeamRow& row : recipe.seams) {
    const auto seam = Place(row, bones);
    if (!seam.ok()) return seam.error();
    if (!row.child.ends_with("_l")) seams.push_back(*seam);
  }
  return seams;
}

/// The left half has the shares of the right one, the middle those of both.
void MirrorRows(std::vector<Row>& rows, const std::vector<int>& twins,
                const std::vector<int>& others) {
  for (int v = 0; v < static_cast<int>(rows.size()); ++v) {
    const int twin = twins[v];
    if (twin == v) rows[v] = Mean(rows[v], Swapped(rows[v], others));
    if (twin > v) rows[twin] = Swapped(rows[v], others);
  }
}

Carried Twin(Carried carried, const std::vector<int>& others) {
  for (int i = 0; i < 4; ++i) {
    if (carried.shares[i] == 0) continue;
    carried.bones[i] = static_cast<std::uint8_t>(others[carried.bones[i]]);
  }
  return carried;
}

}  // namespace

Result<std::vector<Carried>> Weigh(const Whole& whole, const Recipe& recipe,
                                   const std::vector<Bone>& bones) {
  const auto seams = RightSeams(recipe, bones);
  if (!seams.ok()) return seams.error();
  const std::size_t count = whole.surface.at.size();
  const int root = FindBone(bones, kRoot);
  std::vector<Row> rows(count, Row(bones.size(), 0.0));
  for (std::size_t v = 0; v < count; ++v) {
    rows[v][root] = 1;
    for (const Seam& seam : *seams) seam.Share(whole.surface.at[v], rows[v]);
  }
  const auto neighbours = Neighbours(whole.surface);
  const std::vector<int> others = Others(bones);
  MirrorRows(rows, whole.twins, others);
  for (int round = 0; round < kRounds; ++round) EvenOut(rows, neighbours);
  MirrorRows(rows, whole.twins, others);

  std::vector<Carried> carried(count);
  for (int v = 0; v < static_cast<int>(count); ++v) {
    const int twin = whole.twins[v];
    carried[v] =
        twin < v ? Twin(carried[twin], others) : Quantise(rows[v], root, others, twin == v);
  }
  return carried;
}

}  // namespace psoas::skin
