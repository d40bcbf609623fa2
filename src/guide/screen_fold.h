// The safety screen over time: which flags stand now, and what has cleared the others.
//
// Rules (DECISIONS 1-8), all by event time:
//   - every screen and every Thomas test raises the flags its answers fire;
//   - an emergency stands until a clinician's release dated after it is followed by a complete,
//     clean screen;
//   - an urgent flag ends with such a release, or with a complete screen on a later day that
//     answers its question with no;
//   - see_clinician and limits follow the latest complete screen; partial ones only add to them;
//   - a release never covers a later flag, and what it covers stays on as limits;
//   - events dated in the future may raise and nothing else;
//   - a Thomas test that was taken back still raises, and no longer clears;
//   - imported events never clear what was raised by others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/triage.h"
#include "journal/journal.h"

namespace psoas::guide {

struct Flag {
  const TriageRow* row = nullptr;
  Instant at;     ///< last time it was raised
  int batch = 0;  ///< import it came with; 0 is this journal's own
  std::optional<Instant> released_at;
  std::string released_by;

  /// What it asks for now: a release turns all but an emergency into limits.
  rules::Disposition Now() const;
};

struct ScreenOutcome {
  std::vector<Flag> flags;  ///< in table order
  Answers effective;        ///< worst of the latest complete screen and everything since
  std::optional<Instant> full_at;
  std::size_t full_index = 0;  ///< of the event that completed it, in journal.events
  std::vector<int> missing;    ///< questions open while there is no complete screen
  bool any_answers = false;
  std::optional<Instant> short_at;  ///< the latest moment at which the short set was answered
};

ScreenOutcome FoldScreens(const Triage& triage, const journal::Journal& journal, Instant now);

/// True when a release with this scope names the flag's row, one of its questions, or everything.
bool Covers(const std::string& scope, const Triage& triage, const TriageRow& row);

}  // namespace psoas::guide
