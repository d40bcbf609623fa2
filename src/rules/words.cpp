#include "rules/words.h"

#include <algorithm>

#include "base/numbers.h"

namespace psoas::rules {
namespace {

std::string Figure(double value) { return Tenth(value); }

const FollowUp* FindFollowUp(const Protocol& protocol, const std::string& id) {
  for (const QuestionGroup& group : protocol.screening.groups) {
    for (const Question& question : group.questions) {
      for (const FollowUp& follow_up : question.follow_ups) {
        if (follow_up.id == id) return &follow_up;
      }
    }
  }
  return nullptr;
}

/// The note of an input, from whichever table names it first.
std::string NoteOf(const Protocol& protocol, const std::string& name) {
  std::string note;
  const auto look = [&](const std::vector<Input>& inputs) {
    for (const Input& input : inputs) {
      if (note.empty() && input.name == name) note = input.note;
    }
  };
  look(protocol.screening.triage.inputs);
  ForEachField<Findings>(
      [&](const auto& field) { look((protocol.findings.*field.member).inputs); });
  look(protocol.programme.inputs);
  return note;
}

void Add(std::vector<std::string>& parts, const std::optional<int>& value,
         const std::string& before, const std::string& after) {
  if (value) parts.push_back(before + std::to_string(*value) + after);
}

}  // namespace

std::string Spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string Joined(const std::vector<std::string>& parts, const std::string& last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i];
  }
  return out;
}

std::string BandInWords(const Band& band, const std::string& unit) {
  std::vector<std::string> parts;
  if (band.above) parts.push_back("more than " + Figure(*band.above));
  if (band.at_least) parts.push_back("from " + Figure(*band.at_least));
  if (band.below) parts.push_back("less than " + Figure(*band.below));
  if (band.at_most) parts.push_back("at most " + Figure(*band.at_most));
  return Joined(parts) + " " + unit;
}

std::string ValuesInWords(const Protocol& protocol, const std::string& input,
                          const std::vector<std::string>& values) {
  const Banding* banding = protocol.FindBanding(input);
  std::vector<std::string> words;
  for (const std::string& value : values) {
    std::string word = value == "unsure" ? "not sure" : Spaced(value);
    for (const Band& band : banding ? banding->bands : std::vector<Band>{}) {
      if (band.name == value) word += " (" + BandInWords(band, banding->unit) + ")";
    }
    words.push_back(word);
  }
  return Joined(words, " or ");
}

std::string InputInWords(const Protocol& protocol, const std::string& input) {
  if (const Question* question = protocol.FindQuestion(input)) return question->label;
  if (const FollowUp* follow_up = FindFollowUp(protocol, input)) return follow_up->text;
  const std::string note = NoteOf(protocol, input);
  return note.empty() ? Spaced(input) : note;
}

std::string WhenInWords(const Protocol& protocol, const Conditions& when) {
  std::vector<std::string> parts;
  for (const auto& [input, values] : when) {
    parts.push_back(InputInWords(protocol, input) + " [" + input + "] is " +
                    ValuesInWords(protocol, input, values));
  }
  return parts.empty() ? "always" : Joined(parts, ", and ");
}

std::string DoseInWords(const Dose& dose) {
  std::vector<std::string> parts;
  Add(parts, dose.sets, "", dose.sets == 1 ? " set" : " sets");
  Add(parts, dose.reps, "", dose.reps == 1 ? " repetition" : " repetitions");
  Add(parts, dose.contract_s, "", " s gentle effort");
  Add(parts, dose.relax_s, "", " s letting go");
  Add(parts, dose.hold_s, "", " s hold");
  Add(parts, dose.rest_s, "", " s rest");
  Add(parts, dose.minutes, "", " min");
  Add(parts, dose.breaths_per_min, "", " breaths a minute");
  Add(parts, dose.effort_max, "effort up to ", " of 10");
  Add(parts, dose.per_week, "", dose.per_week == 1 ? " day a week" : " days a week");
  return Joined(parts, ", ");
}

std::string ReadInWords(const std::string& read) {
  if (read == "text") return "full text read";
  if (read == "abstract") return "abstract read";
  if (read == "secondary") return "read as quoted by another source";
  return "from memory, not checked";
}

}  // namespace psoas::rules
