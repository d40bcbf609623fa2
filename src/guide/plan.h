// From finding, equipment and contraindications to two to four items, each with its reason.
#pragma once

#include <string>
#include <vector>

#include "guide/guidance.h"
#include "guide/plan_inputs.h"

namespace psoas::guide {

struct Selection {
  std::vector<Item> items;
  std::vector<Item> through_the_day;  ///< breaks; not part of a session
  std::vector<Blocked> blocked;       ///< exercises and variants ruled out for this person
};

Selection SelectItems(const rules::Protocol& protocol, const PlanInputs& inputs);

/// The rest exercises that nothing rules out; `reason` is the message that says why they are there.
std::vector<Item> RestItems(const rules::Protocol& protocol, const PlanInputs& inputs,
                            const std::string& reason);

/// Rest and breathing suit almost any day, so they fill a session up to its fewest items.
void FillWithRest(const rules::Protocol& protocol, const PlanInputs& inputs,
                  std::vector<Item>& items);

/// The items of the plan whose days of this week are not used up. What is done on three days a week
/// or fewer also skips the day after.
std::vector<Item> DueOn(Day today, const std::vector<Item>& plan, const History& history);

}  // namespace psoas::guide
