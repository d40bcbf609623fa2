// What is timed: ways to give lengths and moment arms of every muscle for the same poses.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "body/evaluator.h"

namespace psoas::bench {

struct Contender {
  std::string name;
  std::function<void()> run;  ///< all poses once
};

/// Poses drawn evenly from the declared ranges; always the same.
struct Poses {
  std::size_t count;
  std::vector<double> by_coordinate;  ///< [c * count + i]
  std::vector<double> Pose(std::size_t i) const;
};
Poses DrawPoses(const body::Model& model, std::size_t count);

/// This engine: one pose at a time, then batches on each set of instructions, f64 and f32.
class Engine {
 public:
  Engine(const body::Plan& plan, const Poses& poses);
  std::vector<Contender> Contenders();

  double Length(std::size_t muscle, std::size_t pose) const {
    return lengths_[muscle * poses_.count + pose];
  }

 private:
  void RunOneByOne();

  body::Evaluator evaluator_;
  Poses poses_;
  std::vector<std::vector<double>> single_;
  std::vector<float> poses_f32_;
  std::vector<double> lengths_, arms_, one_lengths_, one_arms_;
  std::vector<float> lengths_f32_, arms_f32_;
};

}  // namespace psoas::bench
