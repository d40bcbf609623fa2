// What the plan is chosen from.
#pragma once

#include <set>
#include <string>

#include "guide/guidance.h"
#include "guide/history.h"
#include "guide/person.h"

namespace psoas::guide {

struct PlanInputs {
  Pattern pattern = Pattern::kUnclear;
  FindingsBoth findings;
  Person person;
  int week = 0;
  std::set<std::string> holding;     ///< question ids answered yes or unsure, and facts
  std::set<std::string> lifted;      ///< questions a clinician released
  std::string gentle_because;        ///< message id when every item takes the gentle dose
  bool cut_all = false;              ///< worse the morning after: every dose is cut
  bool load_first = false;           ///< a joint pattern asks for load before length
  bool locked = false;               ///< only prepared; nothing that needs an opt-in
  const History* history = nullptr;  ///< what was done; null counts as nothing done
};

}  // namespace psoas::guide
