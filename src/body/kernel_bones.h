// Bones and twists of one set of lanes. See kernel_run.h.
#pragma once

#include "body/kernel.h"
#include "body/lane_math.h"

namespace psoas::body::PSOAS_LANES {

using namespace internal;  // NOLINT(google-build-using-namespace)

template <class T>
struct ValueSlope {
  T value, slope;
};

template <class Real>
ValueSlope<typename Lane<Real>::Type> Follow(const FunctionOp& op, const Real* pool,
                                             typename Lane<Real>::Type x) {
  using T = typename Lane<Real>::Type;
  const Real* c = pool + op.at;
  switch (op.kind) {
    case FunctionKind::kConstant:
      return {All(c[0]), All(Real(0))};
    case FunctionKind::kLinear:
      return {x * c[1] + c[0], All(c[1])};
    case FunctionKind::kPolynomial: {
      T value = All(c[op.count - 1]), slope = All(Real(0));
      for (int i = op.count - 1; i-- > 0;) {
        slope = slope * x + value;
        value = value * x + c[i];
      }
      return {value, slope};
    }
    case FunctionKind::kSpline:
      break;
  }
  // Each lane takes the last piece that begins at or before it: a sweep instead of a search.
  T start = All(c[0]), c0 = All(c[1]), c1 = All(c[2]), c2 = All(c[3]), c3 = All(c[4]);
  for (int i = 1; i < op.count; ++i) {
    const Real* piece = c + 5 * i;
    const auto begun = x >= All(piece[0]);
    if constexpr (Lane<Real>::kCount == 1) {
      if (!begun) break;
    }
    start = Select(begun, All(piece[0]), start);
    c0 = Select(begun, All(piece[1]), c0);
    c1 = Select(begun, All(piece[2]), c1);
    c2 = Select(begun, All(piece[3]), c2);
    c3 = Select(begun, All(piece[4]), c3);
  }
  const T d = x - start;
  return {c0 + d * (c1 + d * (c2 + d * c3)), c1 + d * (c2 * Real(2) + d * (c3 * Real(3)))};
}

/// turn[9] then place[3].
template <class T>
struct FrameOf {
  T turn[9], at[3];
};

template <class Real, class T>
void TimesConstant(T (&turn)[9], const Real* m) {
  for (int row = 0; row < 3; ++row) {
    const T x = turn[3 * row], y = turn[3 * row + 1], z = turn[3 * row + 2];
    for (int col = 0; col < 3; ++col) {
      turn[3 * row + col] = x * m[col] + y * m[3 + col] + z * m[6 + col];
    }
  }
}

template <class Real, class T>
void Shift(FrameOf<T>& frame, const Real* by) {
  for (int row = 0; row < 3; ++row) {
    frame.at[row] = frame.at[row] + frame.turn[3 * row] * by[0] + frame.turn[3 * row + 1] * by[1] +
                    frame.turn[3 * row + 2] * by[2];
  }
}

/// turn * (turn about x, y or z): the two other columns change.
template <class T>
void TurnColumns(T (&turn)[9], int first, int second, T sine, T cosine) {
  for (int row = 0; row < 9; row += 3) {
    const T u = turn[row + first], v = turn[row + second];
    turn[row + first] = u * cosine + v * sine;
    turn[row + second] = v * cosine - u * sine;
  }
}

template <class Real, class T>
void TurnAbout(T (&turn)[9], const Real (&u)[3], T s, T c) {
  const T t = Real(1) - c;
  const T m[9] = {
      t * (u[0] * u[0]) + c,        t * (u[0] * u[1]) - s * u[2], t * (u[0] * u[2]) + s * u[1],
      t * (u[0] * u[1]) + s * u[2], t * (u[1] * u[1]) + c,        t * (u[1] * u[2]) - s * u[0],
      t * (u[0] * u[2]) - s * u[1], t * (u[1] * u[2]) + s * u[0], t * (u[2] * u[2]) + c};
  for (int row = 0; row < 9; row += 3) {
    const T x = turn[row], y = turn[row + 1], z = turn[row + 2];
    for (int col = 0; col < 3; ++col)
      turn[row + col] = x * m[col] + y * m[3 + col] + z * m[6 + col];
  }
}

template <class Real>
void Move(const MotionOp<Real>& op, const Real* pool, const typename Lane<Real>::Type* pose,
          FrameOf<typename Lane<Real>::Type>& frame, typename Lane<Real>::Type* twists) {
  using T = typename Lane<Real>::Type;
  const auto followed =
      Follow<Real>(op.function, pool, op.coordinate < 0 ? All(Real(0)) : pose[op.coordinate]);
  T axis[3];
  const bool turns = op.kind != MotionKind::kSlide;
  const int column = static_cast<int>(op.kind);
  for (int row = 0; row < 3; ++row) {
    const T* r = frame.turn + 3 * row;
    axis[row] = column < 3 ? r[column] : r[0] * op.axis[0] + r[1] * op.axis[1] + r[2] * op.axis[2];
  }
  if (turns) {
    const auto angle = SineCosine<Real>(followed.value);
    switch (op.kind) {
      case MotionKind::kTurnX:
        TurnColumns(frame.turn, 1, 2, angle.sin, angle.cos);
        break;
      case MotionKind::kTurnY:
        TurnColumns(frame.turn, 2, 0, angle.sin, angle.cos);
        break;
      case MotionKind::kTurnZ:
        TurnColumns(frame.turn, 0, 1, angle.sin, angle.cos);
        break;
      default:
        TurnAbout(frame.turn, op.axis, angle.sin, angle.cos);
    }
  } else {
    for (int row = 0; row < 3; ++row) frame.at[row] = frame.at[row] + axis[row] * followed.value;
  }
  if (op.twist < 0) return;
  T* twist = twists + 6 * op.twist;
  for (int row = 0; row < 3; ++row) axis[row] = axis[row] * followed.slope;
  if (!turns) {
    for (int row = 0; row < 3; ++row) twist[3 + row] = twist[3 + row] + axis[row];
    return;
  }
  const T* o = frame.at;
  for (int row = 0; row < 3; ++row) twist[row] = twist[row] + axis[row];
  twist[3] = twist[3] + o[1] * axis[2] - o[2] * axis[1];
  twist[4] = twist[4] + o[2] * axis[0] - o[0] * axis[2];
  twist[5] = twist[5] + o[0] * axis[1] - o[1] * axis[0];
}

template <class Real>
void PlaceBone(const View<Real>& view, const BoneOp<Real>& op,
               const typename Lane<Real>::Type* pose, typename Lane<Real>::Type* bones,
               typename Lane<Real>::Type* twists, FrameOf<typename Lane<Real>::Type>& frame) {
  using T = typename Lane<Real>::Type;
  if (op.parent < 0) {
    for (int i = 0; i < 9; ++i) frame.turn[i] = All(op.joint_turn[i]);
    for (int i = 0; i < 3; ++i) frame.at[i] = All(op.joint_at[i]);
  } else {
    const T* parent = bones + 12 * op.parent;
    for (int i = 0; i < 9; ++i) frame.turn[i] = parent[i];
    for (int i = 0; i < 3; ++i) frame.at[i] = parent[9 + i];
    Shift(frame, op.joint_at);
    if (op.joint_turns) TimesConstant(frame.turn, op.joint_turn);
  }
  for (int i = op.first_new; i < op.first_new + op.news; ++i) {
    const NewTwist& twist = view.news[i];
    for (int k = 0; k < 6; ++k) {
      twists[6 * twist.twist + k] =
          twist.inherited < 0 ? All(Real(0)) : twists[6 * twist.inherited + k];
    }
  }
  for (int i = op.first_motion; i < op.first_motion + op.motions; ++i) {
    Move(view.motions[i], view.pool, pose, frame, twists);
  }
  if (op.own_turns) TimesConstant(frame.turn, op.own_turn_inverse);
  if (op.own_shifts) {
    const Real back[3] = {-op.own_at[0], -op.own_at[1], -op.own_at[2]};
    Shift(frame, back);
  }
}

}  // namespace psoas::body::PSOAS_LANES
