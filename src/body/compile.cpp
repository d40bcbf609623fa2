// Model -> Program: folds what never changes and lets stand once what several muscles share.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "body/program.h"

namespace psoas::body {
namespace internal {
namespace {

void Copy(const Vec3& from, double (&to)[3]) { std::copy(from.begin(), from.end(), to); }
void Copy(const Mat3& from, double (&to)[9]) { std::copy(from.begin(), from.end(), to); }

FunctionOp AddFunction(const Function& function, std::vector<double>& pool) {
  const int at = static_cast<int>(pool.size());
  if (function.kind == Function::Kind::kSpline) {
    const auto pieces = Pieces(function);
    for (const CubicPiece& piece : pieces) {
      pool.push_back(piece.start);
      pool.insert(pool.end(), std::begin(piece.c), std::end(piece.c));
    }
    return {FunctionKind::kSpline, at, static_cast<int>(pieces.size())};
  }
  std::vector<double> coefficients = function.coefficients;
  while (coefficients.size() > 1 && coefficients.back() == 0) coefficients.pop_back();
  if (coefficients.empty()) coefficients.push_back(0);
  pool.insert(pool.end(), coefficients.begin(), coefficients.end());
  const auto kind = coefficients.size() == 1   ? FunctionKind::kConstant
                    : coefficients.size() == 2 ? FunctionKind::kLinear
                                               : FunctionKind::kPolynomial;
  return {kind, at, static_cast<int>(coefficients.size())};
}

MotionKind KindOf(const Motion& motion) {
  if (motion.kind == Motion::Kind::kSlide) return MotionKind::kSlide;
  if (motion.axis == Vec3{1, 0, 0}) return MotionKind::kTurnX;
  if (motion.axis == Vec3{0, 1, 0}) return MotionKind::kTurnY;
  if (motion.axis == Vec3{0, 0, 1}) return MotionKind::kTurnZ;
  return MotionKind::kTurn;
}

class Compiler {
 public:
  Compiler(Model model, WrapRule rule) {
    program_.model = std::move(model);
    program_.rule = rule;
  }

  Program Run() {
    AddFigureFunctions();
    FindBase();
    lists().coordinates = static_cast<int>(model().coordinates.size());
    slots_.assign(model().bones.size(), kNone);
    twists_.assign(model().bones.size(), {});
    for (std::size_t i = 0; i < model().bones.size(); ++i) {
      if (needed_[i] && static_cast<int>(i) != program_.base) AddBone(static_cast<int>(i));
    }
    PlaceNeutral();
    for (std::size_t i = 0; i < model().surfaces.size(); ++i) AddSurface(static_cast<int>(i));
    for (const Muscle& muscle : model().muscles) AddMuscle(muscle);
    return std::move(program_);
  }

 private:
  const Model& model() const { return program_.model; }
  Lists<double>& lists() { return program_.f64; }
  const Bone& BoneAt(int index) const { return model().bones[static_cast<std::size_t>(index)]; }

  void AddFigureFunctions() {
    for (const Bone& bone : model().bones) {
      auto& functions = program_.figure_functions.emplace_back();
      for (const Motion& motion : bone.motions) {
        functions.push_back(AddFunction(motion.function, program_.figure_pool));
      }
    }
  }

  int BoneOf(const Station& station) const {
    return station.is_point() ? station.bone
                              : model().surfaces[static_cast<std::size_t>(station.surface)].bone;
  }

  /// The base is the deepest bone that all the muscles' bones are or hang from; needed are those
  /// between it and them.
  void FindBase() {
    std::set<int> used;
    for (const Muscle& muscle : model().muscles) {
      for (const Station& station : muscle.path) used.insert(BoneOf(station));
    }
    needed_.assign(model().bones.size(), false);
    while (used.size() > 1) {  // parents have smaller indices: lift the largest until one is left
      const int last = *used.rbegin();
      needed_[static_cast<std::size_t>(last)] = true;
      used.erase(last);
      used.insert(BoneAt(last).parent);
    }
    program_.base = used.empty() ? 0 : *used.begin();
    // Lifting may have gone above the base only through the base itself.
    needed_[static_cast<std::size_t>(program_.base)] = true;
  }

