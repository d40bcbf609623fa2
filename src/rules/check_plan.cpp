#include <algorithm>

#include "rules/check.h"

namespace psoas::rules {
namespace {

constexpr std::array kPositions{"supine",   "prone",    "side_lying", "sitting",
                                "kneeling", "standing", "bed_edge"};
constexpr std::array kBranches{"adherence", "no_change", "look_elsewhere", "worse", "carry_on"};

void CheckVariants(Faults& faults, const std::string& place, const Exercise& exercise) {
  const auto& variants = exercise.variants;
  NeedUniqueIds(faults, place, variants);
  faults.AddUnless(!variants.empty(), place, "there is no way to do it.", "Add a variant.");
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const std::string at = Item(place, i);
    faults.NeedText(at + ".title", variants[i].title);
    faults.NeedTexts(at + ".steps", variants[i].steps);
    faults.AddUnless(
        std::find(kPositions.begin(), kPositions.end(), variants[i].position) != kPositions.end(),
        at + ".position", "\"" + variants[i].position + "\" is not a position.",
        "Use: supine | prone | side_lying | sitting | kneeling | standing | bed_edge.");
  }
}

void CheckContraindications(Faults& faults, const std::string& place, const Exercise& exercise) {
  for (std::size_t i = 0; i < exercise.contraindications.size(); ++i) {
    const Contraindication& against = exercise.contraindications[i];
    const std::string at = Item(place, i);
    faults.NeedQuestionOrFact(at + ".question", against.question);
    faults.NeedText(at + ".reason", against.reason);
    for (const std::string& id : against.variants) {
      const bool known = std::any_of(exercise.variants.begin(), exercise.variants.end(),
                                     [&](const Variant& variant) { return variant.id == id; });
      faults.AddUnless(known, at + ".variants", "\"" + id + "\" is not a variant of this exercise.",
                       "Use the id of one of its variants.");
    }
  }
}

void CheckDose(Faults& faults, const std::string& place, const Dose& dose) {
  faults.NeedText(place + ".text", dose.text);
  faults.AddUnless(dose.sets || dose.minutes, place, "the dose says neither rounds nor minutes.",
                   "Give `sets` or `minutes`.");
  for (const auto& figure : {dose.sets, dose.reps, dose.hold_s, dose.minutes, dose.per_week}) {
    faults.AddUnless(!figure || *figure > 0, place, "a figure of the dose is not above zero.",
                     "Leave it out or give a positive number.");
  }
  faults.AddUnless(!dose.effort_max || (*dose.effort_max >= 0 && *dose.effort_max <= 10),
                   place + ".effort_max", "effort is counted from 0 to 10.", "Use that scale.");
}

void CheckExercise(Faults& faults, const std::string& place, const Exercise& exercise) {
  faults.NeedText(place + ".title", exercise.title);
  faults.NeedText(place + ".purpose", exercise.purpose);
  faults.NeedText(place + ".feels_right", exercise.feels_right);
  faults.NeedText(place + ".progression", exercise.progression);
  faults.NeedTexts(place + ".targets", exercise.targets);
  faults.NeedTexts(place + ".cues", exercise.cues);
  faults.NeedTexts(place + ".stop_signs", exercise.stop_signs);
  CheckVariants(faults, place + ".variants", exercise);
  CheckContraindications(faults, place + ".contraindications", exercise);
  CheckDose(faults, place + ".dose", exercise.dose);
  CheckDose(faults, place + ".gentle_dose", exercise.gentle_dose);
  faults.NeedEvidence(place + ".evidence", exercise.evidence);
}

void CheckCandidates(Faults& faults) {
  const Programme& programme = faults.protocol().programme;
  NeedUniqueIds(faults, "programme.candidates", programme.candidates);
  std::map<std::string, std::set<std::string>> domains;
  for (const Input& input : programme.inputs) {
    domains[input.name] = {input.values.begin(), input.values.end()};
  }
  for (std::size_t i = 0; i < programme.candidates.size(); ++i) {
    const Candidate& candidate = programme.candidates[i];
    const std::string place = Item("programme.candidates", i);
    faults.AddUnless(faults.protocol().FindExercise(candidate.exercise) != nullptr,
                     place + ".exercise", "there is no exercise \"" + candidate.exercise + "\".",
                     "Use the id of a file in exercises/.");
    faults.NeedText(place + ".why", candidate.why);
    for (const auto& [name, values] : candidate.when) {
      const std::string at = place + ".when." + name;
      faults.AddUnless(domains.contains(name) && !values.empty(), at,
                       "\"" + name + "\" is not an input of the programme, or lists no value.",
                       "Declare it or check its spelling.");
      for (const std::string& value : values) {
        faults.AddUnless(domains[name].contains(value), at,
                         "\"" + value + "\" is not a value of \"" + name + "\".",
                         "Use one that the input declares.");
      }
    }
  }
}

void CheckBranches(Faults& faults) {
  const auto& branches = faults.protocol().programme.branches;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const std::string place = Item("programme.branches", i);
    seen.insert(branches[i].branch);
    faults.NeedText(place + ".title", branches[i].title);
    faults.NeedText(place + ".text", branches[i].text);
  }
  const std::set<std::string> wanted(kBranches.begin(), kBranches.end());
  faults.AddUnless(seen == wanted && branches.size() == wanted.size(), "programme.branches",
                   "the review does not have exactly its five branches.",
                   "Write adherence, no_change, look_elsewhere, worse and carry_on once each.");
}

}  // namespace

