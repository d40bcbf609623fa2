#include "claims_document.h"

#include "../pages/protocol_markdown.h"
#include "base/numbers.h"

namespace psoas::cli {
namespace {

const char* Verdict(bool holds) { return holds ? "holds" : "**disagrees**"; }

void WriteTexts(Markdown& out, const BodyClaims& claims) {
  out.Heading(2, "The two texts");
  out.Text(claims.seeds.about);
  out.Head({"claim", "answer", "muscle", "expected, mm", "body, mm", "verdict"});
  for (const proof::SeedClaim& claim : claims.seeds.claims) {
    bool first = true;
    for (const proof::SeedRow& row : claims.seed_rows) {
      if (row.claim != claim.id) continue;
      out.Row({first ? claim.sentence + " (" + Code(claim.said_by) + ")" : "",
               first ? claim.answer : "", Code(row.muscle),
               Signed(row.expect_mm) + " ± " + Tenth(row.within_mm), Signed(row.change_mm),
               Verdict(row.holds)});
      first = false;
    }
  }
  out.Blank();
}

void WriteExercisesTable(Markdown& out, const BodyClaims& claims) {
  out.Heading(2, "The exercises");
  out.Text("Each row of `lengths` in `protocol/exercises`. A change below " +
           Tenth(proof::kLeastChangeMm) +
           " mm says nothing about its direction: it counts as kept. Percent are of the length in "
           "standing; `_r` is the worked side.");
  out.Head({"exercise", "way", "muscle", "claim", "from", "to", "mm", "%", "verdict"});
  for (const proof::LengthRow& row : claims.exercises) {
    out.Row({row.exercise, row.variant, Code(row.muscle), Name(row.claim), row.from, row.to,
             Signed(row.change_mm), Signed(row.change_percent), Verdict(row.holds)});
  }
  out.Blank();
}

void WriteUnclaimed(Markdown& out, const rules::Protocol& protocol) {
  out.Text("Nothing is claimed by:");
  for (const rules::Exercise& exercise : protocol.exercises) {
    if (exercise.no_lengths_because)
      out.Item(Code(exercise.id) + ": " + *exercise.no_lengths_because);
  }
  out.Blank();
}

}  // namespace

std::string BodyClaimsDocument(const rules::LoadedProtocol& loaded, const BodyClaims& claims) {
  Markdown out;
  out.Heading(1, "What is claimed about lengths, and what the body says");
  out.Text(
      "Written by `psoas protocol docs docs` from `protocol/exercises`, `body/claims.json` "
      "and the body model; do not edit. `psoas muscles --exercises` prints the same.");
  out.Text(
      "These are lengths of an average adult's muscles by geometry. Length is not tension, "
      "and nobody's pain can be read from it.");
  out.Text(std::to_string(claims.count() - claims.Disagreements()) + " of " +
           std::to_string(claims.count()) + " claims hold, for protocol " +
           loaded.protocol.identity.version + ".");
  WriteTexts(out, claims);
  WriteExercisesTable(out, claims);
  WriteUnclaimed(out, loaded.protocol);
  return out.text();
}

}  // namespace psoas::cli
