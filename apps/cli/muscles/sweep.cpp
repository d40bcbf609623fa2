#include "sweep.h"

#include <algorithm>

#include "pose_words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kSteps = 240;
constexpr double kMmPerM = 1000;
constexpr double kLeastMm = 0.05;
constexpr std::size_t kMostUsual = 5;

double Span(const Curve& curve) {
  const auto [least, most] = std::minmax_element(curve.y.begin(), curve.y.end());
  return *most - *least;
}

double Furthest(const Curve& curve) {
  const auto [least, most] = std::minmax_element(curve.y.begin(), curve.y.end());
  return std::max(*most, -*least);
}

std::vector<std::string> FlexorsOf(const std::string& coordinate) {
  const bool left = coordinate.ends_with("_l"), right = coordinate.ends_with("_r");
  if (!left && !right) return {"psoas_r", "psoas_l", "iliacus_r", "iliacus_l"};
  std::vector<std::string> names{"psoas", "iliacus", "recfem", "tfl", "sart"};
  for (std::string& name : names) name += left ? "_l" : "_r";
  return names;
}

double NeutralMm(const body::Groups& groups, const NamedLength& length) {
  return (length.is_group ? groups.group_lengths() : groups.muscle_lengths())[length.index]
      .neutral_mm;
}

}  // namespace

std::vector<double> ValuesOf(const Sweep& sweep) {
  std::vector<double> values;
  for (std::size_t i = 0; i <= kSteps; ++i) {
    const double part = static_cast<double>(i) / kSteps;
    values.push_back(i == kSteps ? sweep.to : sweep.from + (sweep.to - sweep.from) * part);
  }
  return values;
}

std::vector<Curve> CurvesOf(const body::Groups& groups, const Sweep& sweep,
                            const std::vector<NamedLength>& chosen) {
  const body::Plan& plan = groups.plan();
  body::Evaluator evaluator(plan);
  std::vector<double> pose = sweep.pose, lengths(plan.muscles()), arms(plan.arms().size());
  std::vector<std::vector<std::pair<std::size_t, double>>> arms_of;
  std::vector<Curve> curves;
  for (const NamedLength& each : chosen) {
    curves.push_back({each.name, {}});
    arms_of.push_back(ArmsOf(plan, each, static_cast<int>(sweep.coordinate)));
  }
  const double unit = UnitOf(plan.model().coordinates[sweep.coordinate]);
  for (const double value : ValuesOf(sweep)) {
    pose[sweep.coordinate] = value * unit;
    evaluator.Evaluate(pose, lengths, arms);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      double sum = 0;
      if (sweep.figure == SweptFigure::kArm) {
        for (const auto& [arm, share] : arms_of[i]) sum -= kMmPerM * share * arms[arm];
      } else {
        for (const body::GroupMember& member : chosen[i].members)
          sum += kMmPerM * member.share * lengths[static_cast<std::size_t>(member.muscle)];
      }
      if (sweep.figure == SweptFigure::kChange) sum -= NeutralMm(groups, chosen[i]);
      curves[i].y.push_back(sum);
    }
  }
  return curves;
}

bool SaysSomething(const Curve& curve, SweptFigure figure) {
  return (figure == SweptFigure::kArm ? Furthest(curve) : Span(curve)) >= kLeastMm;
}

Result<std::vector<NamedLength>> UsualChoice(const body::Groups& groups, const Sweep& sweep) {
  const body::Coordinate& coordinate = groups.plan().model().coordinates[sweep.coordinate];
  const std::vector<NamedLength> known = AllGroups(groups);
  const std::vector<Curve> curves = CurvesOf(groups, sweep, known);
  std::vector<NamedLength> usual;
  std::vector<std::pair<double, std::size_t>> most;
  const std::vector<std::string> flexors = FlexorsOf(coordinate.name);
  for (const std::string& flexor : flexors) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i].name == flexor && SaysSomething(curves[i], sweep.figure))
        usual.push_back(known[i]);
    }
  }
  if (usual.size() > 1) return usual;
  usual.clear();
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (SaysSomething(curves[i], sweep.figure)) most.emplace_back(-Span(curves[i]), i);
  }
  std::sort(most.begin(), most.end());
  for (std::size_t i = 0; i < most.size() && i < kMostUsual; ++i)
    usual.push_back(known[most[i].second]);
  if (!usual.empty()) return usual;
  return Error{ErrorCode::kInvalid, "--over " + coordinate.name,
               "this coordinate changes the length of no muscle.",
               "Choose another, such as hip_flexion_r."};
}

}  // namespace psoas::cli
