#include "body_claims.h"

#include <algorithm>
#include <cstdio>

#include "base/numbers.h"
#include "embedded/embedded.h"

namespace psoas::cli {

std::size_t BodyClaims::Disagreements() const {
  const auto differs = [](const auto& row) { return !row.holds; };
  return static_cast<std::size_t>(std::count_if(exercises.begin(), exercises.end(), differs) +
                                  std::count_if(seed_rows.begin(), seed_rows.end(), differs));
}

Result<BodyClaims> CompareClaims(const rules::Protocol& protocol, const body::Model& model) {
  BodyClaims claims;
  auto exercises = proof::ExerciseLengths(protocol, model);
  if (!exercises.ok()) return exercises.error();
  claims.exercises = std::move(exercises).value();
  auto seeds = proof::ReadSeedClaims(EmbeddedBodyClaims());
  if (!seeds.ok()) return seeds.error();
  claims.seeds = std::move(seeds).value();
  auto rows = proof::SeedRows(claims.seeds, model);
  if (!rows.ok()) return rows.error();
  claims.seed_rows = std::move(rows).value();
  return claims;
}

std::string Signed(double figure) {
  char text[32];
  const double rounded = RoundTenth(figure);
  if (rounded == 0) return "0.0";  // and never "-0.0"
  std::snprintf(text, sizeof text, "%+.1f", rounded);
  return text;
}

}  // namespace psoas::cli
