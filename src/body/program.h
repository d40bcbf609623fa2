// A plan as the evaluator runs it: flat lists of small operations, made once by Plan::Compile.
//
// Everything is in the frame of the base, the last bone that all muscles' bones hang from (the
// pelvis): what moves it in the world changes no length. Bones that move against it have a slot.
// A twist is how a bone moves for one radian of a coordinate: turn (3), then the velocity of the
// point that coincides with the base's origin (3). A bone whose joint does not follow a coordinate
// has its parent's twist, so it is the same number, and two ends of a segment with the same
// number cancel before anything is computed.
//
// Internal to src/body. The lists are plain arrays (`View`), because each set of instructions is
// compiled apart and may share no inline function with the others.
#pragma once

#include <map>
#include <vector>

#include "body/evaluator.h"

namespace psoas::body::internal {

inline constexpr int kNone = -1;
inline constexpr int kMaxCoordinates = 64;

enum class FunctionKind : int { kConstant, kLinear, kPolynomial, kSpline };

/// Figures stand in the pool: constant {value}; linear {at zero, slope}; polynomial coefficients;
/// spline five a piece {start, c0..c3}, the first piece holding from minus infinity.
struct FunctionOp {
  FunctionKind kind;
  int at;
  int count;  ///< coefficients or pieces
};

enum class MotionKind : int { kTurnX, kTurnY, kTurnZ, kTurn, kSlide };

template <class Real>
struct MotionOp {
  MotionKind kind;
  Real axis[3];
  int coordinate;  ///< kNone: constant
  FunctionOp function;
  int twist;  ///< which twist its movement adds to; kNone: constant
};

struct NewTwist {
  int twist;
  int inherited;  ///< the parent's twist for the same coordinate, or kNone
};

template <class Real>
struct BoneOp {
  int parent;  ///< slot, or kNone: the base
  bool joint_turns, own_turns, own_shifts;
  Real joint_at[3], joint_turn[9], own_at[3], own_turn_inverse[9];
  int first_motion, motions;
  int first_new, news;
};

template <class Real>
struct PointOp {
  int point;
  int slot;
  Real at[3];
};

/// A point that does not move: in the base, or in the frame of a surface of its own bone.
template <class Real>
struct FixedPoint {
  int point;
  Real at[3];
};

template <class Real>
struct SurfaceOp {
  int slot;  ///< kNone: fixed to the base
  bool sphere;
  Real at[3], turn[9];
  Real radius;
  int frame;  ///< where its 12 figures stand (turn, then place)
};

/// Which ends move against the bone that holds the segment's surface. A straight line is held by
/// its first end.
enum class Pulled : int { kFirst, kLast, kBoth };

template <class Real>
struct SegmentOp {
  int a, b;              ///< points
  int surface;           ///< index of a SurfaceOp, or kNone: straight
  Real winding;          ///< +1 or -1
  int local_a, local_b;  ///< where an end stands in the surface's frame for good, or kNone
  int side_site;         ///< kMujoco: index in Program::side_sites, or kNone
  Pulled pulled;
  int first_column, columns;
};

/// One coordinate that changes a segment, by twists (kNone: does not move): of the bone of the end
/// that is pulled, of the other end's bone where both are, and of the bone against which they move
/// (the surface's, or the other end's of a straight line).
struct ColumnOp {
  int pulled, other, held;
};

template <class Real>
struct MuscleOp {
  Real constant;
  int first, count;  ///< segments, in Lists::members
};

struct ArmOp {
  int first, count;  ///< columns, in Lists::members
};

template <class Real>
struct Lists {
  std::vector<Real> pool;
  std::vector<MotionOp<Real>> motions;
  std::vector<NewTwist> news;
  std::vector<BoneOp<Real>> bones;
  std::vector<PointOp<Real>> points;
  std::vector<FixedPoint<Real>> fixed, local;
  std::vector<SurfaceOp<Real>> surfaces;
  std::vector<SegmentOp<Real>> segments;
  std::vector<ColumnOp> columns;
  std::vector<MuscleOp<Real>> muscles;
  std::vector<ArmOp> arms;
  std::vector<int> members;
  int coordinates = 0, point_count = 0, twist_count = 0, frame_count = 0, local_count = 0;
};

/// The same as bare arrays, for kernels.
template <class Real>
struct View {
  const Real* pool;
  const MotionOp<Real>* motions;
  const NewTwist* news;
  const BoneOp<Real>* bones;
  const PointOp<Real>* points;
  const SurfaceOp<Real>* surfaces;
  const SegmentOp<Real>* segments;
  const ColumnOp* columns;
  const MuscleOp<Real>* muscles;
  const ArmOp* arms;
  const int* members;
  int bone_count, moving_points, surface_count, segment_count, muscle_count, arm_count;
  int coordinates;
};

template <class Real>
View<Real> ViewOf(const Lists<Real>& lists);

struct Program {
  Model model;
  WrapRule rule = WrapRule::kWinding;
  int base = 0;
  std::vector<Arm> arms;
  Lists<double> f64;
  Lists<float> f32;
  std::vector<Vec3> side_sites;
  /// Each bone's motions with functions in `figure_pool`, for frames in the ground.
  std::vector<double> figure_pool;
  std::vector<std::vector<FunctionOp>> figure_functions;
  /// Each muscle's stations with the winding that was settled: the surface's index or kNone.
  std::vector<std::vector<int>> windings;
};

ValueAndSlope EvaluateOp(const FunctionOp& op, const double* pool, double x);

/// Every bone in the ground, by index in the model. `frames` has one for each bone.
void PlaceBones(const Program& program, std::span<const double> pose, std::span<Placement> frames);

}  // namespace psoas::body::internal
