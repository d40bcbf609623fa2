// How the dose of an exercise follows how it went: up after good sessions, down after a flare.
//
// A session of the exercise is good when its pain was told and small, its rounds were all done,
// nothing stopped it, and no check-in before the next session says worse. Two good ones in a row
// (programme.ladder) climb a step. Worse the next morning, pain above the limit or a stop cut the
// work of the next session by 30-50 %, and step back once; two good sessions give the dose back.
// Pain in between holds the step. A long gap starts again at the first step.
#pragma once

#include "guide/history.h"
#include "rules/protocol.h"

namespace psoas::guide {

struct LadderState {
  int step = 0;  ///< 0 is the usual dose, n the n-th rung after it
  bool cut = false;
};

LadderState ClimbLadder(const rules::Protocol& protocol, const rules::Exercise& exercise,
                        const History& history);

/// The dose of a step; `step` is at most the length of the ladder.
const rules::Dose& DoseAt(const rules::Exercise& exercise, int step);

/// The same dose with 30-50 % less work: fewer rounds, else fewer repetitions, else shorter holds
/// or minutes. Its text is empty, because it no longer says the figures.
rules::Dose CutDose(const rules::LadderRule& rule, const rules::Dose& dose);

}  // namespace psoas::guide
