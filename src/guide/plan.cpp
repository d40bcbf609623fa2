#include "guide/plan.h"

#include <algorithm>
#include <cstdlib>

#include "guide/texts.h"

namespace psoas::guide {
namespace {

using rules::Candidate;
using rules::Exercise;
using rules::Variant;

constexpr const char* kEveryHome[] = {"mat", "cushion", "chair", "bed", "wall", "towel"};
constexpr int kSecondsPerRep = 4, kGetReadySeconds = 15;

struct Choice {
  const Exercise* exercise = nullptr;
  bool left = false, right = false;
  bool gentle = true;  ///< until a candidate asks for the usual dose
  std::vector<Why> why;
};

std::string PhaseOf(const rules::Programme& programme, int week) {
  const auto& turns = programme.phase_weeks;
  if (turns.size() < 2 || week < turns[0]) return "early";
  return week < turns[1] ? "middle" : "late";
}

std::string LoadJump(const journal::ProfileSet& profile) {
  if (!profile.recent_load_jump) return "unknown";
  // Not being sure of a jump in load is not a no.
  return *profile.recent_load_jump == "no" ? "no" : "yes";
}

/// "high", "usual", a score of 0 to 10, or not told.
std::string StressOf(const rules::Programme& programme, const journal::ProfileSet& profile) {
  if (!profile.stress) return "unknown";
  const std::string& told = *profile.stress;
  const bool is_score = !told.empty() && told.find_first_not_of("0123456789.") == std::string::npos;
  const bool is_high = is_score ? std::strtod(told.c_str(), nullptr) >= programme.stress_high
                                : told == "high" || told == "yes";
  return is_high ? "high" : "usual";
}

rules::Values CommonValues(const rules::Protocol& protocol, const PlanInputs& in) {
  const auto& profile = in.person.profile;
  const bool near_edge = in.findings.left.near_edge || in.findings.right.near_edge;
  const double high = protocol.programme.sitting_high_h;
  return {{"pattern", Name(in.pattern)},
          {"near_edge", near_edge ? "yes" : "no"},
          {"phase", PhaseOf(protocol.programme, in.week)},
          {"sitting", !profile.sitting_h_per_day           ? "unknown"
                      : *profile.sitting_h_per_day >= high ? "high"
                                                           : "usual"},
          {"stress", StressOf(protocol.programme, profile)},
          {"load_jump", LoadJump(profile)}};
}

rules::Values WithSide(rules::Values values, const SideFinding& side) {
  values["iliopsoas"] = Name(side.muscles.iliopsoas);
  values["rectus_femoris"] = Name(side.muscles.rectus_femoris);
  values["tfl"] = Name(side.muscles.tfl);
  values["sartorius"] = Name(side.muscles.sartorius);
  return values;
}

bool Applies(const Candidate& candidate, const rules::Values& values) {
  rules::Row row;
  row.when = candidate.when;
  return rules::Holds(row, values);
}

/// What rules a variant (or, with `variant` null, the whole exercise) out; nullptr when nothing
/// does.
const rules::Contraindication* RuledOut(const Exercise& exercise, const Variant* variant,
                                        const PlanInputs& in) {
  for (const auto& against : exercise.contraindications) {
    const bool concerns =
        variant ? std::count(against.variants.begin(), against.variants.end(), variant->id) > 0
                : against.variants.empty();
    const bool lifted = against.until_released && in.lifted.contains(against.question);
    if (concerns && !lifted && in.holding.contains(against.question)) return &against;
  }
  return nullptr;
}

std::set<std::string> EquipmentOf(const journal::ProfileSet& profile) {
  if (profile.equipment) return {profile.equipment->begin(), profile.equipment->end()};
  return {std::begin(kEveryHome), std::end(kEveryHome)};
}

std::string MissingEquipment(const Variant& variant, const std::set<std::string>& at_hand) {
  for (const auto& thing : variant.equipment) {
    if (!at_hand.contains(thing)) return thing;
  }
  return {};
}

/// The first variant that is neither ruled out nor short of equipment; notes the others as blocked.
const Variant* PickVariant(const rules::Protocol& protocol, const Exercise& exercise,
                           const PlanInputs& in, std::vector<Blocked>& blocked) {
  if (const auto* against = RuledOut(exercise, nullptr, in)) {
    blocked.push_back({exercise.id, against->question, "", against->reason});
    return nullptr;
  }
  const auto at_hand = EquipmentOf(in.person.profile);
  const Variant* picked = nullptr;
  const rules::Contraindication* last_against = nullptr;
  std::string missing;
  for (const Variant& variant : exercise.variants) {
    if (const auto* against = RuledOut(exercise, &variant, in)) {
      blocked.push_back({exercise.id, against->question, variant.id, against->reason});
      last_against = against;
    } else if (const std::string thing = MissingEquipment(variant, at_hand); !thing.empty()) {
      missing = thing;
    } else if (!picked) {
      picked = &variant;
    }
  }
  if (!picked && !missing.empty()) {
    blocked.push_back({exercise.id, "equipment", "",
                       Say(protocol, "blocked.equipment", {{"equipment", missing}})});
  } else if (!picked && last_against) {
    blocked.push_back({exercise.id, last_against->question, "", last_against->reason});
  }
  return picked;
}

void Merge(const Candidate& candidate, bool left, bool right, std::vector<Choice>& choices,
           const Exercise& exercise) {
  auto found = std::find_if(choices.begin(), choices.end(),
                            [&](const Choice& c) { return c.exercise == &exercise; });
  if (found == choices.end()) {
    choices.push_back({&exercise, false, false, true, {}});
    found = choices.end() - 1;
  }
  found->left = found->left || left;
  found->right = found->right || right;
  found->gentle = found->gentle && candidate.gentle;
  found->why.push_back({candidate.id, candidate.why});
}

std::vector<Choice> Choose(const rules::Protocol& protocol, const PlanInputs& in) {
  const rules::Values common = CommonValues(protocol, in);
  const rules::Values left = WithSide(common, in.findings.left),
                      right = WithSide(common, in.findings.right);
  std::vector<const Candidate*> ordered;
  for (const auto& candidate : protocol.programme.candidates) ordered.push_back(&candidate);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Candidate* a, const Candidate* b) {
    return a->priority < b->priority;
  });
  std::vector<Choice> choices;
  for (const Candidate* candidate : ordered) {
    const Exercise* exercise = protocol.FindExercise(candidate->exercise);
    const bool on_left = Applies(*candidate, left), on_right = Applies(*candidate, right);
    if (exercise && (on_left || on_right)) Merge(*candidate, on_left, on_right, choices, *exercise);
  }
  return choices;
}

