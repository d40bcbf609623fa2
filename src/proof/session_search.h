// Breadth-first search over the states that a guided session can reach, through the coach's own
// code.
//
// Two states are one when nothing that the coach decides by tells them apart (CanonicalSession):
// sums that only end up in the journal, the moment itself, the latest answer and the pace of
// breathing are left out; a screen with more than an hour left is as good as a new one; time away
// is counted in twenty minutes. That merged states do behave alike is tried as well, on every
// `compare_every`th.
#pragma once

#include <string>
#include <vector>

#include "proof/session_trial.h"

namespace psoas::proof {

struct SessionSearch {
  const rules::Protocol& protocol;
  AdvanceSession advance;
  std::vector<SessionLaw> laws;
  std::vector<SessionMove> (SessionMoves::*moves)() const = &SessionMoves::Taps;
  bool comes_to_an_end = false;  ///< also show that every session does, once it is waited for
  bool thorough = false;         ///< of a walk: hands in the middle and at the end of a step, too
  bool follows_asides = false;   ///< go on from what changes little, too
  int extends_max = 2;           ///< "a little longer" in one step; more is more of the same
  std::size_t compare_every = 200;
  std::size_t states_max = 2'000'000;
};

struct SessionOutcome {
  std::size_t sessions = 0;
  std::size_t states = 0;
  std::size_t transitions = 0;
  std::size_t compared = 0;  ///< merged states whose next steps were compared
  std::size_t working = 0;   ///< states in which an exercise runs: the search is not empty
  std::string counterexample;

  void Join(const SessionOutcome& other);
  std::string Text() const;
};

coach::State CanonicalSession(const rules::Protocol& protocol, coach::State state);

/// Every state that this session can reach.
SessionOutcome SearchSession(const SessionSearch& search, const SessionTrial& trial);

/// The session as it is waited through, tick by tick; everything a hand can do is tried once at the
/// start, in the middle and in the last second of every step.
SessionOutcome WalkSession(const SessionSearch& search, const SessionTrial& trial);

}  // namespace psoas::proof
