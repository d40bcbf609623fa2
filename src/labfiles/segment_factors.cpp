#include "labfiles/segment_factors.h"

#include <algorithm>

#include "labfiles/sample_poses.h"

namespace psoas::labfiles {
namespace {

using body::operator*;
using body::operator-;

constexpr double kShortestSpan = 1e-3;  // metres

/// The mean distance over the frames that show both; nothing when none does.
std::optional<double> MeanDistance(const Markers& markers, std::size_t from, std::size_t to) {
  double sum = 0;
  std::size_t seen = 0;
  for (std::size_t frame = 0; frame < markers.frames(); ++frame) {
    const auto& first = markers.at(frame, from);
    const auto& second = markers.at(frame, to);
    if (!first || !second) continue;
    sum += body::Norm(*second - *first);
    ++seen;
  }
  if (seen == 0) return std::nullopt;
  return sum / static_cast<double>(seen);
}

/// The distance in the file, or why there is none.
Result<double> MeasuredDistance(const Markers& markers, const SegmentSpan& span) {
  const auto find = [&](const Landmark& landmark) {
    return std::find(markers.names.begin(), markers.names.end(), landmark.marker);
  };
  for (const Landmark* landmark : {&span.from, &span.to}) {
    if (find(*landmark) != markers.names.end()) continue;
    return Error{ErrorCode::kNotFound, span.segment,
                 "the file has no marker " + landmark->marker + ".", ""};
  }
  const auto index = [&](const Landmark& landmark) {
    return static_cast<std::size_t>(find(landmark) - markers.names.begin());
  };
  const auto distance_m = MeanDistance(markers, index(span.from), index(span.to));
  if (distance_m) return *distance_m;
  return Error{ErrorCode::kNotFound, span.segment,
               "no frame shows both " + span.from.marker + " and " + span.to.marker + ".", ""};
}

Result<double> ModelDistance(const body::Model& model, std::span<const body::Placement> placed,
                             const SegmentSpan& span) {
  body::Vec3 ends[2];
  for (const bool is_end : {false, true}) {
    const Landmark& landmark = is_end ? span.to : span.from;
    const int bone = body::FindBone(model, landmark.bone);
    if (bone < 0) {
      return Error{ErrorCode::kNotFound, span.segment,
                   "the model has no bone \"" + landmark.bone + "\".",
                   "Name a bone of the model for " + landmark.marker + "."};
    }
    ends[is_end ? 1 : 0] = placed[static_cast<std::size_t>(bone)] * landmark.at_m;
  }
  const double distance_m = body::Norm(ends[1] - ends[0]);
  if (distance_m >= kShortestSpan) return distance_m;
  return Error{ErrorCode::kInvalid, span.segment,
               span.from.marker + " and " + span.to.marker + " are at the same place in the model.",
               "Give each its own place."};
}

}  // namespace

Result<SegmentFactors> FactorsOf(const Markers& markers, const body::Model& model,
                                 std::span<const SegmentSpan> spans) {
  const auto placed = PlaceBones(model, std::vector<double>(model.coordinates.size(), 0));
  SegmentFactors found;
  std::map<std::string, int> counts;
  for (const SegmentSpan& span : spans) {
    const auto model_m = ModelDistance(model, placed, span);
    if (!model_m.ok()) return model_m.error();
    const auto measured_m = MeasuredDistance(markers, span);
    if (!measured_m.ok()) {
      found.left_out.push_back(measured_m.error().Sentence());
      continue;
    }
    found.factors[span.segment] += *measured_m / *model_m;
    ++counts[span.segment];
  }
  for (auto& [segment, factor] : found.factors) factor /= counts[segment];
  return found;
}

}  // namespace psoas::labfiles
