// The guided session as a statechart: pure, driven by the protocol's data.
//
//   advance(protocol, state, event, now) -> state, view, cues, entries
//
// Laws (tests/coach and src/proof search for what breaks them):
//   - stop and pain work in every phase, at once; after either, no clock runs.
//   - no time of an exercise runs while a screen is due: the screen asked for in this session was
//     answered, and is younger than the protocol says by whichever clock makes it older.
//   - what the device slept through never counts, and time that was counted is never lost.
//   - the entries say what was done, once: a round is whole or not counted; what was started with
//     session.started is ended with one session.ended.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "coach/session.h"
#include "rules/protocol.h"

namespace psoas::coach {

/// Begins with these works, `screen_left_ms` before the latest screen is too old (0: it has to be
/// answered first). kInvalid when there is nothing to do, or the protocol does not know a work.
Result<SessionFrame> Begin(const rules::Protocol& protocol, std::vector<Work> works,
                           std::int64_t screen_left_ms, Instant now);

/// What a shell's word that the screen was answered is checked against, by the caller.
struct Screened {
  std::int64_t screen_left_ms = 0;
  Instant answered_at = {};           ///< when; an answer from before the question is none
  std::vector<StandIn> allowed = {};  ///< what is still offered; other works are left out
  std::vector<Work> offered = {};     ///< with the dose as it is offered now
};

/// kInvalid when the state is not one that came from here (place "state"). An event that means
/// nothing in this phase changes nothing. kScreened needs `screened`; without it nothing changes.
Result<SessionFrame> Advance(const rules::Protocol& protocol, State state,
                             const SessionEvent& event, Instant now,
                             const Screened* screened = nullptr);

}  // namespace psoas::coach