std::vector<ItemEvidence> EvidenceOf(const rules::Protocol& protocol, const Exercise& exercise) {
  std::vector<ItemEvidence> out;
  for (const auto& evidence : exercise.evidence) {
    ItemEvidence item{evidence.claim, evidence.grade, evidence.sources, {}};
    for (const auto& id : evidence.sources) {
      if (const auto* source = protocol.FindSource(id)) item.citations.push_back(source->citation);
    }
    out.push_back(std::move(item));
  }
  return out;
}

std::string WouldChange(const rules::Protocol& protocol, const Exercise& exercise) {
  std::string labels;
  for (const auto& against : exercise.contraindications) {
    const auto* question = protocol.FindQuestion(against.question);
    if (!question || !against.variants.empty()) continue;
    labels += (labels.empty() ? "" : ", ") + question->label;
  }
  if (labels.empty()) return Say(protocol, "plan.would_change.none");
  return Say(protocol, "plan.would_change", {{"labels", labels}});
}

Item MakeItem(const rules::Protocol& protocol, const Choice& choice, const Variant& variant,
              const PlanInputs& in) {
  const Exercise& exercise = *choice.exercise;
  Item item;
  item.exercise = exercise.id;
  item.title = exercise.title;
  item.variant = variant.id;
  item.variant_title = variant.title;
  item.side = !exercise.per_side || choice.left == choice.right ? "both"
              : choice.left                                     ? "left"
                                                                : "right";
  item.gentle = choice.gentle || !in.gentle_because.empty();
  item.dose = item.gentle ? exercise.gentle_dose : exercise.dose;
  item.why = choice.why;
  if (!in.gentle_because.empty())
    item.why.push_back({in.gentle_because, Say(protocol, in.gentle_because)});
  item.would_change = WouldChange(protocol, exercise);
  item.evidence = EvidenceOf(protocol, exercise);
  return item;
}

int SecondsOf(const Item& item) {
  const rules::Dose& dose = item.dose;
  if (dose.minutes) return *dose.minutes * 60;
  const int work = dose.reps.value_or(1) * (dose.hold_s ? *dose.hold_s : kSecondsPerRep);
  const int sides = item.side == "both" ? 2 : 1;
  return kGetReadySeconds + dose.sets.value_or(1) * sides * (work + dose.rest_s.value_or(0));
}

void FitInto(const std::optional<double>& minutes, int items_min, std::vector<Item>& items) {
  while (minutes && static_cast<int>(items.size()) > items_min && EstimateMinutes(items) > *minutes)
    items.pop_back();
}

}  // namespace

std::vector<Item> RestItems(const rules::Protocol& protocol, const PlanInputs& in,
                            const std::string& reason) {
  const Why why{reason, Say(protocol, reason)};
  std::vector<Item> items;
  for (const Exercise& exercise : protocol.exercises) {
    if (!exercise.rest) continue;
    std::vector<Blocked> ignored;
    const Variant* variant = PickVariant(protocol, exercise, in, ignored);
    if (variant)
      items.push_back(MakeItem(protocol, {&exercise, true, true, false, {why}}, *variant, in));
  }
  return items;
}

Selection SelectItems(const rules::Protocol& protocol, const PlanInputs& in) {
  Selection selection;
  std::vector<std::pair<const Exercise*, const Variant*>> usable;
  for (const Exercise& exercise : protocol.exercises) {
    usable.emplace_back(&exercise, PickVariant(protocol, exercise, in, selection.blocked));
  }
  const auto variant_of = [&](const Exercise* exercise) {
    return std::find_if(usable.begin(), usable.end(),
                        [&](const auto& u) { return u.first == exercise; })
        ->second;
  };
  const rules::Programme& programme = protocol.programme;
  for (const Choice& choice : Choose(protocol, in)) {
    if (static_cast<int>(selection.items.size()) == programme.items_max) break;
    const Variant* variant = variant_of(choice.exercise);
    if (variant) selection.items.push_back(MakeItem(protocol, choice, *variant, in));
  }
  FitInto(in.person.profile.minutes_per_day, programme.items_min, selection.items);
  for (Item& rest : RestItems(protocol, in, "plan.fill")) {
    const bool is_there =
        std::any_of(selection.items.begin(), selection.items.end(),
                    [&](const Item& item) { return item.exercise == rest.exercise; });
    if (is_there || static_cast<int>(selection.items.size()) >= programme.items_min) continue;
    selection.items.push_back(std::move(rest));
  }
  return selection;
}

int EstimateMinutes(const std::vector<Item>& items) {
  int seconds = 0;
  for (const Item& item : items) seconds += SecondsOf(item);
  return (seconds + 59) / 60;
}

}  // namespace psoas::guide
