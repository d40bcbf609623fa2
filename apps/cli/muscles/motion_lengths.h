// Lengths and moment arms over a recorded movement.
#pragma once

#include <functional>
#include <vector>

#include "labfiles/motion.h"
#include "labfiles/poses.h"
#include "named_lengths.h"

namespace psoas::cli {

/// One column of the answer: a weighted sum of the lengths, or of the arms, of some muscles.
struct MotionColumn {
  std::string name;
  bool is_arm = false;
  std::vector<std::pair<std::size_t, double>> parts;  ///< index of a muscle or an arm, and factor
};

/// Lengths first, each under its name; with `arms`, then "psoas_r_arm_hip_flexion_r" for each
/// angle that changes it. A moment arm has OpenSim's sign: it is -d(length)/d(angle).
std::vector<MotionColumn> ColumnsFor(const body::Plan& plan, const std::vector<NamedLength>& chosen,
                                     bool arms);

/// Metres, rounded to a nanometre, so that every machine gives the same text. Works on `threads`
/// threads; `done` hears from any of them how many more poses are done.
labfiles::Motion MeasureMotion(const body::Plan& plan, const labfiles::Poses& poses,
                               const std::vector<MotionColumn>& columns, unsigned threads,
                               const std::function<void(std::size_t)>& done);

}  // namespace psoas::cli
