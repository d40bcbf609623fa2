// From the latest Thomas test of each side to findings and the fork.
//
// Numbers are put into bands (assessment), gated (pelvis flat, no joint pain, readings that agree),
// and looked up in one UNIQUE table per muscle. What is classified is what is shown: medians are
// rounded to 0.1 degrees first.
#pragma once

#include <vector>

#include "guide/guidance.h"
#include "guide/history.h"
#include "journal/journal.h"

namespace psoas::guide {

/// One measurement, classified.
SideFinding ClassifySide(const rules::Protocol& protocol, const journal::Event& event,
                         const journal::ThomasMeasured& thomas);

/// The latest measurement of each side, not later than `now`. One that was taken back still stands
/// when it hurt in the joint, until the next.
FindingsBoth ClassifyBoth(const rules::Protocol& protocol, const journal::Journal& journal,
                          Instant now, Entries entries = Entries::kCounted);

struct PatternInputs {
  bool joint_pain = false;  ///< in the test, or a joint pattern in the answers
  bool tightness_reported = false;
};

struct PatternVerdict {
  Pattern pattern = Pattern::kUnclear;
  std::vector<Why> why;
};
PatternVerdict FindPattern(const rules::Protocol& protocol, const FindingsBoth& findings,
                           const PatternInputs& inputs);

}  // namespace psoas::guide