  void AddBone(int index) {
    const Bone& bone = BoneAt(index);
    const std::size_t at = static_cast<std::size_t>(index);
    slots_[at] = static_cast<int>(lists().bones.size());
    BoneOp<double> op{};
    op.parent = slots_[static_cast<std::size_t>(bone.parent)];
    Copy(bone.joint.at_m, op.joint_at);
    Copy(bone.joint.turn, op.joint_turn);
    Copy(bone.own.at_m, op.own_at);
    Copy(Transpose(bone.own.turn), op.own_turn_inverse);
    op.joint_turns = bone.joint.turn != kIdentity;
    op.own_turns = bone.own.turn != kIdentity;
    op.own_shifts = bone.own.at_m != Vec3{};
    op.first_motion = static_cast<int>(lists().motions.size());
    op.motions = static_cast<int>(bone.motions.size());
    op.first_new = static_cast<int>(lists().news.size());
    twists_[at] = twists_[static_cast<std::size_t>(bone.parent)];
    std::map<int, int> own;
    for (const Motion& motion : bone.motions) AddMotion(motion, twists_[at], own);
    op.news = static_cast<int>(lists().news.size()) - op.first_new;
    lists().bones.push_back(op);
  }

  void AddMotion(const Motion& motion, std::map<int, int>& twists, std::map<int, int>& own) {
    MotionOp<double> op{};
    op.kind = KindOf(motion);
    Copy(motion.axis, op.axis);
    op.function = AddFunction(motion.function, lists().pool);
    op.coordinate = op.function.kind == FunctionKind::kConstant ? kNone : motion.coordinate;
    op.twist = kNone;
    if (op.coordinate != kNone) {
      if (!own.contains(op.coordinate)) {
        const auto inherited = twists.find(op.coordinate);
        own[op.coordinate] = lists().twist_count++;
        lists().news.push_back(
            {own[op.coordinate], inherited == twists.end() ? kNone : inherited->second});
        twists[op.coordinate] = own[op.coordinate];
      }
      op.twist = own[op.coordinate];
    }
    lists().motions.push_back(op);
  }

  void PlaceNeutral() {
    const std::vector<double> pose(model().coordinates.size(), 0.0);
    neutral_.resize(model().bones.size());
    PlaceBones(program_, pose, neutral_);
  }

  void AddSurface(int index) {
    const Surface& surface = model().surfaces[static_cast<std::size_t>(index)];
    SurfaceOp<double> op{};
    // A surface that no muscle uses may stand on a bone that is not needed.
    if (!needed_[static_cast<std::size_t>(surface.bone)]) {
      surface_ops_.push_back(kNone);
      return;
    }
    op.slot = slots_[static_cast<std::size_t>(surface.bone)];
    op.sphere = surface.shape == Surface::Shape::kSphere;
    Copy(surface.placement.at_m, op.at);
    Copy(surface.placement.turn, op.turn);
    op.radius = surface.radius_m;
    op.frame = lists().frame_count++;
    surface_ops_.push_back(static_cast<int>(lists().surfaces.size()));
    lists().surfaces.push_back(op);
  }

  int AddPoint(const Station& station) {
    const auto key = std::pair(station.bone, station.at_m);
    if (const auto found = points_.find(key); found != points_.end()) return found->second;
    const int point = lists().point_count++;
    points_[key] = point;
    const int slot = slots_[static_cast<std::size_t>(station.bone)];
    if (slot == kNone) {
      FixedPoint<double> op{point, {}};
      Copy(station.at_m, op.at);
      lists().fixed.push_back(op);
    } else {
      PointOp<double> op{point, slot, {}};
      Copy(station.at_m, op.at);
      lists().points.push_back(op);
    }
    return point;
  }

  int LocalPoint(const Station& end, const Surface& surface) {
    if (end.bone != surface.bone) return kNone;
    FixedPoint<double> op{lists().local_count++, {}};
    Copy(Transpose(surface.placement.turn) * (end.at_m - surface.placement.at_m), op.at);
    lists().local.push_back(op);
    return op.point;
  }

