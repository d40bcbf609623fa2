// The worked cases of protocol/vignettes: a person in, the guidance expected.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/json.h"
#include "guide/guide.h"

namespace psoas::proof {

struct WorkedCase {
  std::string id;
  std::string title;
  std::string text;  ///< the journal, one event a line
  journal::Journal journal;
  Instant now;
  Json expect;
};

/// From what the protocol compiler writes: [{id, title, story, journal, now, expect}].
Result<std::vector<WorkedCase>> ReadWorkedCases(std::string_view compiled);

/// What is expected and did not come out, a sentence each; empty when all did.
/// The keys are those of the compiler's Expectation (tools/protocol_compiler/vignette.h).
std::vector<std::string> Unmet(const Json& expect, const guide::Guidance& guidance);

}  // namespace psoas::proof
