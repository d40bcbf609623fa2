// From flags to reasons, disposition, and what may be offered at all (DECISIONS 3-5).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "guide/guidance.h"
#include "guide/person.h"
#include "guide/screen_fold.h"

namespace psoas::guide {

struct Standing {
  rules::Disposition disposition = rules::Disposition::kProceed;
  Allowed allowed = Allowed::kPlan;
  std::vector<Reason> reasons;   ///< gravest first
  std::set<std::string> lifted;  ///< questions a clinician released and nothing raised since

  /// Adds a reason; the disposition rises to it, what is allowed shrinks to it.
  void Add(Reason reason, Allowed at_most);
};

struct StandingInputs {
  const rules::Protocol& protocol;
  const Triage& triage;
  const journal::Journal& journal;
  const ScreenOutcome& screen;
  const Person& person;
  Instant now;
};

/// The standing from the screen, the profile and the state of the journal.
Standing JudgeStanding(const StandingInputs& inputs);

/// What a row allows: nothing from urgent up and for see_clinician from B1 or B2; rest only for
/// see_clinician from a status question; the plan otherwise.
Allowed AllowedBy(const TriageRow& row, rules::Disposition now);

}  // namespace psoas::guide
