#include "labfiles/sample_poses.h"

#include <algorithm>
#include <cstdint>

namespace psoas::labfiles {
namespace {

using body::operator*;

constexpr std::uint64_t kMixedPoses = 64;
constexpr std::size_t kMostAlone = 64;

/// Evenly spread over 0..1 and always the same (splitmix64).
double Fraction(std::uint64_t pose, std::uint64_t coordinate) {
  std::uint64_t z = (pose * 1000003 + coordinate + 1) * 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

struct Range {
  double least;
  double most;
};

Range Sensible(const body::Coordinate& coordinate) {
  const double widest = coordinate.is_length ? 0.5 : body::kPi;
  return {std::clamp(coordinate.least_rad, -widest, widest),
          std::clamp(coordinate.most_rad, -widest, widest)};
}

}  // namespace

std::vector<std::vector<double>> SamplePoses(std::span<const body::Coordinate> coordinates) {
  const std::vector<double> neutral(coordinates.size(), 0);
  std::vector<std::vector<double>> poses{neutral};
  for (std::size_t c = 0; c < std::min(coordinates.size(), kMostAlone); ++c) {
    const Range range = Sensible(coordinates[c]);
    for (const double value : {range.least, range.least / 2, range.most / 2, range.most}) {
      poses.push_back(neutral);
      poses.back()[c] = value;
    }
  }
  for (std::uint64_t i = 0; i < kMixedPoses; ++i) {
    poses.push_back(neutral);
    for (std::size_t c = 0; c < coordinates.size(); ++c) {
      const Range range = Sensible(coordinates[c]);
      poses.back()[c] = range.least + Fraction(i, c) * (range.most - range.least);
    }
  }
  return poses;
}

std::vector<body::Placement> PlaceBones(const body::Model& model, std::span<const double> pose) {
  std::vector<body::Placement> placed;
  placed.reserve(model.bones.size());
  for (const body::Bone& bone : model.bones) {
    body::Placement at = bone.joint;
    for (const body::Motion& motion : bone.motions) {
      const double x =
          motion.coordinate < 0 ? 0 : pose[static_cast<std::size_t>(motion.coordinate)];
      const double value = body::Evaluate(motion.function, x).value;
      at = motion.kind == body::Motion::Kind::kTurn
               ? at * body::Placement{{}, body::Turn(motion.axis, value)}
               : at * body::Placement{value * motion.axis, body::kIdentity};
    }
    const body::Mat3 back = body::Transpose(bone.own.turn);
    at = at * body::Placement{-1 * (back * bone.own.at_m), back};
    placed.push_back(bone.parent < 0 ? at : placed[static_cast<std::size_t>(bone.parent)] * at);
  }
  return placed;
}

}  // namespace psoas::labfiles
