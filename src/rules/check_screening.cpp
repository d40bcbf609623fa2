#include <algorithm>

#include "rules/check.h"

namespace psoas::rules {
namespace {

constexpr std::size_t kQuestions = 44;
constexpr std::array kTriageFacts{"joint_pain", "thigh_above"};

std::vector<std::string> TriState() { return {"no", "unsure", "yes"}; }
std::vector<std::string> TwoState() { return {"no", "yes"}; }

std::vector<const Question*> AllQuestions(const Protocol& protocol) {
  std::vector<const Question*> out;
  for (const QuestionGroup& group : protocol.screening.groups) {
    for (const Question& question : group.questions) out.push_back(&question);
  }
  return out;
}

void CheckQuestion(Faults& faults, const std::string& place, const Question& question,
                   std::set<std::string>& seen) {
  faults.AddUnless(!question.id.empty() && seen.insert(question.id).second, place + ".id",
                   "the id \"" + question.id + "\" is empty or there twice.",
                   "Give it its own id.");
  faults.NeedText(place + ".text", question.text);
  faults.NeedText(place + ".label", question.label);
  faults.NeedSources(place + ".sources", question.sources);
  for (std::size_t i = 0; i < question.follow_ups.size(); ++i) {
    const FollowUp& follow_up = question.follow_ups[i];
    const std::string at = Item(place + ".follow_ups", i);
    faults.AddUnless(
        follow_up.id.starts_with(question.id + "_") && seen.insert(follow_up.id).second, at + ".id",
        "the follow-up \"" + follow_up.id + "\" is not " + question.id +
            "_DETAIL, or is there twice.",
        "Name it after its question.");
    faults.NeedText(at + ".text", follow_up.text);
  }
}

void CheckGroups(Faults& faults) {
  const auto& groups = faults.protocol().screening.groups;
  NeedUniqueIds(faults, "screening.groups", groups);
  std::set<std::string> seen;
  std::size_t questions = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string place = Item("screening.groups", i);
    faults.NeedText(place + ".title", groups[i].title);
    faults.NeedText(place + ".lead", groups[i].lead);
    faults.AddUnless(i == 0 || groups[i - 1].order < groups[i].order, place + ".order",
                     "the groups are not in rising order.", "Give each its own place.");
    for (std::size_t j = 0; j < groups[i].questions.size(); ++j) {
      CheckQuestion(faults, Item(place + ".questions", j), groups[i].questions[j], seen);
    }
    questions += groups[i].questions.size();
  }
  faults.AddUnless(questions == kQuestions, "screening.groups",
                   "there are " + std::to_string(questions) + " questions, not 44.",
                   "The screen is the 44 questions of the protocol, no more and no fewer.");
}

bool IsFact(const std::string& name) {
  return std::find(kTriageFacts.begin(), kTriageFacts.end(), name) != kTriageFacts.end();
}

/// The inputs are exactly the questions, their follow-ups and the facts of the test.
void CheckTriageInputs(Faults& faults) {
  const Table& triage = faults.protocol().screening.triage;
  std::set<std::string> wanted(kTriageFacts.begin(), kTriageFacts.end());
  for (const Question* question : AllQuestions(faults.protocol())) {
    wanted.insert(question->id);
    for (const FollowUp& follow_up : question->follow_ups) wanted.insert(follow_up.id);
  }
  for (std::size_t i = 0; i < triage.inputs.size(); ++i) {
    const Input& input = triage.inputs[i];
    const std::string place = Item("screening.triage.inputs", i);
    faults.AddUnless(wanted.erase(input.name) == 1, place,
                     "\"" + input.name + "\" is neither a question, a follow-up nor a fact.",
                     "Remove it or check its spelling.");
    faults.AddUnless(input.values == (IsFact(input.name) ? TwoState() : TriState()),
                     place + ".values",
                     "the values of \"" + input.name + "\" are not the usual ones.",
                     "Questions take no, unsure, yes; facts take no, yes.");
  }
  for (const std::string& name : wanted) {
    faults.Add("screening.triage.inputs", "\"" + name + "\" is missing.", "Add it as an input.");
  }
}

/// With only this one answer unsure, and even its follow-ups answered no, some row must hold:
/// unsure never counts as no (DECISIONS 3).
void CheckUnsureCounts(Faults& faults, const Question& question) {
  const Table& triage = faults.protocol().screening.triage;
  Values values;
  for (const Input& input : triage.inputs) values[input.name] = "no";
  values[question.id] = "unsure";
  faults.AddUnless(!Evaluate(triage, values).fired.empty(), "screening.triage",
                   "no row holds when \"" + question.id + "\" is answered unsure.",
                   "Add a row for it: unsure never counts as no.");
}

void CheckTriage(Faults& faults) {
  const Table& triage = faults.protocol().screening.triage;
  faults.NeedTable("screening.triage", triage);
  constexpr auto& kNames = EnumNames<Disposition>::kNames;
  const bool dispositions =
      std::equal(triage.output.begin(), triage.output.end(), kNames.begin(), kNames.end(),
                 [](const std::string& a, const char* b) { return a == b; });
  faults.AddUnless(triage.hit == Hit::kMax, "screening.triage.hit", "triage takes the gravest row.",
                   "Write MAX.");
  faults.AddUnless(dispositions, "screening.triage.output", "these are not the dispositions.",
                   "Write proceed, limits, see_clinician, urgent, emergency.");
  faults.AddUnless(triage.otherwise == "proceed", "screening.triage.otherwise",
                   "with no row the outcome is to proceed.", "Write \"proceed\".");
  for (std::size_t i = 0; i < triage.rows.size(); ++i) {
    faults.AddUnless(!triage.rows[i].when.empty(), Item("screening.triage.rows", i),
                     "row \"" + triage.rows[i].id + "\" tests nothing.", "Say when it holds.");
  }
  if (const Status status = CheckMonotone(triage, TriState()); !status.ok()) {
    faults.Add("screening.triage." + status.error().place, status.error().message,
               status.error().mend);
  }
  CheckTriageInputs(faults);
  for (const Question* question : AllQuestions(faults.protocol())) {
    CheckUnsureCounts(faults, *question);
  }
}

void CheckTimes(Faults& faults) {
  const Freshness& freshness = faults.protocol().screening.freshness;
  faults.AddUnless(
      freshness.full_gap_days > 0 && freshness.short_valid_h > 0 && !freshness.full_weeks.empty(),
      "screening.freshness", "an answer holds for no time.",
      "Give days, hours and weeks above zero.");
  faults.NeedText("screening.freshness.derived_because", freshness.derived_because);
  const Calendar& calendar = faults.protocol().screening.calendar;
  const bool weeks = calendar.no_flat_lying_from_week > 0 && calendar.early_postpartum_weeks > 0 &&
                     calendar.no_flat_lying_from_week < calendar.pregnancy_max_weeks &&
                     calendar.early_postpartum_weeks <= calendar.postpartum_weeks;
  faults.AddUnless(calendar.adult_age > 0 && weeks, "screening.calendar",
                   "the ages and weeks are not in their order.",
                   "Flat lying ends before a pregnancy can; early comes before postpartum ends.");
  faults.NeedGrounds("screening.calendar", calendar.sources, calendar.derived_because);
}

void CheckDispositions(Faults& faults) {
  std::set<Disposition> seen;
  const auto& dispositions = faults.protocol().screening.dispositions;
  for (std::size_t i = 0; i < dispositions.size(); ++i) {
    const std::string place = Item("screening.dispositions", i);
    seen.insert(dispositions[i].disposition);
    faults.NeedText(place + ".title", dispositions[i].title);
    faults.NeedText(place + ".action", dispositions[i].action);
    faults.NeedText(place + ".meanwhile", dispositions[i].meanwhile);
  }
  const std::size_t all = EnumNames<Disposition>::kNames.size();
  faults.AddUnless(seen.size() == all && dispositions.size() == all, "screening.dispositions",
                   "not every disposition has exactly one text.", "Write each of the five once.");
}

}  // namespace

void CheckScreening(Faults& faults) {
  CheckGroups(faults);
  CheckTriage(faults);
  CheckTimes(faults);
  CheckDispositions(faults);
}

}  // namespace psoas::rules
