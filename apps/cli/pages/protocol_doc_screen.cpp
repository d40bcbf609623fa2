// The chapter about the safety screen: each question with what its answers lead to.
#include <algorithm>

#include "protocol_doc.h"
#include "rules/words.h"

namespace psoas::cli {
namespace {

using rules::Protocol;
using rules::Question;
using rules::Row;

/// The questions a row rests on; follow-ups and facts are not counted.
std::vector<std::string> QuestionsOf(const Protocol& protocol, const Row& row) {
  std::vector<std::string> out;
  for (const auto& [input, values] : row.when) {
    if (protocol.FindQuestion(input)) out.push_back(input);
  }
  return out;
}

bool RestsOnAFact(const Protocol& protocol, const Row& row) {
  const auto& inputs = protocol.screening.triage.inputs;
  return std::any_of(row.when.begin(), row.when.end(), [&](const auto& condition) {
    return std::any_of(inputs.begin(), inputs.end(), [&](const rules::Input& input) {
      return input.name == condition.first && input.values.size() == 2;
    });
  });
}

/// "Yes", "Yes, and it gets worse: not sure or yes": what of this question makes the row hold.
std::string Answers(const Protocol& protocol, const Question& question, const Row& row) {
  std::vector<std::string> parts;
  for (const auto& [input, values] : row.when) {
    const std::string words = rules::ValuesInWords(protocol, input, values);
    parts.insert(input == question.id ? parts.begin() : parts.end(),
                 input == question.id ? words : Code(input) + " " + words);
  }
  return rules::Joined(parts, ", and ");
}

void WriteRow(Markdown& out, const Row& row, const std::string& when) {
  out.Item("**" + when + " → " + rules::Spaced(row.then) + "** " + Code(row.id) + ": " +
           row.patient);
  out.Item("For a clinician: " + row.clinician, 1);
  out.Item(GroundsLine(row.grade, row.sources, row.derived_because.value_or("")), 1);
}

void WriteQuestion(Markdown& out, const Protocol& protocol, const Question& question) {
  out.Heading(4, question.label + " (" + question.id + ")");
  out.Text("**" + question.text + "**" +
           (question.in_short_set ? " *Asked again before every session.*" : ""));
  out.Text(question.help);
  for (const auto& follow_up : question.follow_ups) {
    out.Item("On yes or not sure: " + follow_up.text + " " + Code(follow_up.id) + " " +
             follow_up.help);
  }
  for (const Row& row : protocol.screening.triage.rows) {
    const auto questions = QuestionsOf(protocol, row);
    const bool own = questions.size() == 1 && questions.front() == question.id;
    if (own && !RestsOnAFact(protocol, row)) {
      WriteRow(out, row, Answers(protocol, question, row));
    }
  }
  out.Blank();
}

void WriteCombinations(Markdown& out, const Protocol& protocol) {
  out.Heading(3, "Combinations");
  out.Text("What several answers, or an answer and the Thomas test, mean together.");
  for (const Row& row : protocol.screening.triage.rows) {
    if (QuestionsOf(protocol, row).size() < 2 && !RestsOnAFact(protocol, row)) continue;
    WriteRow(out, row, rules::WhenInWords(protocol, row.when));
  }
  out.Blank();
}

void WriteDispositions(Markdown& out, const rules::Screening& screening) {
  out.Heading(3, "What each outcome says");
  for (const auto& each : screening.dispositions) {
    out.Heading(4, rules::Spaced(Name(each.disposition)) + ": " + each.title);
    out.Text(each.action).Text(each.meanwhile);
  }
}

void WriteTimes(Markdown& out, const rules::Screening& screening) {
  const auto& fresh = screening.freshness;
  std::vector<std::string> weeks;
  for (const int week : fresh.full_weeks) weeks.push_back(std::to_string(week));
  out.Heading(3, "How long answers hold");
  out.Text("A short screen holds " + std::to_string(fresh.short_valid_h) +
           " hours. The whole screen comes back after " + std::to_string(fresh.full_gap_days) +
           " days without an entry, and in weeks " + rules::Joined(weeks) +
           ". Because: " + fresh.derived_because);
  const auto& calendar = screening.calendar;
  out.Text("Under " + std::to_string(calendar.adult_age) +
           " counts as a child. Pregnancy: no lying "
           "flat from week " +
           std::to_string(calendar.no_flat_lying_from_week) + "; taken as over after week " +
           std::to_string(calendar.pregnancy_max_weeks) + ". After a birth: the first " +
           std::to_string(calendar.early_postpartum_weeks) +
           " weeks are early, and it counts for " + std::to_string(calendar.postpartum_weeks) +
           " weeks. " + GroundsLine({}, calendar.sources, calendar.derived_because));
}

}  // namespace

void WriteScreen(Markdown& out, const Protocol& protocol) {
  out.Heading(2, "1. The safety screen");
  out.Text(
      "The gravest outcome that holds wins. Not sure and not answered never count as no: a "
      "follow-up that was not answered counts as not sure, and a screen with an open question "
      "allows no exercise.");
  for (const auto& group : protocol.screening.groups) {
    out.Heading(3, group.title);
    out.Text(group.lead);
    for (const Question& question : group.questions) WriteQuestion(out, protocol, question);
  }
  WriteCombinations(out, protocol);
  WriteDispositions(out, protocol.screening);
  WriteTimes(out, protocol.screening);
}

}  // namespace psoas::cli
