// Where everything is: bones' frames, the drawn way of each muscle and its strain.
//
// One flat array of floats for a renderer, the same natively and in WebAssembly:
//   bones    12 a bone: its turn row after row, then its place (m), in the ground
//   muscles  FigureLayout::points[m] points of 3 floats (m, in the ground) from origin to
//   insertion:
//            one a point of the path, and `arc_points` for each surface, along the arc while the
//            muscle bends round it and evenly along the straight line while it does not
//   strain   one a muscle: length / length in the neutral pose - 1
// Ways are drawn by WrapRule::kWinding; strain follows the plan's rule.
#pragma once

#include <span>
#include <vector>

#include "body/evaluator.h"

namespace psoas::body {

struct FigureLayout {
  std::size_t bones_at = 0;            ///< first float of the first bone
  std::vector<std::size_t> points_at;  ///< a muscle: first float of its first point
  std::vector<std::size_t> points;     ///< a muscle: how many points
  std::size_t strain_at = 0;           ///< first strain
  std::size_t size = 0;                ///< floats in all
};

class Figure {
 public:
  /// `arc_points` at least 2, ends of the arc included.
  explicit Figure(const Plan& plan, std::size_t arc_points = 6);
  const FigureLayout& layout() const { return layout_; }

  /// Fills `out`, of layout().size floats, for a pose as the plan takes it. No allocation.
  void Draw(std::span<const double> pose, std::span<float> out);

 private:
  void FindTwins();
  void DrawMuscle(std::size_t muscle, std::span<float> out) const;

  Plan plan_;
  Evaluator evaluator_;
  std::size_t arc_points_;
  FigureLayout layout_;
  std::vector<std::size_t> twins_;  ///< a muscle: the first one with the same arc, or itself
  std::vector<double> neutral_m_, lengths_m_;
  std::vector<Placement> frames_;
};

}  // namespace psoas::body