  /// +1 or -1: as the model says, else the side on which the straight line passes the axis in the
  /// neutral pose.
  int SettledWinding(const Station& from, const Station& over, const Station& to) const {
    if (over.winding != 0) return over.winding;
    const Surface& surface = model().surfaces[static_cast<std::size_t>(over.surface)];
    const Placement frame = neutral_[static_cast<std::size_t>(surface.bone)] * surface.placement;
    const auto local = [&](const Station& end) {
      return Transpose(frame.turn) *
             (neutral_[static_cast<std::size_t>(end.bone)] * end.at_m - frame.at_m);
    };
    const Vec3 a = local(from), b = local(to);
    return a[0] * b[1] - a[1] * b[0] < 0 ? -1 : 1;
  }

  int TwistOf(int bone, int coordinate) const {
    const auto& twists = twists_[static_cast<std::size_t>(bone)];
    const auto found = twists.find(coordinate);
    return found == twists.end() ? kNone : found->second;
  }

  int AddSideSite(const Vec3& site, const Surface& surface) {
    program_.side_sites.push_back(Transpose(surface.placement.turn) *
                                  (site - surface.placement.at_m));
    return static_cast<int>(program_.side_sites.size()) - 1;
  }

  int AddSegment(const Station& from, const Station* over, const Station& to, int winding) {
    const int a = AddPoint(from), b = AddPoint(to);
    const int surface = over ? over->surface : kNone;
    const Vec3 site = over && over->side_site_m ? *over->side_site_m : Vec3{};
    const auto key = std::tuple(a, b, surface, winding, site);
    if (const auto found = segments_.find(key); found != segments_.end()) return found->second;
    SegmentOp<double> op{a,
                         b,
                         kNone,
                         1.0 * winding,
                         kNone,
                         kNone,
                         kNone,
                         Pulled::kLast,
                         static_cast<int>(lists().columns.size()),
                         0};
    int held = from.bone;
    if (over) {
      const Surface& shape = model().surfaces[static_cast<std::size_t>(surface)];
      held = shape.bone;
      op.pulled = held == to.bone     ? Pulled::kFirst
                  : held == from.bone ? Pulled::kLast
                                      : Pulled::kBoth;
      op.surface = surface_ops_[static_cast<std::size_t>(surface)];
      op.local_a = LocalPoint(from, shape);
      op.local_b = LocalPoint(to, shape);
      if (over->side_site_m) op.side_site = AddSideSite(*over->side_site_m, shape);
    }
    const int index = static_cast<int>(lists().segments.size());
    for (int c = 0; c < lists().coordinates; ++c) {
      const ColumnOp column{TwistOf(op.pulled == Pulled::kLast ? to.bone : from.bone, c),
                            op.pulled == Pulled::kBoth ? TwistOf(to.bone, c) : kNone,
                            TwistOf(held, c)};
      const bool other_moves = op.pulled == Pulled::kBoth && column.other != column.held;
      if (column.pulled == column.held && !other_moves) continue;
      column_of_[{index, c}] = static_cast<int>(lists().columns.size());
      lists().columns.push_back(column);
      ++op.columns;
    }
    lists().segments.push_back(op);
    segments_[key] = index;
    return index;
  }

  void AddMuscle(const Muscle& muscle) {
    MuscleOp<double> op{0, static_cast<int>(lists().members.size()), 0};
    std::vector<int> segments;
    auto& windings = program_.windings.emplace_back(muscle.path.size(), 0);
    for (std::size_t i = 0; i + 1 < muscle.path.size();) {
      const Station& from = muscle.path[i];
      const bool bends = !muscle.path[i + 1].is_point();
      const Station* over = bends ? &muscle.path[i + 1] : nullptr;
      const Station& to = muscle.path[i + (bends ? 2 : 1)];
      if (over) windings[i + 1] = SettledWinding(from, *over, to);
      if (!over && from.bone == to.bone) {
        op.constant += Norm(to.at_m - from.at_m);
      } else {
        segments.push_back(AddSegment(from, over, to, over ? windings[i + 1] : 1));
      }
      i += bends ? 2 : 1;
    }
    lists().members.insert(lists().members.end(), segments.begin(), segments.end());
    op.count = static_cast<int>(segments.size());
    lists().muscles.push_back(op);
    AddArms(segments);
  }

