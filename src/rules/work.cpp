#include "rules/work.h"

namespace psoas::rules {

int WorkSeconds(const Dose& dose) {
  if (dose.minutes) return *dose.minutes * 60;
  const int one = dose.hold_s.value_or(kSecondsPerRep) + dose.contract_s.value_or(0);
  return dose.sets.value_or(1) * dose.reps.value_or(1) * one;
}

int HoldSeconds(const Dose& dose) {
  return dose.sets.value_or(1) * dose.reps.value_or(1) * dose.hold_s.value_or(0);
}

}  // namespace psoas::rules
