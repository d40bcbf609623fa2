#include <string>

#include "base/numbers.h"
#include "exchange/plain_text.h"
#include "exchange/report.h"

namespace psoas::exchange {
namespace {

std::string SideLine(const char* side, const guide::SideFinding& finding) {
  std::string line = std::string(side) + ": " + finding.text;
  if (finding.knee_flexion_deg) {
    line += " Knee bend " + Tenth(*finding.knee_flexion_deg) + " degrees, give or take " +
            Tenth(finding.knee_mdc95_deg.value_or(0)) + ".";
  }
  if (finding.method) {
    line += " (" + *finding.method + ", " + std::to_string(finding.readings) +
            " readings, spread " + Tenth(finding.spread_deg.value_or(0)) + " degrees, " +
            finding.at->substr(0, 10) + ")";
  }
  return line;
}

std::string Measured(const guide::FindingsBoth& findings) {
  std::string out;
  const std::pair<const char*, const guide::SideFinding*> sides[] = {{"Left", &findings.left},
                                                                     {"Right", &findings.right}};
  for (const auto& [name, side] : sides) {
    out += Bullet(SideLine(name, *side));
    for (const auto& why : side->why) {
      if (!why.text.empty()) out += Wrap(why.text, "    ", "    ");
    }
  }
  if (!findings.difference.text.empty()) out += Bullet(findings.difference.text);
  return out;
}

std::string PlanLines(const guide::Guidance& guidance) {
  std::string out;
  for (const auto& item : guidance.plan.items) {
    const std::string side = item.side == "both" ? "" : "; " + item.side;
    out += Bullet(item.title + " (" + item.variant_title + side + "): " + item.dose.text);
  }
  return out + Paragraph(guidance.plan.text) + Paragraph(guidance.clock.text);
}

std::string ScreenLines(const Report& report) {
  std::string out;
  for (const auto& reason : report.guidance.reasons) out += Bullet(reason.clinician);
  for (const auto& item : report.answered) out += Bullet(item.label + ": " + item.answer);
  return out;
}

std::string MentionLines(const std::vector<guide::Mention>& mentions) {
  std::string out;
  for (const auto& mention : mentions) out += Bullet(mention.title + ": " + mention.clinician);
  return out;
}

std::string Lines(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += Bullet(text);
  return out;
}

}  // namespace

std::string ReportText(const Report& report) {
  const guide::Guidance& guidance = report.guidance;
  std::string out = report.title + "\n" + report.made_at + "  protocol " +
                    guidance.protocol.version + " (" + guidance.protocol.hash.substr(0, 12) + ", " +
                    guidance.protocol.status + ")\n";
  out += Heading(guidance.disposition_title) + Paragraph(guidance.disposition_action);
  out += Heading(guidance.pattern_title) + Paragraph(guidance.pattern_text);
  const auto part = [&](const char* name, const std::string& body) {
    return body.empty() ? std::string() : Heading(report.headings.at(name)) + body;
  };
  out += part("measured", Measured(guidance.findings)) +
         part("change", Lines(report.progress.summary));
  out += part("plan", PlanLines(guidance)) + part("screen", ScreenLines(report)) +
         part("mentions", MentionLines(guidance.mentions));
  out += part("person", Lines(report.person)) + part("notes", Lines(report.notes));
  return out + "\n" + Paragraph(report.method_note) + "\n" + Paragraph(report.disclaimer);
}

}  // namespace psoas::exchange
