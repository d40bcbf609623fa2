#include "exchange/report.h"

#include "base/numbers.h"
#include "exchange/journal_facts.h"
#include "guide/guide.h"
#include "journal/journal.h"

namespace psoas::exchange {
namespace {

constexpr std::size_t kMaxNotes = 5;

std::vector<std::string> LatestNotes(const journal::Journal& journal, Instant now) {
  std::vector<std::string> notes;
  for (auto event = journal.events.rbegin();
       event != journal.events.rend() && notes.size() < kMaxNotes; ++event) {
    const auto* note = journal::Counted<journal::NoteAdded>(*event, now);
    if (note && event->at <= now) notes.push_back(Format(event->at.day()) + ": " + note->text);
  }
  return notes;
}

std::string MethodNote(const rules::Protocol& protocol, const guide::FindingsBoth& findings) {
  std::string methods;
  for (const auto* side : {&findings.left, &findings.right}) {
    if (!side->method) continue;
    const std::string title = MethodTitle(protocol, *side->method);
    if (methods.find(title) == std::string::npos) methods += (methods.empty() ? "" : ", ") + title;
  }
  const Filling filling{"methods", methods.empty() ? "-" : methods};
  return Fill(protocol.Text("report.method_note"), std::span(&filling, 1));
}

}  // namespace

Report MakeReport(const rules::LoadedProtocol& loaded, const journal::Journal& journal,
                  Instant now) {
  const rules::Protocol& protocol = loaded.protocol;
  Report report;
  report.title = protocol.Text("report.title");
  report.made_at = Format(now);
  report.guidance = guide::Guide(loaded, journal, now);
  report.progress = guide::ComputeProgress(protocol, journal, now);
  report.answered = AnsweredInForce(protocol, journal, now);
  report.person = PersonLines(protocol, journal, now);
  report.notes = LatestNotes(journal, now);
  for (const char* part : {"measured", "change", "plan", "screen", "mentions", "person", "notes"}) {
    report.headings[part] = protocol.Text(std::string("report.heading.") + part);
  }
  report.method_note = MethodNote(protocol, report.guidance.findings);
  report.disclaimer = protocol.Text("report.disclaimer");
  return report;
}

}  // namespace psoas::exchange
