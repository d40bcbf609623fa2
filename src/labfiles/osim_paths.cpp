#include "labfiles/osim_paths.h"

#include <string_view>

#include "labfiles/osim_wraps.h"
#include "labfiles/sample_poses.h"

namespace psoas::labfiles {
namespace {

using body::Muscle;
using body::Station;

/// Pieces times poses over all muscles; a model of the whole body needs some millions.
constexpr std::size_t kMostMeetings = 50'000'000;

using Frames = std::vector<std::vector<body::Placement>>;

Frames PlaceInSample(const body::Model& model) {
  Frames frames;
  for (const auto& pose : SamplePoses(model.coordinates)) {
    frames.push_back(PlaceBones(model, pose));
  }
  return frames;
}

class MuscleReader {
 public:
  MuscleReader(OsimReading& reading, OsimFrames& frames, body::Model& model)
      : reading_(reading),
        frames_(frames),
        model_(model),
        surfaces_(reading, frames, model),
        sample_(PlaceInSample(model)) {}

  void Read(pugi::xml_node force, pugi::xml_node path) {
    Muscle muscle;
    muscle.name = muscle.group = NameOf(force);
    muscle.source = "osim";
    const std::vector<Station> points = Points(path);
    if (points.size() < 2) {
      reading_.Refuse(ErrorCode::kInvalid, path, "it has fewer than two points",
                      "Give its origin and its insertion.");
    }
    if (reading_.refused()) return;
    std::vector<Station> after(points.size());
    for (const pugi::xml_node wrap : ObjectsOf(path.child("PathWrapSet"))) {
      Bend(wrap, points, after);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      muscle.path.push_back(points[i]);
      if (!after[i].is_point()) muscle.path.push_back(after[i]);
    }
    model_.muscles.push_back(std::move(muscle));
  }

 private:
  std::vector<Station> Points(pugi::xml_node path) {
    std::vector<Station> points;
    for (const pugi::xml_node element : ObjectsOf(path.child("PathPointSet"))) {
      if (std::string_view(element.name()) != "PathPoint") {
        reading_.Refuse(ErrorCode::kUnsupported, element,
                        "a " + std::string(element.name()) +
                            " comes, goes or moves on its bone, and such points are not read",
                        "Replace it by a PathPoint, or by a surface that the muscle bends round.");
        return {};
      }
      const OsimFrame frame = frames_.Named(element, "socket_parent_frame", "body");
      Station point;
      point.bone = body::FindBone(model_, frame.body);
      point.at_m = frame.in_body * reading_.Triple(element, "location");
      points.push_back(point);
    }
    return points;
  }

  /// Where between its points a PathWrap may act, counted from 0.
  std::pair<std::size_t, std::size_t> Range(pugi::xml_node wrap, std::size_t points) {
    const auto range = reading_.Numbers(wrap, "range");
    if (range.empty()) return {0, points - 1};
    const double last = static_cast<double>(points);
    const bool sound = range.size() == 2 && range[0] <= last && range[1] <= last;
    const double from = sound && range[0] >= 1 ? range[0] : 1;
    const double to = sound && range[1] >= 1 ? range[1] : last;
    if (!sound || from >= to) {
      reading_.Refuse(ErrorCode::kInvalid, wrap, "its <range> is not two points of this path",
                      "Write the numbers of two points, the first point being 1, or -1 -1.");
      return {0, points - 1};
    }
    return {static_cast<std::size_t>(from) - 1, static_cast<std::size_t>(to) - 1};
  }

  /// Puts the surface of one PathWrap behind the points where it acts.
  void Bend(pugi::xml_node wrap, const std::vector<Station>& points, std::vector<Station>& after) {
    const auto [first, last] = Range(wrap, points.size());
    const std::string name = reading_.Text(wrap, "wrap_object");
    const auto surface = surfaces_.Named(wrap, name);
    if (!surface || reading_.refused()) return;
    meetings_ += (last - first) * sample_.size();
    if (meetings_ > kMostMeetings) {
      reading_.Refuse(ErrorCode::kTooLarge, wrap, "the model has too many surfaces on long paths",
                      "Say between which two points each surface acts, in <range>.");
      return;
    }
    const OsimPlaces found = FindPlaces(model_, *surface, points, first, last, sample_);
    if (found.at_once) {
      reading_.Refuse(ErrorCode::kUnsupported, wrap,
                      "in some poses \"" + name + "\" acts in two places of the path at once",
                      "Say between which two points it acts, in <range>.");
    }
    for (const OsimPlace& place : found.places) {
      if (!after[place.after].is_point()) {
        reading_.Refuse(ErrorCode::kUnsupported, wrap,
                        "two surfaces act between the same two points",
                        "Put a point between them, or keep one.");
      }
      after[place.after].surface = surface->index;
      after[place.after].winding = place.winding;
    }
  }

  OsimReading& reading_;
  OsimFrames& frames_;
  body::Model& model_;
  OsimSurfaces surfaces_;
  Frames sample_;
  std::size_t meetings_ = 0;
};

}  // namespace

void ReadOsimMuscles(OsimReading& reading, OsimFrames& frames, pugi::xml_node document_model,
                     body::Model& model) {
  MuscleReader muscles(reading, frames, model);
  for (const pugi::xml_node force : ObjectsOf(document_model.child("ForceSet"))) {
    for (const pugi::xml_node part : ElementsOf(force)) {
      const std::string_view kind = part.name();
      if (kind == "GeometryPath") {
        muscles.Read(force, part);
      } else if (kind.ends_with("Path")) {
        reading.Refuse(ErrorCode::kUnsupported, part,
                       "ways of the kind " + std::string(kind) + " are not read",
                       "Give the muscle a GeometryPath.");
      }
      if (reading.refused()) return;
    }
  }
}

}  // namespace psoas::labfiles
