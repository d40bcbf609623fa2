// Persons for whom each reason of the programme holds: what plans are enumerated over.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "guide/plan.h"

namespace psoas::proof {

/// One person per candidate, for whom its conditions hold, on one side or on both. Whatever the
/// conditions leave open is left open. Everything at hand, and the ball turned on.
std::vector<guide::PlanInputs> Persons(const rules::Protocol& protocol);

/// Questions and facts that some exercise's contraindications name.
std::set<std::string> NamedFacts(const rules::Protocol& protocol);

/// What is ruled out for this person, by the letter of the file: a fact that holds and is not
/// lifted. Empty when nothing is.
std::string RuledOutBy(const rules::Exercise& exercise, const std::string& variant,
                       const std::set<std::string>& holding, const std::set<std::string>& lifted);

/// Everything a selection offers: items, breaks, and what may stand in for them.
struct Offered {
  std::string exercise;
  std::string variant;
};
std::vector<Offered> AllOffered(const guide::Selection& selection);

}  // namespace psoas::proof
