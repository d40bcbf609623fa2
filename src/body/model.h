// A body as data: bones, the joints between them, surfaces that muscles bend round, and muscles.
//
// Frames: x forward, y up, z to the right; metres and radians. Names of coordinates and muscles
// are OpenSim's. This is the form that every reader makes (our own format, .osim, MJCF), every
// writer takes and the evaluator is compiled from; nothing here is computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "body/function.h"
#include "body/geometry.h"

namespace psoas::body {

/// One independent number of a pose.
struct Coordinate {
  std::string name;  ///< "hip_flexion_r"
  double least_rad = 0;
  double most_rad = 0;
  bool is_length = false;  ///< metres instead of radians (a pelvis that may travel)
  std::string meaning;     ///< what + means, in words; with its ISB name
  std::string source;      ///< id in Model::sources
};

/// One elementary movement of a joint. They act in the order of the list: the first turns or
/// shifts the frame in which the second is meant, and so on.
struct Motion {
  enum class Kind { kTurn, kSlide };
  Kind kind = Kind::kTurn;
  Vec3 axis{0, 0, 1};   ///< of length 1
  int coordinate = -1;  ///< index in Model::coordinates; -1 when the function is a constant
  Function function;    ///< radians or metres over the coordinate
};

/// A bone with the joint that ties it to its parent:
///   placement in the parent = joint * motions * inverse(own)
struct Bone {
  std::string name;
  int parent = -1;              ///< index, always smaller than its own; -1 for the first only
  Placement joint;              ///< the joint's frame in the parent
  std::vector<Motion> motions;  ///< none: the bone is welded to its parent
  Placement own;                ///< the joint's frame in this bone
  std::string segment;          ///< which length scales it: "pelvis", "lumbar", "thigh", "shank"
  std::string source;
};

/// A surface that a muscle may bend round.
struct Surface {
  enum class Shape { kCylinder, kSphere };
  std::string name;
  Shape shape = Shape::kCylinder;
  int bone = 0;
  Placement placement;  ///< in the bone; a cylinder's axis is its own z
  double radius_m = 0;
  double length_m = 0;  ///< of a cylinder, for writers and drawing; the mathematics has no ends
  std::string source;
};

/// A station on the way of a muscle: a point of a bone, or a surface between two points.
struct Station {
  int bone = -1;     ///< point: its bone
  Vec3 at_m{};       ///< point: where, in the bone
  int surface = -1;  ///< surface: its index; then `bone` is -1
  /// Surface: +1 when the muscle, from its first point to its last, goes round the cylinder's axis
  /// from x towards y, -1 the other way. 0: not known; the evaluator takes the near side in the
  /// neutral pose. A sphere has no side.
  int winding = 0;
  /// Surface: MuJoCo's side site, in the surface's bone. Read only by WrapRule::kMujoco.
  std::optional<Vec3> side_site_m;
  std::string source;  ///< where it differs from the muscle's

  bool is_point() const { return surface < 0; }
};

struct Muscle {
  std::string name;           ///< "psoas_l1_vb_r"
  std::string group;          ///< "psoas_r"; muscles of one group are heads or fascicles of one
  double weight = 1;          ///< within the group, e.g. cross-section in mm2
  std::vector<Station> path;  ///< begins and ends with a point; no two surfaces in a row
  std::string source;
  std::string weight_source;  ///< where it differs from `source`
};

struct Source {
  std::string id;
  std::string title;
  std::string licence;
  std::string note;  ///< how the figures were read; "from memory" where they were
};

struct Model {
  std::string id;
  std::string title;
  std::vector<Source> sources;
  std::vector<Coordinate> coordinates;
  std::vector<Bone> bones;
  std::vector<Surface> surfaces;
  std::vector<Muscle> muscles;
};

/// No body is larger; what is beyond is a wrong unit or a broken file, and is refused.
inline constexpr double kMostPlace_m = 100;
inline constexpr double kMostRadius_m = 10;
inline constexpr double kMostRange = 1e5;  ///< rad or m; OpenSim writes 99999.9 for "no limit"
inline constexpr double kMostFunctionFigure = 1e6;
inline constexpr double kMostWeight = 1e6;

/// Everything the evaluator takes for granted: indices in range, parents first, unit axes, figures
/// within the limits above, positive radii, unique names, paths that begin and end with points. The
/// error names the place ("muscles[3] psoas_r: path[1]") and the mend.
Status Check(const Model& model);

int FindCoordinate(const Model& model, const std::string& name);  ///< -1 when there is none
int FindBone(const Model& model, const std::string& name);
int FindSurface(const Model& model, const std::string& name);
int FindMuscle(const Model& model, const std::string& name);

}  // namespace psoas::body
