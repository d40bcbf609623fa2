// What has a length and a name: every group, then every muscle.
#pragma once

#include <string>
#include <vector>

#include "body/groups.h"

namespace psoas::cli {

/// A group, or a muscle whose name is no group's (where both have one name, it is the group).
struct NamedLength {
  std::string name;
  bool is_group = false;
  std::size_t index = 0;                   ///< in Groups::groups(), or in the model's muscles
  std::vector<body::GroupMember> members;  ///< shares that sum to 1
};

/// Groups first, both in the model's order.
std::vector<NamedLength> AllNamed(const body::Groups& groups);

/// Only the groups.
std::vector<NamedLength> AllGroups(const body::Groups& groups);

/// Those that were asked for, in that order; all when none was. Refuses a name that is not there,
/// an empty or repeated one.
Result<std::vector<NamedLength>> ChosenNamed(const body::Groups& groups,
                                             const std::vector<std::string>& words);

/// One by its name. `option` is where it was typed.
Result<NamedLength> OneNamed(const std::vector<NamedLength>& all, const std::string& name,
                             const std::string& option);

/// Which of the plan's arms turn one coordinate into this length, with their shares.
std::vector<std::pair<std::size_t, double>> ArmsOf(const body::Plan& plan,
                                                   const NamedLength& length, int coordinate);

}  // namespace psoas::cli
