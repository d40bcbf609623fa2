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
    const double across = Dot(flat_b, along_x_), beside = Dot(flat_b, along_y_);
    const Vec3 chord = flat_b - flat_a;
    const bool near = beside * beside * ra * ra < radius_ * radius_ * Dot(chord, chord) &&
                      across < ra && across * ra < rb * rb;
    if (beside >= 0 ? !near : across >= 0) return;  // it passes clear of the surface
    double phi = std::atan2(beside, across);
    if (phi < 0) phi += 2 * kPi;
    start_ = std::acos(radius_ / ra);
    arc_ = phi - start_ - std::acos(radius_ / rb);
    first_tangent_ = std::sqrt(std::max(ra * ra - radius_ * radius_, 0.0));
    last_tangent_ = std::sqrt(std::max(rb * rb - radius_ * radius_, 0.0));
  }

  /// `count` points from the first contact to the last, or along the straight line.
  void Draw(std::size_t count, const Placement& frame, float* to) const {
    const double steps = static_cast<double>(count - 1);
    if (!(arc_ > 0)) {
      for (std::size_t k = 0; k < count; ++k) {
        to = Put(frame * Between(a_, b_, static_cast<double>(k) / steps), to);
      }
      return;
    }
    const double flat = first_tangent_ + radius_ * arc_ + last_tangent_;
    const double low = Dot(a_, up_), climb = (Dot(b_, up_) - low) / flat;
    const double cosine = std::cos(arc_ / steps), sine = std::sin(arc_ / steps);
    double x = radius_ * std::cos(start_), y = radius_ * std::sin(start_);
    for (std::size_t k = 0; k < count; ++k) {
      const double share = static_cast<double>(k) / steps;
      const double height = low + climb * (first_tangent_ + share * radius_ * arc_);
      to = Put(frame * (x * along_x_ + y * along_y_ + height * up_), to);
      const double turned = x * cosine - y * sine;  // one turn for all, instead of a sine a point
      y = x * sine + y * cosine;
      x = turned;
    }
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
  FindTwins();
  neutral_m_.resize(plan.muscles());
  lengths_m_.resize(plan.muscles());
  frames_.resize(model.bones.size());
  evaluator_.Evaluate(std::vector<double>(plan.coordinates(), 0.0), neutral_m_);
}

void Figure::FindTwins() {
  const auto& muscles = plan_.model().muscles;
  const auto bend = [&](std::size_t m) {
    const auto& path = muscles[m].path;
    const auto found = std::find_if(path.begin(), path.end(),
                                    [](const Station& station) { return !station.is_point(); });
    return found == path.end() ? std::span<const Station>()
                               : std::span<const Station>(found - 1, 3);
  };
  const auto equal = [](const Station& a, const Station& b) {
    return a.bone == b.bone && a.at_m == b.at_m && a.surface == b.surface && a.winding == b.winding;
  };
  const auto bends_once = [&](std::size_t m) {
    return std::count_if(muscles[m].path.begin(), muscles[m].path.end(),
                         [](const Station& station) { return !station.is_point(); }) == 1;
  };
  for (std::size_t m = 0; m < muscles.size(); ++m) {
    twins_.push_back(m);
    if (m == 0 || !bends_once(m) || !bends_once(m - 1)) continue;
    const auto mine = bend(m), before = bend(m - 1);
    if (std::equal(mine.begin(), mine.end(), before.begin(), equal)) twins_[m] = twins_[m - 1];
  }
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
    if (const std::size_t twin = twins_[muscle]; twin != muscle) {
      // The fascicles of one muscle share an arc: it was drawn with the first of them.
      const auto& twin_path = model.muscles[twin].path;
      const float* from = out.data() + layout_.points_at[twin];
      for (std::size_t k = 0; twin_path[k].is_point(); ++k) from += 3;
      to = std::copy_n(from, 3 * arc_points_, to);
      continue;
    }
    const Surface& surface = model.surfaces[static_cast<std::size_t>(path[i].surface)];
    const Placement frame = frames_[static_cast<std::size_t>(surface.bone)] * surface.placement;
    const Mat3 back = Transpose(frame.turn);
    const Arc arc(back * (place(path[i - 1]) - frame.at_m),
                  back * (place(path[i + 1]) - frame.at_m), surface,
                  plan_.program().windings[muscle][i]);
    arc.Draw(arc_points_, frame, to);
    to += 3 * arc_points_;
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
