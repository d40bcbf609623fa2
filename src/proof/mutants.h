// Is every line of the protocol watched? Each is dropped or weakened in turn, and a check, a
// property or a worked case must notice.
//
// A mutant is one change of one line. It is killed by the first of: the protocol's own checks
// (rules::FindFaults), the laws written a second time (proof/laws.h), the quick properties, and the
// worked cases, those that speak of the line first. One that nothing notices is a survivor: a line
// that could be lost without anybody knowing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proof/proof.h"

namespace psoas::proof {

struct Mutant {
  std::string place;               ///< "triage ces_yes", "exercise glute_bridge"
  std::string change;              ///< "dropped", "see_clinician instead of urgent"
  std::vector<std::string> words;  ///< worked cases that hold one of these are tried first
  std::function<void(rules::Protocol&)> apply;
};

/// Every mutant of a protocol, in the order of its parts.
std::vector<Mutant> AllMutants(const rules::Protocol& protocol);

struct Fate {
  std::string place;
  std::string change;
  std::string killed_by;  ///< empty when it survived
  static constexpr const char* kType = "MutantFate";
  static constexpr auto Fields() {
    return std::tuple{Field{"place", &Fate::place, "which line"},
                      Field{"change", &Fate::change, "what was done to it"},
                      Field{"killed_by", &Fate::killed_by, "what noticed; empty when nothing did"}};
  }
};

/// Runs every mutant on `threads` threads; worked cases come with the setting.
std::vector<Fate> RunMutants(const Setting& setting, unsigned threads);

}  // namespace psoas::proof
