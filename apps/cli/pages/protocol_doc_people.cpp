// The chapters about where it hurts, the profile, what to take along, and the lessons.
#include "protocol_doc.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

void WriteList(Markdown& out, const std::string& title, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out.Text("**" + title + "**");
  for (const std::string& item : items) out.Item(item);
  out.Blank();
}

std::string NeedsInWords(const rules::JointPattern& pattern) {
  std::vector<std::string> parts;
  if (!pattern.needs.empty()) parts.push_back("every one of " + Codes(pattern.needs));
  if (pattern.at_least > 0) {
    parts.push_back("at least " + std::to_string(pattern.at_least) + " of " +
                    Codes(pattern.any_of));
  }
  return rules::Joined(parts);
}

}  // namespace

void WriteComplaint(Markdown& out, const rules::Protocol& protocol) {
  const rules::Complaint& complaint = protocol.complaint;
  out.Heading(2, "5. Where and when it hurts");
  out.Text(complaint.lead);
  for (const auto& pointer : complaint.pointers) {
    out.Item(Code(pointer.id) + " " + pointer.text + " " + pointer.help);
  }
  out.Heading(3, "Joint patterns worth mentioning");
  out.Text(
      "Never a diagnosis or a likelihood: a pattern is named so that somebody looks. At most " +
      std::to_string(complaint.mentions_max) + " are shown.");
  for (const auto& pattern : complaint.joint_patterns) {
    out.Heading(4, pattern.title + " (" + pattern.id + ")");
    out.Text("Named on " + NeedsInWords(pattern) + "." +
             (pattern.guards ? " **Counts as guarding: nothing that stretches.**" : "") +
             (pattern.load_first ? " **Load before length.**" : ""));
    out.Text(pattern.text).Text("For a clinician: " + pattern.clinician);
    WriteList(out, "To ask:", pattern.ask_for);
    out.Text(GroundsLine(pattern.grade, pattern.sources, pattern.derived_because));
  }
}

void WriteProfile(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(2, "6. The profile");
  for (const auto& field : protocol.profile.fields) {
    std::vector<std::string> options;
    for (const auto& option : field.options) options.push_back(option.text);
    out.Item(Code(field.id) + " " + field.text + " " + field.help +
             (options.empty() ? "" : " (" + rules::Joined(options, " or ") + ")"));
  }
  out.Heading(3, "What it may be linked with");
  for (const auto& reason : protocol.profile.reasons) {
    out.Heading(4, reason.title + " (" + reason.id + ")");
    out.Text("When " + rules::WhenInWords(protocol, reason.when) + ".");
    out.Text(reason.text).Text(reason.changes);
    WriteEvidence(out, reason.evidence);
    out.Blank();
  }
}

void WriteHandover(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(2, "7. For other hands");
  for (const auto& card : protocol.hands_on) {
    out.Heading(3, card.title + " (" + card.id + ")");
    out.Text(card.what).Text("**Who:** " + card.who);
    out.Text("**Why not alone:** " + card.why_not_alone);
    WriteList(out, "To ask:", card.ask_for);
    WriteEvidence(out, card.evidence);
    out.Blank();
  }
  out.Heading(3, "Letters");
  out.Text("The measured facts stand between the opening and what is asked.");
  for (const auto& letter : protocol.letters) {
    out.Heading(4, letter.title + " (" + letter.id + ")");
    out.Text(letter.opening);
    for (const std::string& ask : letter.asks) out.Item(ask);
    out.Blank().Text(letter.closing);
  }
}

void WriteLessons(Markdown& out, const rules::Protocol& protocol) {
  out.Heading(2, "8. The lessons");
  for (const auto& lesson : protocol.education) {
    out.Heading(3, lesson.title + " (" + lesson.id + ")");
    for (const std::string& paragraph : lesson.paragraphs) out.Text(paragraph);
    WriteEvidence(out, lesson.evidence);
    out.Blank();
  }
}

}  // namespace psoas::cli
