#include "exchange/report.h"

#include <algorithm>
#include <map>

#include "base/numbers.h"
#include "guide/guide.h"
#include "guide/person.h"
#include "journal/journal.h"

namespace psoas::exchange {
namespace {

using journal::Answer;
constexpr std::size_t kMaxNotes = 5;

/// Every yes and unsure in force: the latest answer to each question, in the order of the screen.
std::vector<AnsweredItem> Answered(const rules::Protocol& protocol, const journal::Journal& journal,
                                   Instant now) {
  std::map<std::string, Answer> latest;
  for (const auto& event : journal.events) {
    if (event.at > now) break;
    if (const auto* screen = journal::As<journal::ScreenAnswered>(event)) {
      for (const auto& [question, answer] : screen->answers) latest[question] = answer;
    }
  }
  std::vector<AnsweredItem> out;
  for (const auto& group : protocol.screening.groups) {
    for (const auto& question : group.questions) {
      const auto found = latest.find(question.id);
      if (found == latest.end() || found->second == Answer::kNo) continue;
      out.push_back({question.id, question.label, Name(found->second)});
    }
  }
  return out;
}

/// What the person chose to give, a sentence each; the wording is the protocol's.
std::vector<std::string> PersonLines(const rules::Protocol& protocol,
                                     const journal::Journal& journal, Instant now) {
  const journal::ProfileSet profile =
      guide::FoldPerson(protocol.screening.calendar, journal, now).profile;
  std::vector<std::string> lines;
  const auto add = [&](const char* id, const std::string& value) {
    const Filling filling{"value", value};
    lines.push_back(Fill(protocol.Text(id), std::span(&filling, 1)));
  };
  if (profile.year_of_birth) add("report.year_of_birth", std::to_string(*profile.year_of_birth));
  if (profile.height_cm) add("report.height", Tenth(*profile.height_cm));
  if (profile.sitting_h_per_day) add("report.sitting", Tenth(*profile.sitting_h_per_day));
  if (profile.sport) add("report.sport", *profile.sport);
  if (profile.recent_load_jump) add("report.load_jump", *profile.recent_load_jump);
  return lines;
}

std::vector<std::string> LatestNotes(const journal::Journal& journal, Instant now) {
  std::vector<std::string> notes;
  for (auto event = journal.events.rbegin();
       event != journal.events.rend() && notes.size() < kMaxNotes; ++event) {
    const auto* note = journal::As<journal::NoteAdded>(*event);
    if (note && event->at <= now) notes.push_back(Format(event->at.day()) + ": " + note->text);
  }
  return notes;
}

std::string MethodNote(const rules::Protocol& protocol, const guide::FindingsBoth& findings) {
  std::string methods;
  for (const auto* side : {&findings.left, &findings.right}) {
    if (!side->method) continue;
    const auto* method = protocol.FindMethod(*side->method);
    const std::string title = method ? method->title : *side->method;
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
  report.answered = Answered(protocol, journal, now);
  report.person = PersonLines(protocol, journal, now);
  report.notes = LatestNotes(journal, now);
  for (const char* part : {"measured", "change", "plan", "screen", "person", "notes"}) {
    report.headings[part] = protocol.Text(std::string("report.heading.") + part);
  }
  report.method_note = MethodNote(protocol, report.guidance.findings);
  report.disclaimer = protocol.Text("report.disclaimer");
  return report;
}

}  // namespace psoas::exchange
