#include "body/model_file.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json_io.h"

namespace psoas::body::file {
namespace {

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr int kVersion = 1;
constexpr double kUnitTolerance = 1e-3;  // beyond rounding: a quaternion that was not meant as one

Error Wrong(const std::string& place, const std::string& what, const std::string& mend) {
  return {ErrorCode::kInvalid, place, what, mend};
}

/// An optional text that says nothing is left out.
std::optional<std::string> Given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<double> ToList(const Vec3& v) { return {v[0], v[1], v[2]}; }

FrameRow ToFrameRow(const Placement& placement) {
  FrameRow row;
  if (placement.at_m != Vec3{}) row.at_m = ToList(placement.at_m);
  if (placement.turn != kIdentity) {
    const Quat q = ToQuat(placement.turn);
    row.quat = {q[0], q[1], q[2], q[3]};
  }
  return row;
}

MotionRow ToMotionRow(const Model& model, const Motion& motion) {
  MotionRow row;
  (motion.kind == Motion::Kind::kTurn ? row.turn : row.slide) = ToList(motion.axis);
  const Function& function = motion.function;
  if (motion.coordinate >= 0) {
    row.by = model.coordinates[static_cast<std::size_t>(motion.coordinate)].name;
    if (function.kind == Function::Kind::kSpline) {
      row.spline = SplineRow{function.knots, function.values};
    } else {
      row.polynomial = function.coefficients;
      if (row.polynomial.empty()) row.polynomial = {0};  // absent would mean "times 1"
    }
  } else {
    row.constant = Evaluate(function, 0).value;
  }
  return row;
}

/// A row without what says nothing: null, empty lists, an identity frame.
Json Compact(const Json& row) {
  if (row.is_array()) {
    Json out = Json::array();
    for (const Json& item : row) out.push_back(Compact(item));
    return out;
  }
  if (!row.is_object()) return row;
  Json out = Json::object();
  for (const auto& [key, value] : row.items()) {
    const Json part = Compact(value);
    const bool says_nothing =
        part.is_null() || ((part.is_array() || part.is_object()) && part.empty());
    if (!says_nothing) out[key] = part;
  }
  return out;
}

template <class Row>
std::string Block(const char* name, const std::vector<Row>& rows) {
  std::string text = ",\n\"" + std::string(name) + "\": [";
  for (const Row& row : rows) {
    text += (&row == rows.data() ? "\n" : ",\n") + Dump(Compact(Write(row)));
  }
  return text + "\n]";
}

}  // namespace

Result<Document> ReadDocument(std::string_view json) {
  if (json.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, "", "the file is over 16 MB, too large for a body model",
                 "Check that it is the right file."};
  }
  const auto parsed = ParseJson(json);
  if (!parsed.ok()) return parsed.error();
  if (!parsed->is_object() || parsed->value("format", Json()) != "psoas-body") {
    return Error{ErrorCode::kMalformed, "format", "this is no psoas-body model",
                 "A model begins with \"format\": \"psoas-body\"."};
  }
  if (parsed->value("version", Json()) != kVersion) {
    return Error{ErrorCode::kUnsupported, "version", "this program reads version 1 of psoas-body",
                 "Write the model as version 1, or use a newer program."};
  }
  return Read<Document>(*parsed, "", UnknownKeys::kRefuse);
}

std::string WriteDocument(const Document& document) {
  return "{\n\"format\": \"psoas-body\",\n\"version\": " + std::to_string(kVersion) +
         ",\n\"id\": " + Dump(document.id) + ",\n\"title\": " + Dump(document.title) +
         ",\n\"mirrored\": " + (document.mirrored ? "true" : "false") +
         Block("sources", document.sources) + Block("coordinates", document.coordinates) +
         Block("bones", document.bones) + Block("surfaces", document.surfaces) +
         Block("muscles", document.muscles) + "\n}\n";
}

