#include "exercises_table.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "../commands/command.h"
#include "../commands/protocol_view.h"
#include "../terminal/page.h"
#include "base/numbers.h"
#include "body_claims.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

const char* Verdict(bool holds) { return holds ? "holds" : "DISAGREES"; }

std::string Column(const std::string& text, std::size_t width) {
  return text.size() < width ? text + std::string(width - text.size(), ' ') : text + " ";
}

std::string Right(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string LineOf(const proof::LengthRow& row) {
  return "    " + Column(row.muscle, 14) + Column(Name(row.claim), 10) +
         Column(row.from + " to " + row.to, 19) + Right(Signed(row.change_mm), 7) + " mm" +
         Right(Signed(row.change_percent), 7) + " %  " + Verdict(row.holds) + "\n";
}

std::string LineOf(const proof::SeedRow& row) {
  return "    " + Column(row.muscle, 14) +
         Column("expected " + Signed(row.expect_mm) + ", give or take " + Tenth(row.within_mm),
                34) +
         Right(Signed(row.change_mm), 7) + " mm  " + Verdict(row.holds) + "\n";
}

std::string ExercisesText(const std::vector<proof::LengthRow>& rows) {
  std::string out, said;
  for (const proof::LengthRow& row : rows) {
    const std::string way = row.exercise + "/" + row.variant;
    if (way != said) out += "\n  " + (said = way) + "\n";
    out += LineOf(row);
    if (!row.at_edge.empty()) {
      out += "      at the edge of the body's range: " + rules::Joined(row.at_edge, "; ") + "\n";
    }
  }
  return out;
}

void PrintSeeds(const BodyClaims& claims) {
  for (const proof::SeedClaim& claim : claims.seeds.claims) {
    Page page;
    page.Blank().Text(claim.sentence).Text(claim.answer, 2, Ink::kQuiet).Print();
    std::string lines;
    for (const proof::SeedRow& row : claims.seed_rows) {
      if (row.claim == claim.id) lines += LineOf(row);
    }
    std::fputs(lines.c_str(), stdout);
  }
}

void PrintPage(const BodyClaims& claims) {
  Page head;
  head.Title("What the exercises claim about lengths", Ink::kAccent);
  head.Text(
      "From one posture to the other, in an average adult; % of the length in standing. "
      "Length is not tension. A change below " +
      Tenth(proof::kLeastChangeMm) + " mm says nothing about its direction.");
  head.Print();
  std::fputs(ExercisesText(claims.exercises).c_str(), stdout);
  Page seeds;
  seeds.Blank().Title("What the two texts claim that this began with", Ink::kAccent).Print();
  PrintSeeds(claims);
  const std::size_t off = claims.Disagreements();
  Page foot;
  foot.Blank().Text(std::to_string(claims.count() - off) + " of " + std::to_string(claims.count()) +
                        " claims hold.",
                    2, off == 0 ? Ink::kAccent : Ink::kStop);
  foot.Print();
}

void PrintCsv(const BodyClaims& claims) {
  std::string out =
      "claimed_by,variant,muscle,claim,from,to,expect_mm,within_mm,change_mm,verdict\n";
  for (const proof::LengthRow& row : claims.exercises) {
    out += row.exercise + "," + row.variant + "," + row.muscle + "," + Name(row.claim) + "," +
           row.from + "," + row.to + ",,," + Tenth(row.change_mm) + "," + Verdict(row.holds) + "\n";
  }
  for (const proof::SeedRow& row : claims.seed_rows) {
    out += row.claim + ",," + row.muscle + ",,,," + Tenth(row.expect_mm) + "," +
           Tenth(row.within_mm) + "," + Tenth(row.change_mm) + "," + Verdict(row.holds) + "\n";
  }
  std::fputs(out.c_str(), stdout);
}

}  // namespace

int PrintExerciseTable(const CommonOptions& options, const body::Model& model, bool as_csv) {
  const auto view = OpenProtocol(options.protocol);
  if (!view.ok()) return Fail(options, view.error());
  const auto claims = CompareClaims(view->loaded.protocol, model);
  if (!claims.ok()) return Fail(options, claims.error());
  if (options.json) {
    PrintJson({{"exercises", Write(claims->exercises)},
               {"texts", Write(claims->seed_rows)},
               {"least_change_mm", proof::kLeastChangeMm},
               {"disagreements", claims->Disagreements()},
               {"protocol", IdentityJson(*view)}});
  } else if (as_csv) {
    PrintCsv(*claims);
  } else {
    PrintPage(*claims);
  }
  return claims->Disagreements() == 0 ? kOk : kNotProved;
}

}  // namespace psoas::cli
