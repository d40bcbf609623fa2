// Safety properties of a protocol, shown over all answer sets and not over samples.
//
// `psoas verify` walks Claims() and prints each Proof; a failed one carries the first
// counterexample found. How every answer set is covered: proof/component.h.
#pragma once

#include <span>
#include <string>

#include "base/describe.h"
#include "rules/protocol.h"

namespace psoas::proof {

struct Proof {
  std::string id;
  std::string title;
  std::string method;  ///< how it was shown, in a sentence
  std::string cases;   ///< what was covered, counted exactly
  bool proven = false;
  std::string counterexample;  ///< empty when proven
  static constexpr const char* kType = "Proof";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Proof::id, "short name"},
                      Field{"title", &Proof::title, "what is claimed"},
                      Field{"method", &Proof::method, "how it was shown"},
                      Field{"cases", &Proof::cases, "what was covered, counted"},
                      Field{"proven", &Proof::proven, "or refuted"},
                      Field{"counterexample", &Proof::counterexample, "the first one found"}};
  }
};

struct Claim {
  const char* id;
  const char* title;
  Proof (*prove)(const rules::LoadedProtocol& loaded);  ///< fills everything but id and title
};

std::span<const Claim> Claims();

Proof Prove(const Claim& claim, const rules::LoadedProtocol& loaded);

}  // namespace psoas::proof
