// Muscle groups: what several heads or fascicles of one muscle do together, and how long each can
// be made.
//
//   auto groups = Groups::Create(*plan);             // once; or with a person's own ranges
//   GroupEvaluator evaluator(*groups);               // one a thread
//   auto figures = evaluator.Evaluate(pose);         // pose in radians, as Plan says
//   figures->groups[*groups->Find("psoas_r")].change_mm
//
// A group is the muscles with the same Muscle::group, and has that name; a muscle without one is a
// group of its own, with its own name. What is said of a group is the mean of its members, each
// counted by its share of the cross-section (Muscle::weight): the eleven fascicles of the psoas
// differ, and the big ones count for more. This is geometry: a length, never a tension.
//
// Source of the definitions: docs/body/stretch.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "body/evaluator.h"
#include "body/length_range.h"

namespace psoas::body {

struct GroupMember {
  int muscle;    ///< index in the model
  double share;  ///< of the group's cross-section; all of a group sum to 1
};

struct Group {
  std::string name;                  ///< "psoas_r"
  std::vector<GroupMember> members;  ///< in the model's order
  std::vector<int> coordinates;      ///< that change its length, rising
};

/// In the order in which the model first names them.
std::vector<std::string> GroupNames(const Model& model);

/// A muscle's or a group's length in one pose.
struct LengthFigures {
  double length_mm;
  double change_mm;       ///< from the neutral pose (every coordinate 0)
  double change_percent;  ///< of the length in the neutral pose
  /// Where the length lies between the shortest (0) and the longest (1) that it can have within
  /// the ranges; held to 0..1; 0 when no coordinate changes it.
  double share_of_available;
};

/// The groups of a plan, with the least and most length of every muscle and group.
class Groups {
 public:
  /// `ranges` has one for each coordinate of the model; empty stands for the declared ones.
  /// Refuses ranges that are not finite or end before they begin. Takes about as long as
  /// ExtremeLengths.
  static Result<Groups> Create(const Plan& plan, std::span<const Range> ranges = {});

  const Plan& plan() const { return plan_; }
  std::span<const Group> groups() const { return groups_; }
  std::span<const Range> ranges() const { return ranges_; }
  std::span<const LengthRange> muscle_lengths() const { return muscle_lengths_; }
  std::span<const LengthRange> group_lengths() const { return group_lengths_; }

  /// Index in groups(). kNotFound when there is none of that name.
  Result<int> Find(std::string_view name) const;

 private:
  explicit Groups(const Plan& plan) : plan_(plan) {}

  Plan plan_;
  std::vector<Group> groups_;
  std::vector<Range> ranges_;
  std::vector<LengthRange> muscle_lengths_, group_lengths_;
};

struct GroupFigures {
  std::vector<LengthFigures> muscles;  ///< in the model's order
  std::vector<LengthFigures> groups;   ///< as Groups::groups()
};

/// kInvalid unless the pose has one finite number for each coordinate.
Status CheckPose(const Model& model, std::span<const double> pose);

class GroupEvaluator {
 public:
  explicit GroupEvaluator(const Groups& groups);

  const Groups& groups() const { return groups_; }

  /// Refuses what CheckPose refuses. The pose may lie outside the ranges.
  Result<GroupFigures> Evaluate(std::span<const double> pose);

  /// Lengths in metres, one a group, and d(length)/d(coordinate), metres per radian:
  /// slopes[g * coordinates + c]. `slopes_m` may be empty. The pose is not checked; no allocation.
  void Lengths(std::span<const double> pose, std::span<double> lengths_m,
               std::span<double> slopes_m = {});

 private:
  struct Membership {
    int group;
    double share;
  };

  Groups groups_;
  Evaluator evaluator_;
  std::vector<double> muscle_m_, arms_m_;
  std::vector<Membership> memberships_;  // one a muscle
};

}  // namespace psoas::body
