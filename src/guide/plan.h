// From finding, equipment and contraindications to two to four items, each with its reason.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "guide/guidance.h"
#include "guide/person.h"
#include "guide/triage.h"

namespace psoas::guide {

struct PlanInputs {
  Pattern pattern = Pattern::kUnclear;
  FindingsBoth findings;
  Person person;
  int week = 0;
  std::set<std::string> holding;  ///< question ids answered yes or unsure, and facts
  std::set<std::string> lifted;   ///< questions a clinician released
  std::string gentle_because;     ///< message id when every item takes the gentle dose; else empty
};

struct Selection {
  std::vector<Item> items;
  std::vector<Blocked> blocked;  ///< exercises and variants ruled out for this person
};

Selection SelectItems(const rules::Protocol& protocol, const PlanInputs& inputs);

/// The rest exercises that nothing rules out; `reason` is the message that says why they are there.
std::vector<Item> RestItems(const rules::Protocol& protocol, const PlanInputs& inputs,
                            const std::string& reason);

/// Estimated length of the items in minutes, rounded up.
int EstimateMinutes(const std::vector<Item>& items);

}  // namespace psoas::guide
