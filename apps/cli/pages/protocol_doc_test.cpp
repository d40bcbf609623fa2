// The chapter about the Thomas test: instruments with their error, the cuts, the finding tables.
#include "protocol_doc.h"

#include "base/numbers.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

void WriteInstruments(Markdown& out, const rules::Assessment& assessment) {
  out.Heading(3, "Instruments and their error");
  out.Text(
      "MDC95: the smallest change of an angle that is likely to be real. Within half of it of a "
      "cut, the gentle dose is taken.");
  out.Head({"instrument", "thigh", "knee", "grounds"});
  for (const auto& method : assessment.methods) {
    out.Row({method.title + " " + Code(method.id), "±" + Tenth(method.mdc95_deg) + "°",
             "±" + Tenth(method.knee_mdc95_deg) + "°",
             GroundsLine({}, method.sources, method.derived_because.value_or(""))});
  }
  out.Blank();
}

void WriteBandings(Markdown& out, const rules::Assessment& assessment) {
  out.Heading(3, "Where the cuts are");
  out.Text("Thigh against the horizontal: plus above, minus below. Knee: 0 is straight.");
  for (const auto& banding : assessment.bandings) {
    out.Text("**" + rules::Spaced(banding.id) + "** " + Code(banding.id));
    for (const auto& band : banding.bands) {
      out.Item(band.name + ": " + rules::BandInWords(band, banding.unit));
    }
    out.Blank().Text(GroundsLine({}, banding.sources, banding.derived_because.value_or("")));
  }
}

void WriteTable(Markdown& out, const rules::Protocol& protocol, const rules::Table& table) {
  out.Heading(4, table.title + " (" + table.id + ")");
  for (const auto& row : table.rows) {
    std::vector<std::string> conditions;
    for (const auto& [input, values] : row.when) {
      conditions.push_back(rules::Spaced(input) + " " +
                           rules::ValuesInWords(protocol, input, values));
    }
    out.Item("**" + rules::Joined(conditions, ", ") + " → " + rules::Spaced(row.then) + "** " +
             Code(row.id) + ": " + row.patient);
    const std::string doubt = row.confidence ? "confidence " + *row.confidence + "; " : "";
    out.Item(doubt + GroundsLine(row.grade, row.sources, row.derived_because.value_or("")), 1);
  }
  out.Blank();
}

}  // namespace

void WriteThomasTest(Markdown& out, const rules::Protocol& protocol) {
  const rules::Assessment& assessment = protocol.assessment;
  out.Heading(2, "2. " + assessment.title);
  for (const std::string& step : assessment.steps) out.Item(step);
  out.Blank().Text("**How it goes wrong:**");
  for (const rules::TestPicture& picture : assessment.pictures) {
    for (const rules::TestFault& fault : picture.faults) {
      out.Item("Step " + std::to_string(picture.step) + ": " + fault.sign);
    }
  }
  out.Blank().Text("**Stop:**");
  for (const std::string& sign : assessment.stop_signs) out.Item(sign);
  std::vector<std::string> weeks;
  for (const int week : assessment.retest_weeks) weeks.push_back(std::to_string(week));
  out.Blank().Text(std::to_string(assessment.readings) + " readings a side; again in weeks " +
                   rules::Joined(weeks) + ". Not done with " + Codes(assessment.not_with) + ".");
  WriteInstruments(out, assessment);
  WriteBandings(out, assessment);
  out.Heading(3, "From angles to findings");
  out.Text("In each table exactly one row holds for every combination; the build proves it.");
  ForEachField<rules::Findings>(
      [&](const auto& field) { WriteTable(out, protocol, protocol.findings.*field.member); });
}

}  // namespace psoas::cli
