#include "proof/seed_claims.h"

#include <cmath>

#include "base/json_io.h"
#include "base/numbers.h"

namespace psoas::proof {

Result<SeedClaims> ReadSeedClaims(std::string_view json) {
  auto parsed = ParseJson(json, "claims.json");
  if (!parsed.ok()) return parsed.error();
  return Read<SeedClaims>(*parsed, "", UnknownKeys::kRefuse);
}

Result<std::vector<SeedRow>> SeedRows(const SeedClaims& claims, const body::Model& model) {
  auto compiled = PostureLengths::For(model);
  if (!compiled.ok()) return compiled.error();
  PostureLengths body = std::move(compiled).value();
  std::vector<SeedRow> rows;
  for (const SeedClaim& claim : claims.claims) {
    const MeasuredPosture from = body.Measure(claim.from);
    const MeasuredPosture to = body.Measure(claim.to);
    for (const ExpectedChange& figure : claim.figures) {
      if (!body.Has(figure.muscle)) {
        return Error{ErrorCode::kNotFound, claim.id,
                     "the body has no muscle \"" + figure.muscle + "\".",
                     "Use a name of the body model, with its side."};
      }
      const double change_mm =
          RoundTenth(to.lengths_mm.at(figure.muscle) - from.lengths_mm.at(figure.muscle));
      rows.push_back({claim.id, figure.muscle, figure.expect_mm, figure.within_mm, change_mm,
                      std::abs(change_mm - figure.expect_mm) <= figure.within_mm});
    }
  }
  return rows;
}

}  // namespace psoas::proof
