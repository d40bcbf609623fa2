// "psoas-body" version 1 as it is written: one record a row, names instead of indices.
//
// docs/body.md describes the format for people. Rows of the right side stand alone when `mirrored`
// is true: whatever ends in "_r" has a twin on the left.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "body/model.h"

namespace psoas::body::file {

struct SourceRow {
  std::string id, title;
  std::optional<std::string> licence, note;
  static constexpr const char* kType = "BodySource";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &SourceRow::id, "unique"},
                      Field{"title", &SourceRow::title, "the paper or project"},
                      Field{"licence", &SourceRow::licence, "of the file the figures were read in"},
                      Field{"note", &SourceRow::note, "how they were read"}};
  }
};

struct CoordinateRow {
  std::string name;
  double least_deg = 0, most_deg = 0;
  bool is_length = false;
  std::optional<std::string> meaning, source;
  static constexpr const char* kType = "BodyCoordinate";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &CoordinateRow::name, "OpenSim's"},
                      Field{"least_deg", &CoordinateRow::least_deg, "metres for a length"},
                      Field{"most_deg", &CoordinateRow::most_deg, "metres for a length"},
                      Field{"is_length", &CoordinateRow::is_length, "metres, not an angle"},
                      Field{"meaning", &CoordinateRow::meaning, "what + means"},
                      Field{"source", &CoordinateRow::source, "id of a source"}};
  }
};

struct FrameRow {
  std::vector<double> at_m, turn_xyz_rad, quat;
  static constexpr const char* kType = "BodyFrame";
  static constexpr auto Fields() {
    return std::tuple{Field{"at_m", &FrameRow::at_m, "x y z"},
                      Field{"turn_xyz_rad", &FrameRow::turn_xyz_rad, "about x, new y, new z"},
                      Field{"quat", &FrameRow::quat, "w x y z, instead of turn_xyz_rad"}};
  }
};

struct SplineRow {
  std::vector<double> knots, values;
  static constexpr const char* kType = "BodySpline";
  static constexpr auto Fields() {
    return std::tuple{Field{"knots", &SplineRow::knots, "rising"},
                      Field{"values", &SplineRow::values, "one a knot"}};
  }
};

struct MotionRow {
  std::vector<double> turn, slide;
  std::optional<std::string> by;
  std::optional<double> times, constant;
  std::vector<double> polynomial;
  std::optional<SplineRow> spline;
  static constexpr const char* kType = "BodyMotion";
  static constexpr auto Fields() {
    return std::tuple{Field{"turn", &MotionRow::turn, "axis of a turn"},
                      Field{"slide", &MotionRow::slide, "or axis of a shift"},
                      Field{"by", &MotionRow::by, "coordinate; none for a constant"},
                      Field{"times", &MotionRow::times, "coordinate times this"},
                      Field{"constant", &MotionRow::constant, "or this, whatever the pose"},
                      Field{"polynomial", &MotionRow::polynomial, "or these, constant first"},
                      Field{"spline", &MotionRow::spline, "or a spline over the coordinate"}};
  }
};

struct BoneRow {
  std::string name;
  std::optional<std::string> parent, segment;
  std::optional<FrameRow> joint, own;
  std::vector<MotionRow> motions;
  std::optional<std::string> source;
  static constexpr const char* kType = "BodyBone";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &BoneRow::name, "unique"},
                      Field{"parent", &BoneRow::parent, "stands above; the first has none"},
                      Field{"segment", &BoneRow::segment, "which length scales it"},
                      Field{"joint", &BoneRow::joint, "the joint in the parent"},
                      Field{"own", &BoneRow::own, "the joint in this bone"},
                      Field{"motions", &BoneRow::motions, "in the order they act"},
                      Field{"source", &BoneRow::source, "id of a source"}};
  }
};

