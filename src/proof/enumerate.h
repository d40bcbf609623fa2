// The triage table answered set by set: a second, independent way to show P2 and P3.
//
// It shares no code with rules::Evaluate, rules::Compile or Factor: rows are read straight from the
// table into bit masks, one bit an input, and every answer set over the chosen inputs is visited
// depth first (all other inputs answered no). A row is looked at where its last input is answered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::proof {

struct Enumeration {
  std::vector<std::string> inputs;  ///< those enumerated, in order
  std::uint64_t sets = 0;           ///< visited
  std::uint64_t comparisons = 0;    ///< pairs of sets that differ by one step in one answer
  std::uint64_t proceed = 0;        ///< sets that come out as the lowest disposition
  std::string falls;                ///< first pair in which the graver answer lowers the outcome
  std::string exercise;             ///< first set with a grave answer that still allows something
  std::string passes;  ///< first set with a question that is not no and that no row notices
};

/// Enumerates at least `least` sets over the inputs that share most rows, on `threads` threads.
/// With `compare`, each set is also compared with those one step graver.
Enumeration Enumerate(const rules::Protocol& protocol, std::uint64_t least, bool compare,
                      unsigned threads);

}  // namespace psoas::proof
