// Everything that is claimed about muscles' lengths, next to what the body says.
#pragma once

#include <vector>

#include "body/model.h"
#include "proof/exercise_lengths.h"
#include "proof/seed_claims.h"
#include "rules/protocol.h"

namespace psoas::cli {

struct BodyClaims {
  std::vector<proof::LengthRow> exercises;
  proof::SeedClaims seeds;
  std::vector<proof::SeedRow> seed_rows;  ///< in the order of the claims

  std::size_t count() const { return exercises.size() + seed_rows.size(); }
  /// How many rows the body does not bear out.
  std::size_t Disagreements() const;
};

/// The claims of every exercise, and those of the two texts (body/claims.json).
Result<BodyClaims> CompareClaims(const rules::Protocol& protocol, const body::Model& model);

/// "+3.9", "-0.4", "0.0": one decimal, so that a column of them stands in line.
std::string Signed(double figure);

}  // namespace psoas::cli
