#include "named_lengths.h"

#include <algorithm>

#include "figures.h"

namespace psoas::cli {

std::vector<NamedLength> AllGroups(const body::Groups& groups) {
  std::vector<NamedLength> all;
  for (std::size_t g = 0; g < groups.groups().size(); ++g)
    all.push_back({groups.groups()[g].name, true, g, groups.groups()[g].members});
  return all;
}

std::vector<NamedLength> AllNamed(const body::Groups& groups) {
  std::vector<NamedLength> all = AllGroups(groups);
  const std::vector<body::Muscle>& muscles = groups.plan().model().muscles;
  for (std::size_t m = 0; m < muscles.size(); ++m) {
    if (!groups.Find(muscles[m].name).ok())
      all.push_back({muscles[m].name, false, m, {{static_cast<int>(m), 1.0}}});
  }
  return all;
}

Result<NamedLength> OneNamed(const std::vector<NamedLength>& all, const std::string& name,
                             const std::string& option) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const NamedLength& each) { return each.name == name; });
  if (found != all.end()) return *found;
  std::vector<std::string> names;
  for (const NamedLength& each : all) names.push_back(each.name);
  return Error{ErrorCode::kNotFound, option, "the model has no muscle \"" + Excerpt(name) + "\".",
               DidYouMean(name, names) + "psoas muscles --list names them all."};
}

Result<std::vector<NamedLength>> ChosenNamed(const body::Groups& groups,
                                             const std::vector<std::string>& words) {
  std::vector<NamedLength> all = AllNamed(groups);
  if (words.empty()) return all;
  std::vector<NamedLength> chosen;
  for (const std::string& name : SplitAtCommas(words)) {
    auto one = OneNamed(all, name, "--muscle " + Excerpt(name));
    if (!one.ok()) return one.error();
    for (const NamedLength& before : chosen) {
      if (before.name != name) continue;
      return Error{ErrorCode::kInvalid, "--muscle " + Excerpt(name), "it was given before.",
                   "Give each muscle once."};
    }
    chosen.push_back(std::move(one).value());
  }
  return chosen;
}

std::vector<std::pair<std::size_t, double>> ArmsOf(const body::Plan& plan,
                                                   const NamedLength& length, int coordinate) {
  std::vector<std::pair<std::size_t, double>> arms;
  for (std::size_t a = 0; a < plan.arms().size(); ++a) {
    if (plan.arms()[a].coordinate != coordinate) continue;
    for (const body::GroupMember& member : length.members) {
      if (member.muscle == plan.arms()[a].muscle) arms.emplace_back(a, member.share);
    }
  }
  return arms;
}

}  // namespace psoas::cli
