// What the profile says about the person at this moment.
//
// Weeks advance from the event's own time (DECISIONS 8). What the profile implies can raise a
// disposition, never lower it: under 18 is `child`, whatever was answered.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guide/triage.h"
#include "journal/journal.h"

namespace psoas::guide {

struct Person {
  journal::ProfileSet profile;            ///< the latest value of each field
  std::optional<double> pregnancy_weeks;  ///< now; empty when not pregnant by the profile
  std::optional<double> weeks_since_birth;
  std::optional<double> weeks_since_surgery;  ///< of the belly or pelvis
  std::optional<Instant> surgery_said_at;
  std::optional<Instant> pregnancy_said_at;
  std::optional<Instant> birth_said_at;
  bool is_child = false;
  std::optional<Instant> age_said_at;
};

Person FoldPerson(const rules::Calendar& calendar, const journal::Journal& journal, Instant now);

/// A question whose answer follows from the profile, whatever was answered.
struct Implied {
  std::string question;
  std::string follow_up;  ///< implied yes as well; may be empty
  Instant said_at;
};
std::vector<Implied> ImpliedAnswers(const rules::Calendar& calendar, const Person& person);

/// Whether a screen ever said yes to the question, whatever was said later. What is dated in the
/// future counts: it can only raise caution.
bool EverAnswered(const journal::Journal& journal, const std::string& question);

/// Facts contraindications may name besides question ids: preg_late (guide adds guarding and
/// aaa_ever).
std::set<std::string> PersonFacts(const rules::Calendar& calendar, const Triage& triage,
                                  const Answers& effective, const Person& person);

}  // namespace psoas::guide
