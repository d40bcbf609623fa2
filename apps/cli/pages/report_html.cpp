#include "report_html.h"

#include <string_view>

#include "base/numbers.h"
#include "markup.h"

namespace psoas::cli {
namespace {

constexpr const char* kStyle = R"(
@page { size: A4; margin: 14mm }
:root { color-scheme: light }
body { font: 10.5pt/1.4 system-ui, sans-serif; color: #1f1d1a; background: #fff; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.05rem; margin: 1.1rem 0 .3rem; color: #1d5a58 }
p { margin: .25rem 0 } ul { margin: .25rem 0; padding-left: 1.2rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid #d8d2c6; font-weight: normal }
thead th { font-weight: 600 } .line { white-space: nowrap }
.quiet { color: #5b564e; font-size: .9em }
.box { border-left: 4px solid #1d5a58; padding: .1rem 0 .1rem .8rem } .caution { border-color: #9a5a2c } .stop { border-color: #a3201b }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.3 } h2 { break-after: avoid } tr, li { break-inside: avoid } }
)";

std::string Paragraph(std::string_view text, std::string_view kind = "") {
  if (text.empty()) return "";
  return "<p" + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" +
         EscapeMarkup(text) + "</p>\n";
}

std::string Heading(std::string_view text) { return "<h2>" + EscapeMarkup(text) + "</h2>\n"; }

std::string List(const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string out = "<ul>\n";
  for (const auto& item : items) out += "<li>" + EscapeMarkup(item) + "</li>\n";
  return out + "</ul>\n";
}

using Row = std::vector<std::string>;
constexpr std::size_t kOneLine = 14;

std::string Table(const Row& head, const std::vector<Row>& rows) {
  std::string out = "<table><thead><tr>";
  for (const auto& cell : head) out += "<th scope=\"col\">" + EscapeMarkup(cell) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      // Dates and figures stay in one piece.
      const std::string kind = row[i].size() <= kOneLine ? " class=\"line\"" : "";
      out += i == 0 ? "<th scope=\"row\"" + kind + ">" + EscapeMarkup(row[i]) + "</th>"
                    : "<td" + kind + ">" + EscapeMarkup(row[i]) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string Degrees(const std::optional<double>& value) {
  return value ? Tenth(*value) + "°" : "–";
}

std::string WithError(const std::optional<double>& value, const std::optional<double>& error) {
  if (!value) return "–";
  return Tenth(*value) + "°" + (error ? " ± " + Tenth(*error) + "°" : "");
}

std::string DispositionPart(const guide::Guidance& guidance) {
  const char* kind = guidance.disposition >= rules::Disposition::kUrgent   ? "box stop"
                     : guidance.disposition >= rules::Disposition::kLimits ? "box caution"
                                                                           : "box";
  std::string out = Heading("Safety screen") + "<div class=\"" + kind + "\">\n<p><strong>" +
                    EscapeMarkup(guidance.disposition_title) + "</strong></p>\n" +
                    Paragraph(guidance.disposition_action);
  std::vector<std::string> reasons;
  for (const auto& reason : guidance.reasons) {
    std::string text = reason.clinician.empty() ? reason.text : reason.clinician;
    if (reason.since) text += " (since " + reason.since->substr(0, 10) + ")";
    reasons.push_back(text + " [" + reason.rule + "]");
  }
  return out + List(reasons) + "</div>\n";
}

Row SideRow(const char* name, const guide::SideFinding& side) {
  const auto& m = side.muscles;
  return {name,
          side.at ? side.at->substr(0, 10) : "–",
          side.method.value_or("–"),
          WithError(side.thigh_deg, side.mdc95_deg),
          WithError(side.knee_flexion_deg, side.knee_mdc95_deg),
          Degrees(side.spread_deg),
          Name(side.state),
          std::string(Name(m.iliopsoas)) + " / " + Name(m.rectus_femoris) + " / " + Name(m.tfl) +
              " / " + Name(m.sartorius)};
}

std::string FindingsPart(const guide::Guidance& guidance) {
  std::string out =
      Heading("Modified Thomas test: " + guidance.pattern_title) + Paragraph(guidance.pattern_text);
  out +=
      Table({"Side", "Date", "Method", "Thigh", "Knee bend", "Spread", "Reading",
             "Iliopsoas / rectus / TFL / sartorius"},
            {SideRow("Left", guidance.findings.left), SideRow("Right", guidance.findings.right)});
  out += Paragraph(guidance.findings.difference.text);
  return out + Paragraph(
                   "Thigh against the horizontal, + above. ± is the smallest real change (MDC95) "
                   "of the method.",
                   "quiet");
}

std::string ProgressPart(const exchange::Report& report) {
  std::string out = Heading("Change") + List(report.progress.summary);
  std::vector<Row> rows;
  for (const auto& series : report.progress.angles) {
    if (series.points.size() < 2) continue;  // the summary says that one alone shows no change
    const auto& first = series.points.front();
    const auto& last = series.points.back();
    rows.push_back({series.side + ", " + series.method,
                    Tenth(first.thigh_deg) + "° on " + first.at.substr(0, 10),
                    Tenth(last.thigh_deg) + "° on " + last.at.substr(0, 10),
                    Tenth(series.change_deg) + "°", Tenth(series.mdc95_deg) + "°"});
  }
  if (!rows.empty()) {
    out += Table({"Thigh angle", "First", "Latest", "Change", "Counts as real from"}, rows);
  }
  const auto& clock = report.guidance.clock;
  return out + Paragraph(clock.started_on ? "Started " + *clock.started_on + ". " + clock.text
                                          : clock.text);
}

std::string MentionsPart(const exchange::Report& report) {
  std::vector<std::string> mentions;
  for (const auto& mention : report.guidance.mentions)
    mentions.push_back(mention.title + ": " + mention.clinician + " [" + mention.id + "]");
  if (mentions.empty()) return "";
  return Heading(report.headings.at("mentions")) + List(mentions);
}

std::string PlanPart(const guide::Guidance& guidance) {
  if (guidance.plan.items.empty()) return "";
  std::string out = Heading(guidance.plan.locked ? "Plan (waits for a professional)" : "Plan") +
                    Paragraph(guidance.plan.text);
  std::vector<Row> rows;
  for (const auto& item : guidance.plan.items) {
    std::string grades;
    for (const auto& evidence : item.evidence)
      grades += (grades.empty() ? "" : ", ") + std::string(Name(evidence.grade));
    rows.push_back({item.title + ", " + item.variant_title, item.side, item.dose.text, grades});
  }
  return out + Table({"Exercise", "Side", "Dose", "Evidence"}, rows);
}

}  // namespace

std::string ReportHtml(const exchange::Report& report) {
  const auto& guidance = report.guidance;
  std::string out =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>" +
      EscapeMarkup(report.title) + "</title>\n<style>" + kStyle + "</style></head>\n<body><main>\n";
  out += "<h1>" + EscapeMarkup(report.title) + "</h1>\n" +
         Paragraph("Made on " + report.made_at.substr(0, 10) + " at " +
                       report.made_at.substr(11, 5) + " UTC",
                   "quiet");
  out += List(report.person) + DispositionPart(guidance);
  std::vector<std::string> answered;
  for (const auto& item : report.answered) answered.push_back(item.label + ": " + item.answer);
  if (!answered.empty()) out += Heading("Answered yes or unsure") + List(answered);
  out += FindingsPart(guidance) + ProgressPart(report) + MentionsPart(report) + PlanPart(guidance);
  if (!report.notes.empty()) out += Heading("Own notes") + List(report.notes);
  out += Paragraph(report.method_note, "quiet") + Paragraph(report.disclaimer, "quiet");
  out += Paragraph("Protocol " + guidance.protocol.id + " " + guidance.protocol.version + " (" +
                       guidance.protocol.status + "), " + guidance.protocol.hash,
                   "quiet");
  return out + "</main></body></html>\n";
}

}  // namespace psoas::cli
