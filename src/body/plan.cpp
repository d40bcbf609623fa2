#include "body/program.h"

namespace psoas::body {
namespace internal {

template <class Real>
View<Real> ViewOf(const Lists<Real>& lists) {
  const auto count = [](const auto& list) { return static_cast<int>(list.size()); };
  return {lists.pool.data(),    lists.motions.data(),  lists.news.data(),     lists.bones.data(),
          lists.points.data(),  lists.surfaces.data(), lists.segments.data(), lists.columns.data(),
          lists.muscles.data(), lists.arms.data(),     lists.members.data(),  count(lists.bones),
          count(lists.points),  count(lists.surfaces), count(lists.segments), count(lists.muscles),
          count(lists.arms),    lists.coordinates};
}
template View<double> ViewOf(const Lists<double>&);
template View<float> ViewOf(const Lists<float>&);

ValueAndSlope EvaluateOp(const FunctionOp& op, const double* pool, double x) {
  const double* c = pool + op.at;
  if (op.kind == FunctionKind::kSpline) {
    const double* piece = c;
    for (int i = 1; i < op.count && x >= c[5 * i]; ++i) piece = c + 5 * i;
    const double d = x - piece[0];
    return {piece[1] + d * (piece[2] + d * (piece[3] + d * piece[4])),
            piece[2] + d * (2 * piece[3] + 3 * d * piece[4])};
  }
  ValueAndSlope out{0, 0};
  for (int i = op.count; i-- > 0;) {
    out.slope = out.slope * x + out.value;
    out.value = out.value * x + c[i];
  }
  return out;
}

void PlaceBones(const Program& program, std::span<const double> pose, std::span<Placement> frames) {
  for (std::size_t i = 0; i < program.model.bones.size(); ++i) {
    const Bone& bone = program.model.bones[i];
    Placement at = bone.joint;
    if (bone.parent >= 0) at = frames[static_cast<std::size_t>(bone.parent)] * at;
    for (std::size_t m = 0; m < bone.motions.size(); ++m) {
      const Motion& motion = bone.motions[m];
      const double q =
          motion.coordinate < 0 ? 0 : pose[static_cast<std::size_t>(motion.coordinate)];
      const double value =
          EvaluateOp(program.figure_functions[i][m], program.figure_pool.data(), q).value;
      if (motion.kind == Motion::Kind::kSlide) {
        at.at_m = at * (value * motion.axis);
      } else {
        at.turn = at.turn * Turn(motion.axis, value);
      }
    }
    const Mat3 back = Transpose(bone.own.turn);
    frames[i] = at * Placement{-1.0 * (back * bone.own.at_m), back};
  }
}

}  // namespace internal

const Model& Plan::model() const { return program_->model; }
WrapRule Plan::rule() const { return program_->rule; }
std::size_t Plan::coordinates() const { return program_->model.coordinates.size(); }
std::size_t Plan::muscles() const { return program_->model.muscles.size(); }
std::span<const Arm> Plan::arms() const { return program_->arms; }

}  // namespace psoas::body
