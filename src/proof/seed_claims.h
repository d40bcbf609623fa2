// What the two texts that the protocol began with say about lengths (body/claims.json), and what
// the body says to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "body/model.h"
#include "proof/posture_lengths.h"

namespace psoas::proof {

struct ExpectedChange {
  std::string muscle;  ///< with its side: "psoas_r"
  double expect_mm = 0;
  double within_mm = 0;
  static constexpr const char* kType = "ExpectedChange";
  static constexpr auto Fields() {
    return std::tuple{Field{"muscle", &ExpectedChange::muscle, "with its side"},
                      Field{"expect_mm", &ExpectedChange::expect_mm, "change of length"},
                      Field{"within_mm", &ExpectedChange::within_mm, "how far off is still right"}};
  }
};

struct SeedClaim {
  std::string id;
  std::string said_by;   ///< id in sources.toml
  std::string sentence;  ///< in our words
  std::string answer;    ///< what is to be said to it
  Posture from;          ///< empty: standing straight
  Posture to;
  std::vector<ExpectedChange> figures;
  static constexpr const char* kType = "SeedClaim";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &SeedClaim::id, "unique"},
                      Field{"said_by", &SeedClaim::said_by, "id in sources.toml"},
                      Field{"sentence", &SeedClaim::sentence, "in our words"},
                      Field{"answer", &SeedClaim::answer, "what is to be said to it"},
                      Field{"from", &SeedClaim::from, "degrees by OpenSim name; empty: standing"},
                      Field{"to", &SeedClaim::to, "degrees by OpenSim name"},
                      Field{"figures", &SeedClaim::figures, "expected changes of length"}};
  }
};

struct SeedClaims {
  std::string about;
  std::vector<SeedClaim> claims;
  static constexpr const char* kType = "SeedClaims";
  static constexpr auto Fields() {
    return std::tuple{Field{"about", &SeedClaims::about, "what they are and how to read them"},
                      Field{"claims", &SeedClaims::claims, "one posture against another"}};
  }
};

/// One expected figure, with what the body says.
struct SeedRow {
  std::string claim;
  std::string muscle;
  double expect_mm = 0;
  double within_mm = 0;
  double change_mm = 0;
  bool holds = false;
  static constexpr const char* kType = "SeedRow";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &SeedRow::claim, "id of the claim"},
                      Field{"muscle", &SeedRow::muscle, "with its side"},
                      Field{"expect_mm", &SeedRow::expect_mm, "change of length"},
                      Field{"within_mm", &SeedRow::within_mm, "how far off is still right"},
                      Field{"change_mm", &SeedRow::change_mm, "what the body says"},
                      Field{"holds", &SeedRow::holds, "the body agrees"}};
  }
};

/// Reads body/claims.json. Errors name the place.
Result<SeedClaims> ReadSeedClaims(std::string_view json);

/// Every expected figure of every claim, in order.
Result<std::vector<SeedRow>> SeedRows(const SeedClaims& claims, const body::Model& model);

}  // namespace psoas::proof
