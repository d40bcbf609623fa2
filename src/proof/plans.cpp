#include "proof/plans.h"

#include <algorithm>

#include "guide/choice.h"

namespace psoas::proof {
namespace {

using guide::MuscleState;
using guide::PlanInputs;
using journal::Answer;

MuscleState Muscle(const std::string& value) {
  return Parse<MuscleState>(value).value_or(MuscleState::kUnknown);
}

Answer YesIf(bool yes) { return yes ? Answer::kYes : Answer::kNo; }

void SetMuscle(const std::string& name, const std::string& value, guide::Muscles& muscles) {
  if (name == "iliopsoas") muscles.iliopsoas = Muscle(value);
  if (name == "rectus_femoris") muscles.rectus_femoris = Muscle(value);
  if (name == "tfl") muscles.tfl = Muscle(value);
  if (name == "sartorius") muscles.sartorius = Muscle(value);
}

void SetProfile(const rules::Programme& programme, const std::string& name,
                const std::string& value, journal::ProfileSet& profile) {
  if (value == "unknown") return;
  if (name == "sitting") profile.sitting_h_per_day = value == "high" ? programme.sitting_high_h : 0;
  if (name == "stress") profile.stress = value;
  if (name == "load_jump") profile.recent_load_jump = value;
  if (name == "posture") profile.posture_habit = YesIf(value == "yes");
  if (name == "strength") profile.trains_strength = YesIf(value == "trained");
}

/// Sets one input of the programme's conditions.
void Set(const rules::Programme& programme, const std::string& name, const std::string& value,
         PlanInputs& in) {
  SetMuscle(name, value, in.findings.left.muscles);
  SetProfile(programme, name, value, in.person.profile);
  if (name == "pattern")
    in.pattern = Parse<guide::Pattern>(value).value_or(guide::Pattern::kUnclear);
  if (name == "near_edge") in.findings.left.near_edge = value == "yes";
  if (name == "load_first") in.load_first = value == "yes";
  for (const rules::Phase& phase : programme.phases) {
    if (name == "phase" && value == phase.id) in.week = phase.from_week;
  }
}

std::vector<std::string> EveryThing(const rules::Protocol& protocol) {
  std::set<std::string> things;
  for (const rules::Exercise& exercise : protocol.exercises) {
    for (const rules::Variant& variant : exercise.variants)
      things.insert(variant.equipment.begin(), variant.equipment.end());
  }
  return {things.begin(), things.end()};
}

}  // namespace

std::vector<PlanInputs> Persons(const rules::Protocol& protocol) {
  std::vector<PlanInputs> out;
  PlanInputs anyone;
  anyone.pattern = guide::Pattern::kShort;
  anyone.person.profile.equipment = EveryThing(protocol);
  anyone.person.profile.ball_opt_in = Answer::kYes;
  for (const rules::Candidate& candidate : protocol.programme.candidates) {
    PlanInputs one = anyone;
    for (const auto& [name, values] : candidate.when) {
      if (!values.empty()) Set(protocol.programme, name, values.front(), one);
    }
    PlanInputs both = one;
    both.findings.right = both.findings.left;
    out.push_back(std::move(one));
    out.push_back(std::move(both));
  }
  return out;
}

std::set<std::string> NamedFacts(const rules::Protocol& protocol) {
  std::set<std::string> out;
  for (const rules::Exercise& exercise : protocol.exercises) {
    for (const auto& against : exercise.contraindications) out.insert(against.question);
  }
  return out;
}

std::string RuledOutBy(const rules::Exercise& exercise, const std::string& variant,
                       const std::set<std::string>& holding, const std::set<std::string>& lifted) {
  for (const auto& against : exercise.contraindications) {
    const bool concerns = against.variants.empty() ||
                          std::count(against.variants.begin(), against.variants.end(), variant) > 0;
    if (!concerns || !holding.contains(against.question)) continue;
    if (!against.until_released || !lifted.contains(against.question)) return against.question;
  }
  return "";
}

std::vector<Offered> AllOffered(const guide::Selection& selection) {
  std::vector<Offered> out;
  for (const auto* items : {&selection.items, &selection.through_the_day}) {
    for (const guide::Item& item : *items) {
      out.push_back({item.exercise, item.variant});
      for (const guide::Swap& swap : item.swaps) out.push_back({swap.exercise, swap.variant});
    }
  }
  return out;
}

}  // namespace psoas::proof
