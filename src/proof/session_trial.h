// The sessions that are searched, and everything that may happen in them.
#pragma once

#include <string>
#include <vector>

#include "proof/session_laws.h"

namespace psoas::proof {

/// A session to search from its beginning.
struct SessionTrial {
  std::string name;  ///< "half_kneeling_stretch, usual dose"
  std::vector<coach::Work> works;
  std::int64_t screen_left_ms = 0;  ///< 0: the screen has to be answered first
};

/// How long one event lets the time run.
enum class SessionWait {
  kNone,     ///< it comes at once, or after `elapsed_ms` of silence
  kNearEnd,  ///< awake until the last second of the step
  kEnd       ///< awake until the step has ended
};

struct SessionMove {
  std::string name;
  coach::SessionEvent event;
  std::int64_t wall_ms = 0;  ///< where the wall clock stands then, from the latest that was seen
  SessionWait wait = SessionWait::kNone;
  const coach::Screened* screened = nullptr;
  bool is_aside = false;  ///< changes little: a quick search judges it and does not follow it
};

/// Every exercise at every dose, in its first way or in every one, each alone.
std::vector<SessionTrial> SingleSessions(const rules::Protocol& protocol, bool every_variant);

/// The same on one side, where there are two.
std::vector<SessionTrial> OnOneSide(std::vector<SessionTrial> trials);

/// One of each shape: sessions whose steps differ only in their names and lengths are one shape;
/// with `tuck`, and in whether a sensor may hold the clock.
std::vector<SessionTrial> OneOfEachShape(const rules::Protocol& protocol,
                                         std::vector<SessionTrial> trials, bool tuck);

/// Two exercises that may be swapped, the first of one round; with `more`, also of several rounds,
/// and three in a row.
std::vector<SessionTrial> MixedSessions(const rules::Protocol& protocol, bool more);

/// At most `rounds_max` rounds, two repetitions and one minute: a first and a last. With
/// `every_loop`, two rounds of what the caps allow two of, though no dose has them today.
rules::Protocol Reduced(rules::Protocol protocol, int rounds_max, bool every_loop);

/// What a search of P9 or P10 tries in every state.
class SessionMoves {
 public:
  SessionMoves(const rules::Protocol& protocol, const SessionTrial& trial);
  SessionMoves(const SessionMoves&) = delete;
  SessionMoves& operator=(const SessionMoves&) = delete;

  /// Every tap, with a few waits and gaps.
  std::vector<SessionMove> Taps() const;
  /// Every way that two clocks may go, with the taps that lead on.
  std::vector<SessionMove> Clocks() const;
  /// The taps alone: what is tried in each state of a whole session that is only waited through.
  std::vector<SessionMove> HandsOnly() const;

  /// What leads on from a state, when nobody does anything that is not asked for.
  SessionMove Onward(const coach::State& state, const coach::SessionView& view) const;

 private:
  std::vector<SessionMove> Screens() const;
  std::vector<coach::StandIn> swaps_;
  bool tuck_ = false;
  coach::Screened fresh_, before_, nearly_out_, none_, other_dose_, nothing_allowed_,
      first_ruled_out_;
};

}  // namespace psoas::proof