Document ToDocument(const Model& model) {
  Document document{"psoas-body", kVersion, model.id, model.title, false, {}, {}, {}, {}, {}};
  for (const Source& s : model.sources) {
    document.sources.push_back({s.id, s.title, Given(s.licence), Given(s.note)});
  }
  for (const Coordinate& c : model.coordinates) {
    const double unit = c.is_length ? 1 : 1 / kRadPerDeg;
    document.coordinates.push_back({c.name, c.least_rad * unit, c.most_rad * unit, c.is_length,
                                    Given(c.meaning), Given(c.source)});
  }
  const auto bone_name = [&](int i) {
    return i < 0 ? std::string() : model.bones[static_cast<std::size_t>(i)].name;
  };
  for (const Bone& b : model.bones) {
    BoneRow row{b.name,         {}, Given(b.segment), ToFrameRow(b.joint), ToFrameRow(b.own), {},
                Given(b.source)};
    if (b.parent >= 0) row.parent = bone_name(b.parent);
    for (const Motion& motion : b.motions) row.motions.push_back(ToMotionRow(model, motion));
    document.bones.push_back(std::move(row));
  }
  for (const Surface& s : model.surfaces) {
    const FrameRow frame = ToFrameRow(s.placement);
    document.surfaces.push_back({s.name,
                                 s.shape,
                                 bone_name(s.bone),
                                 frame.at_m,
                                 {},
                                 frame.quat,
                                 s.radius_m,
                                 s.length_m,
                                 Given(s.source)});
  }
  for (const Muscle& m : model.muscles) {
    MuscleRow row;
    row.name = m.name;
    row.group = Given(m.group);
    row.weight = m.weight;
    row.weight_source = Given(m.weight_source);
    row.source = Given(m.source);
    for (const Station& s : m.path) {
      StationRow station;
      station.source = Given(s.source);
      if (s.is_point()) {
        station.bone = bone_name(s.bone);
        station.at_m = ToList(s.at_m);
      } else {
        station.surface = model.surfaces[static_cast<std::size_t>(s.surface)].name;
        station.winding = s.winding;
        if (s.side_site_m) station.side_site_m = ToList(*s.side_site_m);
      }
      row.path.push_back(std::move(station));
    }
    document.muscles.push_back(std::move(row));
  }
  return document;
}

Result<Vec3> ToVec3(const std::vector<double>& figures, const std::string& place) {
  if (figures.size() != 3)
    return Wrong(place, "a place or an axis has three figures", "Write x, y, z.");
  return Vec3{figures[0], figures[1], figures[2]};
}

Result<Placement> ToPlacement(const FrameRow& row, const std::string& place) {
  Placement placement;
  if (!row.at_m.empty()) {
    const auto at = ToVec3(row.at_m, place);
    if (!at.ok()) return at.error();
    placement.at_m = *at;
  }
  if (!row.turn_xyz_rad.empty()) {
    const auto angles = ToVec3(row.turn_xyz_rad, place);
    if (!angles.ok()) return angles.error();
    placement.turn = TurnXyz(*angles);
  }
  if (!row.quat.empty()) {
    if (row.quat.size() != 4 || !row.turn_xyz_rad.empty()) {
      return Wrong(place, "a turn is either three angles or four figures of a quaternion",
                   "Write one of the two.");
    }
    const auto& q = row.quat;
    const double length = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    if (!(std::abs(length - 1) < kUnitTolerance)) {
      return Wrong(place, "the quaternion is not of length 1", "Divide it by its length.");
    }
    placement.turn = FromQuat({q[0] / length, q[1] / length, q[2] / length, q[3] / length});
  }
  return placement;
}

Result<Function> ToFunction(const MotionRow& row, const std::string& place) {
  const int forms = (row.times ? 1 : 0) + (row.constant ? 1 : 0) +
                    (row.polynomial.empty() ? 0 : 1) + (row.spline ? 1 : 0);
  if (row.turn.empty() == row.slide.empty()) {
    return Wrong(place, "a motion is either a turn or a slide", "Give one axis.");
  }
  if (forms > 1 || row.by.has_value() == row.constant.has_value()) {
    return Wrong(
        place, "a motion follows one coordinate by one function, or is a constant",
        "Give \"by\" with at most one of times, polynomial, spline; or \"constant\" alone.");
  }
  if (row.constant) return Function::Constant(*row.constant);
  if (row.spline) {
    auto spline = Function::Spline(row.spline->knots, row.spline->values);
    if (!spline.ok()) return Wrong(place, spline.error().message, spline.error().mend);
    return spline;
  }
  if (!row.polynomial.empty()) return Function::Polynomial(row.polynomial);
  return Function::Linear(row.times.value_or(1));
}

}  // namespace psoas::body::file
