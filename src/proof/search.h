// Breadth-first search over the states that events lead to, with an oracle of its own.
//
// A world is a journal with a memory of what happened in it, kept by rules written down a second
// time (DECISIONS 3, 6, 7 and 8) and sharing no code with the guide. At every state the guidance is
// compared with what the memory says must hold. Two states count as one when the memory and the
// guidance agree in everything that later events can depend on (Key); times are kept as days ago,
// which is exact because time moves by ten minutes an event or by 25 hours.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proof/story.h"

namespace psoas::proof {

/// A flag as the oracle remembers it.
struct Remembered {
  bool raised = false;
  bool released = false;  ///< by a clinician, since it was raised
  bool own = true;        ///< raised by this journal and not by an import
  int raised_day = 0;
};

struct Memory {
  int day = 0;  ///< day passes so far
  Remembered emergency, urgent;
  int full_day = -1;            ///< of the latest complete screen; -1 when there is none
  int short_day = -1;           ///< of the oldest answer of the short set; -1 when one is missing
  int half_day[2] = {-1, -1};   ///< of the pieces since the latest complete screen or release
  int given_day[2] = {-1, -1};  ///< of the latest answers to the short set's questions in each half
  std::string last_emergency, last_urgent;  ///< latest answers to the two questions
  bool stopped = false;  ///< a session was stopped by a new symptom since the full screen
  std::string extra;     ///< whatever else a move did that lasts
};

struct World {
  Story story;
  Memory memory;
  std::string path;
};

struct Move {
  std::string name;
  std::function<void(World&)> apply;
};

/// What must hold in a state: a sentence when it does not.
using Law = std::function<std::string(const World&, const guide::Guidance&)>;

struct SearchLimits {
  int depth = 6;
  std::size_t states = 20'000;
};

struct SearchOutcome {
  std::size_t states = 0;
  std::size_t transitions = 0;
  int depth = 0;           ///< every sequence of so many events was tried
  bool exhausted = false;  ///< no further state exists
  std::string counterexample;
  std::size_t emergencies = 0, sessions = 0;  ///< states of each kind: the search is not empty
  /// Adds another search; the depth is the smaller one.
  void Join(const SearchOutcome& other);
  std::string Text() const;
};

SearchOutcome Search(const World& start, const std::vector<Move>& moves, const Law& law,
                     const SearchLimits& limits);

}  // namespace psoas::proof
