// A session laid out in time: a flat list of steps, made from the exercises' kinds and doses.
//
//   rest, breathing      ready, position, stay
//   stretch, ball        ready, position, (hold, rest) a round
//   contract_relax       ready, position, (settle, contract, relax, take_up, rest) a cycle
//   reciprocal           ready, position, (squeeze, relax) a repetition, rest a round
//   roll                 ready, position, (pass, rest) a round
//   strengthen           ready, position, rep a repetition, rest a round
//   break                ready, position, hold a round
// Between the sides: switch_side. After each exercise: ask.
#pragma once

#include <vector>

#include "coach/session.h"
#include "rules/protocol.h"

namespace psoas::coach {

struct Step {
  Phase phase = Phase::kReady;
  int work = 0;  ///< index into State::works
  Side side = Side::kBoth;
  int set = 1, sets = 1, rep = 1, reps = 1;
  std::int64_t total_ms = 0;
  bool counts = false;      ///< its time is what was done, not a pause
  bool ends_round = false;  ///< the last part of a round that counts
};

/// The rung of its ladder that a work stands on; nullptr: the usual dose.
const rules::Rung* FindRung(const rules::Exercise& exercise, const Work& work);

/// The sides in the order they are done. Both sides of what has sides: right, then left.
std::vector<SideCount> SidesOf(const rules::Exercise& exercise, const Work& work);

/// One repetition in time.
struct RepTimes {
  rules::RepWay way = rules::RepWay::kUp;
  bool whole = false;  ///< one time for all of it: `hold_s`
  int out_s = 0, hold_s = 0, back_s = 0;
  int total_s() const { return out_s + hold_s + back_s; }
};
RepTimes RepOf(const rules::Protocol& protocol, const rules::Exercise& exercise, const Work& work);

/// Whether "fewer rounds" means fewer cycles, which a dose of one round counts as repetitions.
bool CountsByCycles(const rules::Exercise& exercise, const rules::Dose& dose);

/// Works whose exercise the protocol does not hold are left out.
std::vector<Step> LayOut(const rules::Protocol& protocol, const std::vector<Work>& works);

/// Time to hear the instruction and take the position up.
std::int64_t PositionMs(const rules::Protocol& protocol, const Work& work);

const rules::Variant* FindVariant(const rules::Exercise& exercise, const std::string& id);

/// The instruction: the steps of this way of doing it, and of the ladder.
std::string InstructionOf(const rules::Exercise& exercise, const Work& work);

}  // namespace psoas::coach