void CheckExercises(Faults& faults) {
  const auto& exercises = faults.protocol().exercises;
  NeedUniqueIds(faults, "exercises", exercises);
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    CheckExercise(faults, Item("exercises", i), exercises[i]);
  }
}

void CheckProgramme(Faults& faults) {
  const Programme& programme = faults.protocol().programme;
  CheckCandidates(faults);
  CheckBranches(faults);
  faults.NeedGrounds("programme", programme.sources, programme.derived_because);
  faults.AddUnless(programme.items_min >= 1 && programme.items_min <= programme.items_max,
                   "programme.items_min", "a session has from items_min to items_max items.",
                   "Give at least one, and no more than items_max.");
  faults.AddUnless(programme.sessions_per_week >= 1 && programme.sessions_per_week <= 14,
                   "programme.sessions_per_week", "that is not a number of sessions a week.",
                   "Give 1 to 14.");
  faults.AddUnless(!programme.retest_weeks.empty() && programme.look_elsewhere_week > 0,
                   "programme.retest_weeks", "the programme is never reviewed.", "Give the weeks.");
  faults.AddUnless(programme.phase_weeks.size() == 2 && programme.phase_weeks[0] > 0 &&
                       programme.phase_weeks[0] < programme.phase_weeks[1],
                   "programme.phase_weeks", "there are three phases: early, middle and late.",
                   "Give the week at which middle begins and the week at which late begins.");
  faults.AddUnless(programme.sitting_high_h > 0 && programme.sitting_high_h <= 24,
                   "programme.sitting_high_h", "that is not a number of hours a day.",
                   "Give 1 to 24.");
  faults.AddUnless(programme.stress_high > 0 && programme.stress_high <= 10,
                   "programme.stress_high", "stress is counted from 0 to 10.", "Give 1 to 10.");
  faults.AddUnless(programme.adherence_percent > 0 && programme.adherence_percent <= 100,
                   "programme.adherence_percent", "that is not a share.", "Give 1 to 100.");
  faults.AddUnless(programme.pain_rest_above > 0 && programme.pain_rest_above < 10,
                   "programme.pain_rest_above", "pain is counted from 0 to 10.", "Give 1 to 9.");
  faults.AddUnless(programme.improved_pain > 0 && programme.improved_pain <= 10,
                   "programme.improved_pain", "pain is counted from 0 to 10.", "Give 1 to 10.");
}

}  // namespace psoas::rules
