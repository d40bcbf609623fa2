// What to change in a posture to lengthen one muscle group most, and the others and the arch of the
// low back least.
//
//   auto what_if = WhatIf::Create(groups, "psoas_r");
//   auto advice = what_if.value().Advise(pose);      // under 1 ms
//
// It looks for the pose q within the limits that makes greatest, in hundredths of a range
//
//   100 * lengthening(target) / span(target)
//   - weights.others * 100 * mean over other groups of (lengthening / span, where above 0)
//   - weights.lumbar_extension * degrees of lumbar_extension above the goal
//   - weights.effort * sum of the degrees that coordinates are changed by
//
// span = longest - shortest length within the ranges of `groups`; lengthening = from the pose
// given. "Other groups" are those that a coordinate in play moves. In play are the coordinates that
// move the target, and with hip flexion also lumbar extension: the pelvis is the end of both. The
// goal is weights.lumbar_goal_deg where hip extension lengthens the target, and 0 elsewhere.
//
// How: from the pose given, one coordinate after the other is set to the best of nine changes (five
// degrees apart for a limit of 20), three times, then to the best of nine a degree apart, three
// times; a change smaller than the least is taken back. Of equal changes the smaller is taken, so
// the answer is the same natively and in WebAssembly. Geometry, not tension or safety: what a
// person may do is decided elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "body/groups.h"

namespace psoas::body {

struct WhatIfLimits {
  std::vector<Range> ranges;        ///< one a coordinate; empty: those of the groups
  std::vector<std::string> locked;  ///< coordinates that stay as they are
  double most_change_deg = 20;      ///< of each coordinate, either way; above 0
  double least_change_deg = 3;      ///< smaller changes are not advised: no one can follow them
  double most_lumbar_extension_deg = 0;  ///< a pose beyond it may stay there, not go further
};

struct WhatIfWeights {
  /// Lengthening all others by 1 % costs as much as 0.25 % of the target: which muscle is reached
  /// matters less than that it is reached, and most others of the hip lengthen with it anyway.
  double others = 0.25;
  /// A degree of arch must bring 0.4 % to be worth it. It brings the psoas 0.1 % (and takes far
  /// more from it when it is the pelvis that tips), so an arch is never advised.
  double lumbar_extension = 0.4;
  /// Where the hip is to extend, the back is wanted this far from neutral: a slight tuck, because
  /// a hip that extends takes the pelvis forwards with it and the arch undoes most of the stretch.
  double lumbar_goal_deg = -10;
  /// A degree of any coordinate must bring 0.15 %: bending the knee for the rectus femoris brings
  /// 0.2 % at 90 degrees; turning the trunk brings the psoas 0.12 % and is left out.
  double effort = 0.15;
};

struct CoordinateChange {
  std::string coordinate;
  double change_deg;
  double gain_mm;  ///< of the target; what is lost when only this change is taken back
};

struct GroupChange {
  std::string group;
  double change_mm;
  double change_of_span;  ///< share of longest - shortest; below 0: shorter
};

struct Advice {
  std::vector<CoordinateChange> changes;  ///< what serves the whole most, first
  std::vector<double> pose;               ///< with all changes
  double gain_mm = 0;                     ///< of the target
  /// Of the available lengthening, as the stretch meter counts it (lengths below neutral are 0);
  /// none where nothing is available.
  std::optional<double> gain_share;
  /// How far the pelvis is rolled back under an upright trunk: lumbar flexion added. The hip
  /// extends by as much with the thigh where it is.
  double tuck_deg = 0;
  std::vector<GroupChange> others;  ///< that change by 0.05 mm or more; most lengthened first
};

class WhatIf {
 public:
  /// Refuses unknown names, ranges as CheckRanges, limits and weights that are not finite, weights
  /// below 0.
  static Result<WhatIf> Create(const Groups& groups, std::string_view target,
                               const WhatIfLimits& limits = {}, const WhatIfWeights& weights = {});

  /// Refuses what CheckPose refuses. Nothing is allocated during the search.
  Result<Advice> Advise(std::span<const double> pose);

 private:
  struct Other {
    std::size_t group;
    double per_m;  ///< 100 / span, divided by their number
  };

  WhatIf(const Groups& groups, std::size_t target)
      : groups_(groups), evaluator_(groups.plan()), target_(target) {}
  Status CheckLimits() const;
  void ChooseInPlay();
  void Reserve();
  void LookAround();
  void Fill(std::size_t pose, std::span<const double> values);
  void Evaluate(std::size_t count);
  double GroupLength(std::size_t group, std::size_t pose) const;
  double Score(std::size_t pose) const;
  bool Step(std::size_t coordinate, double step_rad);
  Advice Explain(std::span<const double> from);

  Groups groups_;
  Evaluator evaluator_;
  std::size_t target_;
  WhatIfLimits limits_;
  WhatIfWeights weights_;
  int lumbar_ = -1;  ///< lumbar_extension, where the model has it
  int hip_ = -1;     ///< hip flexion that moves the target, where one does
  double lumbar_goal_deg_ = 0;
  std::vector<std::size_t> in_play_;  ///< coordinates
  std::vector<Other> others_;
  std::size_t count_ = 0;  ///< poses in the batch
  std::vector<double> start_, best_, start_m_, poses_, lengths_m_;
};

}  // namespace psoas::body
