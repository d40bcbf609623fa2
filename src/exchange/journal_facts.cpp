#include "exchange/journal_facts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/numbers.h"
#include "guide/person.h"
#include "guide/texts.h"

namespace psoas::exchange {
namespace {

using journal::Answer;

/// The words of a chosen option; what is no option of the form stands as it was given.
std::string OptionText(const rules::Protocol& protocol, const char* field,
                       const std::string& value) {
  for (const auto& asked : protocol.profile.fields) {
    if (asked.id != field) continue;
    for (const auto& option : asked.options) {
      if (option.value == value) return option.text;
    }
  }
  return value;
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

/// Collects sentences of the protocol's wording, each about one thing that was given.
class Lines {
 public:
  explicit Lines(const rules::Protocol& protocol) : protocol_(protocol) {}

  void Add(const char* id, const std::string& value) {
    if (!value.empty()) lines_.push_back(guide::Say(protocol_, id, {{"value", value}}));
  }
  void Add(const char* id, const std::optional<double>& value) {
    if (value) Add(id, Tenth(*value));
  }
  void AddWeeks(const char* id, const std::optional<double>& weeks) {
    if (weeks) Add(id, Tenth(std::floor(*weeks)));
  }
  void Add(const char* id, const std::optional<Answer>& answer) {
    if (answer) Add(id, std::string(Name(*answer)));
  }
  void AddChoice(const char* id, const char* field, const std::optional<std::string>& value) {
    if (value) Add(id, OptionText(protocol_, field, *value));
  }

  std::vector<std::string> Take() { return std::move(lines_); }

 private:
  const rules::Protocol& protocol_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<AnsweredItem> AnsweredInForce(const rules::Protocol& protocol,
                                          const journal::Journal& journal, Instant now) {
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

std::vector<std::string> PersonLines(const rules::Protocol& protocol,
                                     const journal::Journal& journal, Instant now) {
  const guide::Person person = guide::FoldPerson(protocol.screening.calendar, journal, now);
  const journal::ProfileSet& profile = person.profile;
  Lines lines(protocol);
  if (profile.year_of_birth)
    lines.Add("report.year_of_birth", std::to_string(*profile.year_of_birth));
  lines.AddChoice("report.sex", "sex", profile.sex);
  lines.Add("report.height", profile.height_cm);
  lines.AddWeeks("report.pregnancy_weeks", person.pregnancy_weeks);
  lines.AddWeeks("report.weeks_since_birth", person.weeks_since_birth);
  lines.AddWeeks("report.weeks_since_surgery", person.weeks_since_surgery);
  lines.Add("report.sitting", profile.sitting_h_per_day);
  lines.AddChoice("report.stress", "stress", profile.stress);
  lines.Add("report.posture", profile.posture_habit);
  lines.AddChoice("report.sport", "sport", profile.sport);
  lines.Add("report.load_jump", profile.recent_load_jump.value_or(""));
  lines.Add("report.strength", profile.trains_strength);
  if (profile.goals) lines.Add("report.goals", Joined(*profile.goals));
  return lines.Take();
}

std::string MethodTitle(const rules::Protocol& protocol, const std::string& method) {
  const auto* known = protocol.FindMethod(method);
  return known ? known->title : method;
}

}  // namespace psoas::exchange