struct SurfaceRow {
  std::string name;
  Surface::Shape shape = Surface::Shape::kCylinder;
  std::string bone;
  std::vector<double> at_m, turn_xyz_rad, quat;
  double radius_m = 0;
  std::optional<double> length_m;
  std::optional<std::string> source;
  static constexpr const char* kType = "BodySurface";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &SurfaceRow::name, "unique"},
                      Field{"shape", &SurfaceRow::shape, "cylinder about its z, or sphere"},
                      Field{"bone", &SurfaceRow::bone, "what it is fixed to"},
                      Field{"at_m", &SurfaceRow::at_m, "its centre"},
                      Field{"turn_xyz_rad", &SurfaceRow::turn_xyz_rad, "about x, new y, new z"},
                      Field{"quat", &SurfaceRow::quat, "w x y z, instead of turn_xyz_rad"},
                      Field{"radius_m", &SurfaceRow::radius_m, "above 0"},
                      Field{"length_m", &SurfaceRow::length_m, "for drawing"},
                      Field{"source", &SurfaceRow::source, "id of a source"}};
  }
};

struct StationRow {
  std::optional<std::string> bone;
  std::vector<double> at_m;
  std::optional<std::string> surface;
  std::optional<int> winding;
  std::vector<double> side_site_m;
  std::optional<std::string> source;
  static constexpr const char* kType = "BodyStation";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"bone", &StationRow::bone, "of a point"},
        Field{"at_m", &StationRow::at_m, "where in the bone"},
        Field{"surface", &StationRow::surface, "instead of a point"},
        Field{"winding", &StationRow::winding, "+1: round z from x to y; -1; 0 near side"},
        Field{"side_site_m", &StationRow::side_site_m, "MuJoCo's side site"},
        Field{"source", &StationRow::source, "where it differs from the muscle's"}};
  }
};

struct MuscleRow {
  std::string name;
  std::optional<std::string> group;
  std::optional<double> weight;
  std::optional<std::string> weight_source;
  std::vector<StationRow> path;
  std::optional<std::string> source;
  static constexpr const char* kType = "BodyMuscle";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &MuscleRow::name, "unique"},
                      Field{"group", &MuscleRow::group, "the muscle it is a part of"},
                      Field{"weight", &MuscleRow::weight, "share in the group"},
                      Field{"weight_source", &MuscleRow::weight_source, "where it differs"},
                      Field{"path", &MuscleRow::path, "from origin to insertion"},
                      Field{"source", &MuscleRow::source, "id of a source"}};
  }
};

struct Document {
  std::string format;
  int version = 1;
  std::string id, title;
  bool mirrored = false;
  std::vector<SourceRow> sources;
  std::vector<CoordinateRow> coordinates;
  std::vector<BoneRow> bones;
  std::vector<SurfaceRow> surfaces;
  std::vector<MuscleRow> muscles;
  static constexpr const char* kType = "BodyDocument";
  static constexpr auto Fields() {
    return std::tuple{Field{"format", &Document::format, "psoas-body"},
                      Field{"version", &Document::version, "1"},
                      Field{"id", &Document::id, "of the model"},
                      Field{"title", &Document::title, "of the model"},
                      Field{"mirrored", &Document::mirrored, "whatever ends in _r has a twin _l"},
                      Field{"sources", &Document::sources, "where the figures come from"},
                      Field{"coordinates", &Document::coordinates, "numbers of a pose"},
                      Field{"bones", &Document::bones, "parents first"},
                      Field{"surfaces", &Document::surfaces, "what muscles bend round"},
                      Field{"muscles", &Document::muscles, "with their paths"}};
  }
};

/// Checks the format and version before the rows. At most 16 MB.
Result<Document> ReadDocument(std::string_view json);
/// One row a line, absent fields left out.
std::string WriteDocument(const Document& document);
/// Never `mirrored`: both sides are written out.
Document ToDocument(const Model& model);

Result<Vec3> ToVec3(const std::vector<double>& figures, const std::string& place);
Result<Placement> ToPlacement(const FrameRow& row, const std::string& place);
Result<Function> ToFunction(const MotionRow& row, const std::string& place);

}  // namespace psoas::body::file

namespace psoas {
template <>
struct EnumNames<body::Surface::Shape> {
  static constexpr const char* kType = "BodySurfaceShape";
  static constexpr std::array kNames{"cylinder", "sphere"};
};
}  // namespace psoas
