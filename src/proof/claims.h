// The parts of the fifteen properties: one function a part, each over one model by one method.
//
// A part fills everything but `seconds` and `held`; it held when it ran and found nothing.
#pragma once

#include "proof/proof.h"

namespace psoas::proof {

// P1 tables
Part TablesByCells(const Setting& setting);
Part BandsByGrid(const Setting& setting);
Part BandsBySolver(const Setting& setting);
// P2 no exercise with a red flag
Part NoExerciseByCells(const Setting& setting);
Part NoExerciseByEnumeration(const Setting& setting);
Part NoExerciseBySolver(const Setting& setting);
Part NoExerciseByGuide(const Setting& setting);
Part NoExerciseUnlessComplete(const Setting& setting);
// P3 monotone
Part MonotoneByLint(const Setting& setting);
Part MonotoneByCells(const Setting& setting);
Part MonotoneByEnumeration(const Setting& setting);
Part MonotoneBySolver(const Setting& setting);
// P4 an emergency stands
Part EmergencyBySearch(const Setting& setting);
// P5 nothing lost lowers
Part LostAnswersByGuide(const Setting& setting);
Part LostLinesByGuide(const Setting& setting);
Part NewQuestionByGuide(const Setting& setting);
// P6 contraindications
Part ContraindicationsByPlans(const Setting& setting);
Part ContraindicationsByLint(const Setting& setting);
Part ContraindicationsBySolver(const Setting& setting);
// P7 doses
Part DosesByLint(const Setting& setting);
Part CapsByLint(const Setting& setting);
Part DosesByPlans(const Setting& setting);
Part DosesByProgrammes(const Setting& setting);
// P8 progression
Part LadderByHistories(const Setting& setting);
// P9 stop
Part StopSignsByLint(const Setting& setting);
Part StopBySessions(const Setting& setting);
Part StopByWholeSessions(const Setting& setting);
// P10 no session without a fresh screen
Part FreshScreenByClock(const Setting& setting);
Part ShortSetByLint(const Setting& setting);
Part FreshScreenBySearch(const Setting& setting);
Part ScreenBySessions(const Setting& setting);
// P11 gate and mirror
Part GateByCells(const Setting& setting);
Part MirrorByCells(const Setting& setting);
Part MirrorByCases(const Setting& setting);
// P12 near a cut
Part NearCutsByGrid(const Setting& setting);
// P13 imports
Part ImportsBySearch(const Setting& setting);
Part UnknownCodesByGuide(const Setting& setting);
// P14 every sentence has its ground
Part GroundsByLint(const Setting& setting);
Part SentencesByGuide(const Setting& setting);
// P15 replay
Part ReplayByGuide(const Setting& setting);
Part ReplayByCases(const Setting& setting);

}  // namespace psoas::proof
