// How much a dose asks for.
#pragma once

#include "rules/exercise.h"

namespace psoas::rules {

/// Seconds of work per side in one session: sets x reps x hold, or the minutes. Repetitions that
/// are not held count as `kSecondsPerRep` each.
int WorkSeconds(const Dose& dose);

/// Seconds the muscle is held long per side in one session; the effort of contract-relax is not.
int HoldSeconds(const Dose& dose);

inline constexpr int kSecondsPerRep = 4;

}  // namespace psoas::rules
