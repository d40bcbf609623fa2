// One set of lanes from poses to lengths and arms; included once by each kernel_*.cpp.
//
// A segment pulls on each end along its way: a wrench (force, moment about the base's origin) on
// the bone of each end, and the opposite on the surface's bone. Its work on a bone's twist is the
// change of length for that coordinate.
#pragma once

#include "body/kernel_bones.h"
#include "body/kernel_segment.h"

namespace psoas::body::PSOAS_LANES {

template <class Real>
class Kernel {
  using T = typename Lane<Real>::Type;
  static constexpr int kLanes = Lane<Real>::kCount;

 public:
  explicit Kernel(const Job<Real>& job)
      : job_(job),
        view_(job.view),
        bones_(reinterpret_cast<T*>(job.room.bones)),
        twists_(reinterpret_cast<T*>(job.room.twists)),
        points_(reinterpret_cast<T*>(job.room.points)),
        local_(reinterpret_cast<const T*>(job.room.local)),
        frames_(reinterpret_cast<T*>(job.room.frames)),
        segments_(reinterpret_cast<T*>(job.room.segments)),
        columns_(reinterpret_cast<T*>(job.room.columns)) {}

  void Run() {
    for (std::size_t at = 0; at < job_.count; at += kLanes) {
      const std::size_t left = job_.count - at;
      Load(at, left);
      PlaceAll();
      for (int i = 0; i < view_.segment_count; ++i) DoSegment(i);
      Store(at, left);
    }
  }

 private:
  void Load(std::size_t at, std::size_t left) {
    for (int c = 0; c < view_.coordinates; ++c) {
      const Real* from = job_.poses + static_cast<std::size_t>(c) * job_.count + at;
      if (left >= kLanes) {
        std::memcpy(&pose_[c], from, sizeof(T));
      } else {
        Real last[kLanes];
        for (std::size_t i = 0; i < kLanes; ++i) last[i] = from[i < left ? i : left - 1];
        std::memcpy(&pose_[c], last, sizeof(T));
      }
    }
  }

  static void StoreLanes(const T& value, Real* to, std::size_t left) {
    if (left >= kLanes) {
      std::memcpy(to, &value, sizeof(T));  // of a fixed size: one store
    } else {
      std::memcpy(to, &value, left * sizeof(Real));
    }
  }

  void PlaceAll() {
    for (int i = 0; i < view_.bone_count; ++i) {
      FrameOf<T> frame;
      PlaceBone(view_, view_.bones[i], pose_, bones_, twists_, frame);
      T* to = bones_ + 12 * i;
      for (int k = 0; k < 9; ++k) to[k] = frame.turn[k];
      for (int k = 0; k < 3; ++k) to[9 + k] = frame.at[k];
    }
    for (int i = 0; i < view_.moving_points; ++i) {
      const PointOp<Real>& op = view_.points[i];
      Carry(bones_ + 12 * op.slot, op.at, points_ + 3 * op.point);
    }
    for (int i = 0; i < view_.surface_count; ++i) PlaceSurface(view_.surfaces[i]);
  }

  static void Carry(const T* bone, const Real* at, T* to) {
    for (int row = 0; row < 3; ++row) {
      const T* r = bone + 3 * row;
      to[row] = bone[9 + row] + r[0] * at[0] + r[1] * at[1] + r[2] * at[2];
    }
  }

  void PlaceSurface(const SurfaceOp<Real>& op) {
    if (op.slot < 0) return;  // fixed to the base: there since the room was made
    T* to = frames_ + 12 * op.frame;
    const T* bone = bones_ + 12 * op.slot;
    for (int row = 0; row < 9; row += 3) {
      for (int col = 0; col < 3; ++col) {
        to[row + col] = bone[row] * op.turn[col] + bone[row + 1] * op.turn[3 + col] +
                        bone[row + 2] * op.turn[6 + col];
      }
    }
    Carry(bone, op.at, to + 9);
  }

  static void IntoFrame(const T* frame, const T* point, T* to) {
    const T d[3] = {point[0] - frame[9], point[1] - frame[10], point[2] - frame[11]};
    for (int col = 0; col < 3; ++col) {
      to[col] = frame[col] * d[0] + frame[3 + col] * d[1] + frame[6 + col] * d[2];
    }
  }

  static void OutOfFrame(const T* frame, T (&v)[3]) {
    const T local[3] = {v[0], v[1], v[2]};
    for (int row = 0; row < 3; ++row) {
      const T* r = frame + 3 * row;
      v[row] = r[0] * local[0] + r[1] * local[1] + r[2] * local[2];
    }
  }

  void BentPull(const SegmentOp<Real>& op, Pull<T>& pull) const {
    const SurfaceOp<Real>& surface = view_.surfaces[op.surface];
    const T* frame = frames_ + 12 * surface.frame;
    T a[3], b[3];
    const T *end_a = a, *end_b = b;
    if (op.local_a >= 0) {
      end_a = local_ + 3 * op.local_a;
    } else {
      IntoFrame(frame, points_ + 3 * op.a, a);
    }
    if (op.local_b >= 0) {
      end_b = local_ + 3 * op.local_b;
    } else {
      IntoFrame(frame, points_ + 3 * op.b, b);
    }
    PullOf(op, surface, end_a, end_b, pull);
    if (job_.arms == nullptr) return;
    if (op.pulled != Pulled::kLast) OutOfFrame(frame, pull.at_a);
    if (op.pulled != Pulled::kFirst) OutOfFrame(frame, pull.at_b);
  }