  void AddArms(const std::vector<int>& segments) {
    const int muscle = static_cast<int>(lists().muscles.size()) - 1;
    for (int c = 0; c < lists().coordinates; ++c) {
      ArmOp op{static_cast<int>(lists().members.size()), 0};
      for (const int segment : segments) {
        const auto found = column_of_.find({segment, c});
        if (found == column_of_.end()) continue;
        lists().members.push_back(found->second);
        ++op.count;
      }
      if (op.count == 0) continue;
      lists().arms.push_back(op);
      program_.arms.push_back({muscle, c});
    }
  }

  Program program_;
  std::vector<bool> needed_;
  std::vector<int> slots_;                  // by bone
  std::vector<std::map<int, int>> twists_;  // by bone: coordinate -> twist
  std::vector<Placement> neutral_;          // by bone
  std::vector<int> surface_ops_;            // by surface
  std::map<std::pair<int, Vec3>, int> points_;
  std::map<std::tuple<int, int, int, int, Vec3>, int> segments_;
  std::map<std::pair<int, int>, int> column_of_;
};

template <class To, class From, std::size_t n>
void Narrow(const From (&from)[n], To (&to)[n]) {
  for (std::size_t i = 0; i < n; ++i) to[i] = static_cast<To>(from[i]);
}

std::vector<FixedPoint<float>> Narrow(const std::vector<FixedPoint<double>>& from) {
  std::vector<FixedPoint<float>> to;
  for (const auto& op : from) Narrow(op.at, to.emplace_back(FixedPoint<float>{op.point, {}}).at);
  return to;
}

/// The same lists with figures of single precision.
Lists<float> Narrow(const Lists<double>& from) {
  Lists<float> to;
  for (const double figure : from.pool) to.pool.push_back(static_cast<float>(figure));
  for (const auto& op : from.motions) {
    auto& narrow =
        to.motions.emplace_back(MotionOp<float>{op.kind, {}, op.coordinate, op.function, op.twist});
    Narrow(op.axis, narrow.axis);
  }
  for (const auto& op : from.bones) {
    auto& narrow = to.bones.emplace_back(BoneOp<float>{op.parent,
                                                       op.joint_turns,
                                                       op.own_turns,
                                                       op.own_shifts,
                                                       {},
                                                       {},
                                                       {},
                                                       {},
                                                       op.first_motion,
                                                       op.motions,
                                                       op.first_new,
                                                       op.news});
    Narrow(op.joint_at, narrow.joint_at);
    Narrow(op.joint_turn, narrow.joint_turn);
    Narrow(op.own_at, narrow.own_at);
    Narrow(op.own_turn_inverse, narrow.own_turn_inverse);
  }
  for (const auto& op : from.points) {
    Narrow(op.at, to.points.emplace_back(PointOp<float>{op.point, op.slot, {}}).at);
  }
  to.fixed = Narrow(from.fixed);
  to.local = Narrow(from.local);
  for (const auto& op : from.surfaces) {
    auto& narrow = to.surfaces.emplace_back(
        SurfaceOp<float>{op.slot, op.sphere, {}, {}, static_cast<float>(op.radius), op.frame});
    Narrow(op.at, narrow.at);
    Narrow(op.turn, narrow.turn);
  }
  for (const auto& op : from.segments) {
    to.segments.push_back({op.a, op.b, op.surface, static_cast<float>(op.winding), op.local_a,
                           op.local_b, op.side_site, op.pulled, op.first_column, op.columns});
  }
  for (const auto& op : from.muscles) {
    to.muscles.push_back({static_cast<float>(op.constant), op.first, op.count});
  }
  to.news = from.news;
  to.columns = from.columns;
  to.arms = from.arms;
  to.members = from.members;
  to.coordinates = from.coordinates;
  to.point_count = from.point_count;
  to.twist_count = from.twist_count;
  to.frame_count = from.frame_count;
  to.local_count = from.local_count;
  return to;
}

}  // namespace
}  // namespace internal

Result<Plan> Plan::Compile(Model model, WrapRule rule) {
  if (const Status sound = Check(model); !sound.ok()) return sound.error();
  auto program =
      std::make_shared<internal::Program>(internal::Compiler(std::move(model), rule).Run());
  program->f32 = internal::Narrow(program->f64);
  return Plan(std::move(program));
}

}  // namespace psoas::body
