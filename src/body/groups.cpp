#include "body/groups.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace psoas::body {
namespace {

constexpr double kMmPerM = 1000;

const std::string& GroupOf(const Muscle& muscle) {
  return muscle.group.empty() ? muscle.name : muscle.group;
}

std::vector<Group> GroupsOf(const Plan& plan) {
  const Model& model = plan.model();
  std::vector<Group> groups;
  std::vector<std::size_t> group_of(model.muscles.size());
  for (std::size_t m = 0; m < model.muscles.size(); ++m) {
    const std::string& name = GroupOf(model.muscles[m]);
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.name == name; });
    group_of[m] = static_cast<std::size_t>(found - groups.begin());
    if (found == groups.end()) groups.push_back({name, {}, {}});
    groups[group_of[m]].members.push_back({static_cast<int>(m), model.muscles[m].weight});
  }
  std::vector<std::set<int>> moved_by(groups.size());
  for (const Arm& arm : plan.arms())
    moved_by[group_of[static_cast<std::size_t>(arm.muscle)]].insert(arm.coordinate);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    double sum = 0;
    for (const GroupMember& member : groups[g].members) sum += member.share;
    for (GroupMember& member : groups[g].members) member.share /= sum;
    groups[g].coordinates.assign(moved_by[g].begin(), moved_by[g].end());
  }
  return groups;
}

LengthFigures FiguresOf(double length_mm, const LengthRange& range) {
  const double change = length_mm - range.neutral_mm;
  const double room = range.longest_mm - range.shortest_mm;
  const double share = room > 0 ? (length_mm - range.shortest_mm) / room : 0;
  return {length_mm, change, 100 * change / range.neutral_mm, std::clamp(share, 0.0, 1.0)};
}

}  // namespace

std::vector<std::string> GroupNames(const Model& model) {
  std::vector<std::string> names;
  for (const Muscle& muscle : model.muscles) {
    if (std::find(names.begin(), names.end(), GroupOf(muscle)) == names.end())
      names.push_back(GroupOf(muscle));
  }
  return names;
}

Result<Groups> Groups::Create(const Plan& plan, std::span<const Range> ranges) {
  Groups made(plan);
  made.ranges_ = ranges.empty() ? DeclaredRanges(plan.model())
                                : std::vector<Range>(ranges.begin(), ranges.end());
  if (const Status checked = CheckRanges(plan.model(), made.ranges_); !checked.ok())
    return checked.error();
  made.groups_ = GroupsOf(plan);
  std::vector<Bundle> bundles;
  for (std::size_t m = 0; m < plan.muscles(); ++m) bundles.push_back({{static_cast<int>(m), 1.0}});
  for (const Group& group : made.groups_) {
    if (group.members.size() == 1) continue;
    Bundle& bundle = bundles.emplace_back();
    for (const GroupMember& member : group.members) bundle.push_back({member.muscle, member.share});
  }
  const std::vector<LengthRange> found = ExtremeLengths(plan, bundles, made.ranges_);
  const auto muscles_end = found.begin() + static_cast<std::ptrdiff_t>(plan.muscles());
  made.muscle_lengths_.assign(found.begin(), muscles_end);
  auto next = muscles_end;
  for (const Group& group : made.groups_) {
    const auto only = static_cast<std::size_t>(group.members.front().muscle);
    made.group_lengths_.push_back(group.members.size() == 1 ? found[only] : *next++);
  }
  return made;
}

Result<int> Groups::Find(std::string_view name) const {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].name == name) return static_cast<int>(g);
  }
  return Error{ErrorCode::kNotFound, std::string(name),
               "the model has no muscle group of this name",
               "Use a name of GroupNames, such as psoas_r."};
}

Status CheckPose(const Model& model, std::span<const double> pose) {
  if (pose.size() != model.coordinates.size()) {
    return Error{ErrorCode::kInvalid, "pose", "there is not one figure for each coordinate",
                 "Give one for each, in the model's order."};
  }
  for (std::size_t i = 0; i < pose.size(); ++i) {
    if (!std::isfinite(pose[i])) {
      return Error{ErrorCode::kInvalid, "pose " + model.coordinates[i].name,
                   "the figure is not a number", "Leave it out, or give an angle."};
    }
  }
  return Done{};
}

GroupEvaluator::GroupEvaluator(const Groups& groups)
    : groups_(groups),
      evaluator_(groups.plan()),
      muscle_m_(groups.plan().muscles()),
      arms_m_(groups.plan().arms().size()),
      memberships_(groups.plan().muscles()) {
  for (std::size_t g = 0; g < groups.groups().size(); ++g) {
    for (const GroupMember& member : groups.groups()[g].members)
      memberships_[static_cast<std::size_t>(member.muscle)] = {static_cast<int>(g), member.share};
  }
}

void GroupEvaluator::Lengths(std::span<const double> pose, std::span<double> lengths_m,
                             std::span<double> slopes_m) {
  evaluator_.Evaluate(pose, muscle_m_, slopes_m.empty() ? std::span<double>() : arms_m_);
  const auto groups = groups_.groups();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    lengths_m[g] = 0;
    for (const GroupMember& member : groups[g].members)
      lengths_m[g] += member.share * muscle_m_[static_cast<std::size_t>(member.muscle)];
  }
  if (slopes_m.empty()) return;
  std::fill(slopes_m.begin(), slopes_m.end(), 0.0);
  const std::span<const Arm> arms = groups_.plan().arms();
  for (std::size_t a = 0; a < arms.size(); ++a) {
    const Membership in = memberships_[static_cast<std::size_t>(arms[a].muscle)];
    const std::size_t at = static_cast<std::size_t>(in.group) * groups_.plan().coordinates() +
                           static_cast<std::size_t>(arms[a].coordinate);
    slopes_m[at] += in.share * arms_m_[a];
  }
}

Result<GroupFigures> GroupEvaluator::Evaluate(std::span<const double> pose) {
  if (const Status checked = CheckPose(groups_.plan().model(), pose); !checked.ok())
    return checked.error();
  std::vector<double> lengths(groups_.groups().size());
  Lengths(pose, lengths);
  GroupFigures out;
  for (std::size_t m = 0; m < muscle_m_.size(); ++m)
    out.muscles.push_back(FiguresOf(muscle_m_[m] * kMmPerM, groups_.muscle_lengths()[m]));
  for (std::size_t g = 0; g < lengths.size(); ++g)
    out.groups.push_back(FiguresOf(lengths[g] * kMmPerM, groups_.group_lengths()[g]));
  return out;
}

}  // namespace psoas::body
