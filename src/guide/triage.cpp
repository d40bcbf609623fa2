#include "guide/triage.h"

#include <algorithm>

namespace psoas::guide {

Triage::Triage(const rules::Protocol& protocol) {
  std::size_t inputs = 2;
  for (const auto& group : protocol.screening.groups) {
    for (const auto& question : group.questions) inputs += 1 + question.follow_ups.size();
  }
  names_.reserve(inputs);  // index_ holds views into it
  for (const auto& group : protocol.screening.groups) {
    for (const auto& question : group.questions) {
      const int index = size();
      questions_.push_back(index);
      if (question.in_short_set) short_set_.push_back(index);
      AddInput(question.id, question.label);
      is_status_.back() = question.section == rules::Section::kB3;
      for (const auto& follow_up : question.follow_ups) {
        AddInput(follow_up.id, question.label);
        is_follow_up_.back() = true;
      }
    }
  }
  AddInput(std::string(kJointPain), "");
  AddInput(std::string(kThighAbove), "");
  for (const auto& row : protocol.screening.triage.rows) AddRow(row);
}

void Triage::AddInput(const std::string& name, const std::string& label) {
  names_.push_back(name);
  labels_.push_back(label);
  is_follow_up_.push_back(false);
  is_status_.push_back(false);
  index_.emplace(names_.back(), size() - 1);
}

void Triage::AddRow(const rules::Row& row) {
  TriageRow compiled;
  compiled.row = &row;
  compiled.then = Parse<rules::Disposition>(row.then).value_or(rules::Disposition::kEmergency);
  compiled.status_only = true;
  for (const auto& [input, values] : row.when) {
    const int index = IndexOf(input);
    std::uint8_t allowed = 0;
    for (const auto& value : values)
      allowed |= Bit(Parse<journal::Answer>(value).value_or(journal::Answer::kYes));
    compiled.conditions.push_back({index, allowed});
    const bool is_fact = input == kJointPain || input == kThighAbove;
    compiled.on_facts = compiled.on_facts || is_fact;
    if (is_fact || is_follow_up_[static_cast<std::size_t>(index)]) continue;
    compiled.questions.push_back(index);
    if (!is_status_[static_cast<std::size_t>(index)]) compiled.status_only = false;
  }
  rows_.push_back(std::move(compiled));
}

int Triage::IndexOf(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? -1 : found->second;
}

Answers Triage::Encode(const std::map<std::string, journal::Answer>& answers) const {
  Answers out(names_.size(), kMissing);
  for (const auto& [name, answer] : answers) {
    const int index = IndexOf(name);
    if (index >= 0) out[static_cast<std::size_t>(index)] = Bit(answer);
  }
  return out;
}

std::vector<const TriageRow*> Triage::Fired(const Answers& answers) const {
  const auto holds = [&](const TriageRow::Condition& condition) {
    const auto input = static_cast<std::size_t>(condition.input);
    std::uint8_t answer = answers[input];
    if (answer == kMissing) answer = is_follow_up_[input] ? kUnsure : kNo;
    return (answer & condition.allowed) != 0;
  };
  std::vector<const TriageRow*> fired;
  for (const TriageRow& row : rows_) {
    if (std::all_of(row.conditions.begin(), row.conditions.end(), holds)) fired.push_back(&row);
  }
  return fired;
}

}  // namespace psoas::guide
