// Where everything is: bones' frames, the drawn way of each muscle and its strain.
//
// One flat array of floats, for a renderer, the same natively and in WebAssembly:
//   bones    12 a bone: rotation row after row, then the position, in the ground frame
//   muscles  for each muscle FigureLayout::points[m] points of 3 (room for the longest way; a way
//            with fewer points repeats its last), then one float a muscle: strain = length /
//            neutral length - 1
#pragma once

#include <span>
#include <vector>

#include "body/evaluator.h"

namespace psoas::body {

struct FigureLayout {
  std::size_t bones_at = 0;            ///< index of the first bone's first float
  std::vector<std::size_t> points_at;  ///< a muscle: index of its first point's x
  std::vector<std::size_t> points;     ///< a muscle: how many points
  std::size_t strain_at = 0;
  std::size_t size = 0;  ///< floats in all
};

/// `arc_points` points along each arc round a surface, ends included; at least 2.
FigureLayout LayOut(const Plan& plan, std::size_t arc_points = 6);

class Figure {
 public:
  explicit Figure(const Plan& plan, std::size_t arc_points = 6);
  const FigureLayout& layout() const { return layout_; }

  /// Fills `out`, of layout().size floats. No allocation.
  void Draw(std::span<const double> pose, std::span<float> out);

 private:
  Plan plan_;
  FigureLayout layout_;
  std::size_t arc_points_;
  std::vector<double> neutral_m_;
  std::vector<Placement> frames_;
};

}  // namespace psoas::body
