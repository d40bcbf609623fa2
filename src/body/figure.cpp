#include "body/figure.h"

#include <algorithm>
#include <cmath>

#include "body/program.h"

namespace psoas::body {
namespace {

float* Put(const Vec3& point, float* to) {
  for (const double figure : point) *to++ = static_cast<float>(figure);
  return to;
}

Vec3 Between(const Vec3& a, const Vec3& b, double share) { return a + share * (b - a); }

/// The arc of a muscle round a surface, as kernel_segment.h has it, in the surface's frame.
class Arc {
 public:
  Arc(const Vec3& a, const Vec3& b, const Surface& surface, int winding) : a_(a), b_(b) {
    const bool sphere = surface.shape == Surface::Shape::kSphere;
    const Vec3 normal = Cross(a, b);
    up_ = sphere ? (1 / std::max(Norm(normal), 1e-20)) * normal : Vec3{0, 0, 1.0 * winding};
    const Vec3 flat_a = a - Dot(a, up_) * up_, flat_b = b - Dot(b, up_) * up_;
    const double ra = std::max(Norm(flat_a), 1e-9), rb = std::max(Norm(flat_b), 1e-9);
    radius_ = std::min(surface.radius_m, std::min(ra, rb));
    along_x_ = (1 / ra) * flat_a;
    along_y_ = Cross(up_, along_x_);
    double phi = std::atan2(Dot(flat_b, along_y_), Dot(flat_b, along_x_));
    if (phi < -kPi / 2) phi += 2 * kPi;
    start_ = std::acos(radius_ / ra);
    arc_ = phi - start_ - std::acos(radius_ / rb);
    first_tangent_ = std::sqrt(std::max(ra * ra - radius_ * radius_, 0.0));
    last_tangent_ = std::sqrt(std::max(rb * rb - radius_ * radius_, 0.0));
  }

  Vec3 At(double share) const {
    if (!(arc_ > 0)) return Between(a_, b_, share);
    const double angle = start_ + share * arc_;
    const double flat = first_tangent_ + radius_ * arc_ + last_tangent_;
    const double height = Dot(a_, up_) + (Dot(b_, up_) - Dot(a_, up_)) *
                                             (first_tangent_ + share * radius_ * arc_) / flat;
    return radius_ * std::cos(angle) * along_x_ + radius_ * std::sin(angle) * along_y_ +
           height * up_;
  }

 private:
  Vec3 a_, b_, up_, along_x_, along_y_;
  double radius_ = 0, start_ = 0, arc_ = 0, first_tangent_ = 0, last_tangent_ = 0;
};

}  // namespace

Figure::Figure(const Plan& plan, std::size_t arc_points)
    : plan_(plan), evaluator_(plan), arc_points_(std::max<std::size_t>(arc_points, 2)) {
  const Model& model = plan.model();
  std::size_t at = 12 * model.bones.size();
  for (const Muscle& muscle : model.muscles) {
    std::size_t points = 0;
    for (const Station& station : muscle.path) points += station.is_point() ? 1 : arc_points_;
    layout_.points_at.push_back(at);
    layout_.points.push_back(points);
    at += 3 * points;
  }
  layout_.strain_at = at;
  layout_.size = at + model.muscles.size();
  neutral_m_.resize(plan.muscles());
  lengths_m_.resize(plan.muscles());
  frames_.resize(model.bones.size());
  evaluator_.Evaluate(std::vector<double>(plan.coordinates(), 0.0), neutral_m_);
}

void Figure::DrawMuscle(std::size_t muscle, std::span<float> out) const {
  const Model& model = plan_.model();
  const auto& path = model.muscles[muscle].path;
  const auto place = [&](const Station& station) {
    return frames_[static_cast<std::size_t>(station.bone)] * station.at_m;
  };
  float* to = out.data() + layout_.points_at[muscle];
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i].is_point()) {
      to = Put(place(path[i]), to);
      continue;
    }
    const Surface& surface = model.surfaces[static_cast<std::size_t>(path[i].surface)];
    const Placement frame = frames_[static_cast<std::size_t>(surface.bone)] * surface.placement;
    const Mat3 back = Transpose(frame.turn);
    const Arc arc(back * (place(path[i - 1]) - frame.at_m),
                  back * (place(path[i + 1]) - frame.at_m), surface,
                  plan_.program().windings[muscle][i]);
    for (std::size_t k = 0; k < arc_points_; ++k) {
      const double share = static_cast<double>(k) / static_cast<double>(arc_points_ - 1);
      to = Put(frame * arc.At(share), to);
    }
  }
}

void Figure::Draw(std::span<const double> pose, std::span<float> out) {
  internal::PlaceBones(plan_.program(), pose, frames_);
  evaluator_.Evaluate(pose, lengths_m_);
  float* to = out.data() + layout_.bones_at;
  for (const Placement& frame : frames_) {
    for (const double figure : frame.turn) *to++ = static_cast<float>(figure);
    to = Put(frame.at_m, to);
  }
  for (std::size_t m = 0; m < plan_.muscles(); ++m) {
    DrawMuscle(m, out);
    out[layout_.strain_at + m] = static_cast<float>(lengths_m_[m] / neutral_m_[m] - 1);
  }
}

}  // namespace psoas::body