  void PullOf(const SegmentOp<Real>& op, const SurfaceOp<Real>& surface, const T* a, const T* b,
              Pull<T>& pull) const {
    if constexpr (std::is_same_v<T, double>) {
      if (job_.mujoco) return MujocoPull(op, surface, a, b, pull);
    }
    WoundPull<Real>(a, b, surface, op.winding, op.pulled, pull);
  }

  void MujocoPull(const SegmentOp<Real>& op, const SurfaceOp<Real>& surface, const double* a,
                  const double* b, Pull<double>& pull) const {
    const Vec3 from{a[0], a[1], a[2]}, to{b[0], b[1], b[2]};
    const auto shape = surface.sphere ? Surface::Shape::kSphere : Surface::Shape::kCylinder;
    const Vec3* site = op.side_site < 0 ? nullptr : job_.side_sites + op.side_site;
    const WrapResult wrap = MujocoWrap(from, to, Placement{}, surface.radius, shape, site);
    if (!wrap.wraps) return StraightPull<double>(a, b, pull);
    Pull<double> last;
    StraightPull<double>(a, wrap.first_m.data(), pull);
    StraightPull<double>(wrap.second_m.data(), b, last);
    pull.length += wrap.arc_length_m + last.length;
    std::memcpy(pull.at_b, last.at_b, sizeof last.at_b);
  }

  /// force . velocity + moment . turn, for the twist of one end.
  T Work(const T* force, const T* moment, int twist) const {
    const T* t = twists_ + 6 * twist;
    return force[0] * t[3] + force[1] * t[4] + force[2] * t[5] + moment[0] * t[0] +
           moment[1] * t[1] + moment[2] * t[2];
  }

  static void MomentOf(const T* at, const T* force, T* moment) {
    moment[0] = at[1] * force[2] - at[2] * force[1];
    moment[1] = at[2] * force[0] - at[0] * force[2];
    moment[2] = at[0] * force[1] - at[1] * force[0];
  }

  void DoSegment(int index) {
    const SegmentOp<Real>& op = view_.segments[index];
    const T *a = points_ + 3 * op.a, *b = points_ + 3 * op.b;
    Pull<T> pull;
    if (op.surface < 0) {
      StraightPull<Real>(a, b, pull);
    } else {
      BentPull(op, pull);
    }
    segments_[index] = pull.length;
    if (job_.arms == nullptr) return;
    if (op.pulled == Pulled::kBoth) return PullBoth(op, a, b, pull);
    const bool last = op.pulled == Pulled::kLast;
    const T* force = last ? pull.at_b : pull.at_a;
    T moment[3];
    MomentOf(last ? b : a, force, moment);
    for (int i = op.first_column; i < op.first_column + op.columns; ++i) {
      const ColumnOp& column = view_.columns[i];
      T work = column.pulled < 0 ? All(Real(0)) : Work(force, moment, column.pulled);
      if (column.held >= 0) work = work - Work(force, moment, column.held);
      columns_[i] = work;
    }
  }

  /// Both ends and the surface are on bones that move against each other.
  void PullBoth(const SegmentOp<Real>& op, const T* a, const T* b, const Pull<T>& pull) {
    T moment_a[3], moment_b[3], force[3], moment[3];
    MomentOf(a, pull.at_a, moment_a);
    MomentOf(b, pull.at_b, moment_b);
    for (int i = 0; i < 3; ++i) {
      force[i] = pull.at_a[i] + pull.at_b[i];
      moment[i] = moment_a[i] + moment_b[i];
    }
    for (int i = op.first_column; i < op.first_column + op.columns; ++i) {
      const ColumnOp& column = view_.columns[i];
      T work = All(Real(0));
      if (column.pulled >= 0) work = work + Work(pull.at_a, moment_a, column.pulled);
      if (column.other >= 0) work = work + Work(pull.at_b, moment_b, column.other);
      if (column.held >= 0) work = work - Work(force, moment, column.held);
      columns_[i] = work;
    }
  }

  void Store(std::size_t at, std::size_t left) const {
    const int* members = view_.members;
    for (int m = 0; m < view_.muscle_count; ++m) {
      const MuscleOp<Real>& op = view_.muscles[m];
      T length = All(op.constant);
      for (int i = 0; i < op.count; ++i) length = length + segments_[members[op.first + i]];
      StoreLanes(length, job_.lengths + static_cast<std::size_t>(m) * job_.count + at, left);
    }
    if (job_.arms == nullptr) return;
    for (int k = 0; k < view_.arm_count; ++k) {
      const ArmOp& op = view_.arms[k];
      T arm = columns_[members[op.first]];
      for (int i = 1; i < op.count; ++i) arm = arm + columns_[members[op.first + i]];
      StoreLanes(arm, job_.arms + static_cast<std::size_t>(k) * job_.count + at, left);
    }
  }

  const Job<Real>& job_;
  const View<Real>& view_;
  T* bones_;
  T* twists_;
  T* points_;
  const T* local_;
  T* frames_;
  T* segments_;
  T* columns_;
  T pose_[kMaxCoordinates];
};

template <class Real>
void FillLanes(const Real* from, int n, Real* to) {
  for (int i = 0; i < n; ++i) {
    for (int lane = 0; lane < Lane<Real>::kCount; ++lane) *to++ = from[i];
  }
}

int LanesOf(double) { return Lane<double>::kCount; }
int LanesOf(float) { return Lane<float>::kCount; }
void Fill(const double* from, int n, double* to) { FillLanes(from, n, to); }
void Fill(const float* from, int n, float* to) { FillLanes(from, n, to); }
void Run(const Job<double>& job) { Kernel<double>(job).Run(); }
void Run(const Job<float>& job) { Kernel<float>(job).Run(); }

}  // namespace psoas::body::PSOAS_LANES
