#include "labfiles/mjcf_side_sites.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "body/mujoco_wrap.h"
#include "labfiles/mjcf_writing.h"

namespace psoas::labfiles {
namespace {

using body::kPi;
using body::Norm;
using body::operator*;
using body::operator+;
using body::operator-;
using body::Placement;
using body::Station;
using body::Surface;
using body::Vec3;

constexpr int kPlaces = 72;
constexpr double kOutside = 1.25;    ///< of the radius
constexpr double kAgreement = 1e-6;  ///< metres

/// One piece of a muscle, in the frame of the cylinder it goes round.
struct Piece {
  Vec3 from;
  Vec3 to;
};

/// The length with a fixed winding, as WrapRule::kWinding has it.
double WoundLength(const Piece& piece, double radius, int winding) {
  const double far0 = std::hypot(piece.from[0], piece.from[1]);
  const double far1 = std::hypot(piece.to[0], piece.to[1]);
  const double r = std::min({radius, far0, far1});
  double between = winding * std::atan2(piece.from[0] * piece.to[1] - piece.from[1] * piece.to[0],
                                        piece.from[0] * piece.to[0] + piece.from[1] * piece.to[1]);
  if (between < -kPi / 2) between += 2 * kPi;
  const double arc = between - std::acos(r / far0) - std::acos(r / far1);
  if (!(arc > 0)) return Norm(piece.to - piece.from);
  const double flat = std::sqrt(far0 * far0 - r * r) + r * arc + std::sqrt(far1 * far1 - r * r);
  return std::hypot(flat, piece.to[2] - piece.from[2]);
}

double MujocoLength(const Piece& piece, double radius, const Vec3& side) {
  const auto wrap =
      body::MujocoWrap(piece.from, piece.to, {}, radius, Surface::Shape::kCylinder, &side);
  if (!wrap.wraps) return Norm(piece.to - piece.from);
  return Norm(wrap.first_m - piece.from) + wrap.arc_length_m + Norm(piece.to - wrap.second_m);
}

/// How far along the axis the muscle passes the cylinder: where the straight line is nearest.
double HeightOf(const Piece& piece) {
  const Vec3 along = piece.to - piece.from;
  const double square = along[0] * along[0] + along[1] * along[1];
  const double share =
      square > 0 ? -(along[0] * piece.from[0] + along[1] * piece.from[1]) / square : 0.5;
  return piece.from[2] + std::clamp(share, 0.0, 1.0) * along[2];
}

/// In how many poses the two rules agree; the neutral pose counts more than all others.
std::size_t Merit(std::span<const Piece> pieces, double radius, int winding, const Vec3& side) {
  std::size_t merit = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const double apart =
        MujocoLength(pieces[i], radius, side) - WoundLength(pieces[i], radius, winding);
    if (std::abs(apart) < kAgreement) merit += i == 0 ? pieces.size() : 1;
  }
  return merit;
}

/// How many places on both sides are as good as this one.
int Margin(const std::array<std::size_t, kPlaces>& merits, int place) {
  const auto merit = [&](int at) {
    return merits[static_cast<std::size_t>((at + kPlaces) % kPlaces)];
  };
  int margin = 0;
  while (margin < kPlaces / 2 && merit(place - margin - 1) == merit(place) &&
         merit(place + margin + 1) == merit(place)) {
    ++margin;
  }
  return margin;
}

Vec3 BestSide(std::span<const Piece> pieces, double radius, int winding) {
  const auto side_at = [&](int place) {
    const double angle = 2 * kPi * place / kPlaces;
    return Vec3{kOutside * radius * std::cos(angle), kOutside * radius * std::sin(angle),
                HeightOf(pieces[0])};
  };
  std::array<std::size_t, kPlaces> merits{};
  for (int place = 0; place < kPlaces; ++place) {
    merits[static_cast<std::size_t>(place)] = Merit(pieces, radius, winding, side_at(place));
  }
  const std::size_t best_merit = *std::max_element(merits.begin(), merits.end());
  int best = 0, widest = -1;
  for (int place = 0; place < kPlaces; ++place) {
    if (merits[static_cast<std::size_t>(place)] != best_merit) continue;
    const int margin = Margin(merits, place);
    if (margin > widest) widest = margin, best = place;
  }
  return side_at(best);
}

}  // namespace

std::vector<std::optional<Vec3>> SideSites(const body::Model& model, const body::Muscle& muscle,
                                           std::span<const std::vector<Placement>> placed) {
  std::vector<std::optional<Vec3>> sites(muscle.path.size());
  for (std::size_t i = 0; i < muscle.path.size(); ++i) {
    const Station& station = muscle.path[i];
    if (station.is_point()) continue;
    sites[i] = station.side_site_m;
    const Surface& surface = model.surfaces[static_cast<std::size_t>(station.surface)];
    const bool sphere = surface.shape == Surface::Shape::kSphere;
    if (sites[i] || sphere || station.winding == 0) continue;
    std::vector<Piece> pieces;
    for (const std::vector<Placement>& bones : placed) {
      const auto in_surface = [&](const Station& point) {
        return Inverse(bones[static_cast<std::size_t>(surface.bone)] * surface.placement) *
               (bones[static_cast<std::size_t>(point.bone)] * point.at_m);
      };
      pieces.push_back({in_surface(muscle.path[i - 1]), in_surface(muscle.path[i + 1])});
    }
    sites[i] = surface.placement * BestSide(pieces, surface.radius_m, station.winding);
  }
  return sites;
}

}  // namespace psoas::labfiles
