#include "guide/item.h"

#include <algorithm>

#include "guide/ladder.h"
#include "guide/session_size.h"
#include "guide/texts.h"
#include "guide/trends.h"
#include "rules/work.h"

namespace psoas::guide {
namespace {

using rules::Exercise;

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

/// A step that would take the week beyond its cap of stretching waits, however well it went.
int WithinVolume(const rules::Protocol& protocol, const Exercise& exercise, int per_week,
                 int step) {
  const rules::WeeklyVolume& volume = protocol.programme.volume;
  if (std::count(volume.kinds.begin(), volume.kinds.end(), exercise.kind) == 0) return step;
  const auto seconds = [&](int at) {
    const rules::Dose& dose = DoseAt(exercise, at);
    return rules::HoldSeconds(dose) * std::min(dose.per_week.value_or(per_week), per_week);
  };
  while (step > 0 && seconds(step) > volume.cap_min * 60) --step;
  return step;
}

/// What brings the next step, in words.
std::string NextStep(const rules::Protocol& protocol, const Exercise& exercise, int per_week,
                     const Item& item) {
  const rules::LadderRule& rule = protocol.programme.ladder;
  const auto say = [&](const char* id) {
    return Say(protocol, id,
               {{"sessions", std::to_string(rule.good_sessions)},
                {"pain", std::to_string(rule.good_pain_max)},
                {"cap", std::to_string(protocol.programme.volume.cap_min)}});
  };
  const int number = item.step.number;  // of the next step, counted from 0
  if (item.step.cut) return say("step.cut");
  if (item.gentle) return say("step.gentle");
  if (number == item.step.of) return {};
  return say(WithinVolume(protocol, exercise, per_week, number) == number ? "step.next"
                                                                          : "step.volume");
}

/// Chooses the dose of the item: gentle, or that of the step reached, cut after a flare.
void SetDose(const rules::Protocol& protocol, const Exercise& exercise, const PlanInputs& in,
             Item& item) {
  static const History kNothing{};
  LadderState state = ClimbLadder(protocol, exercise, in.history ? *in.history : kNothing);
  const int per_week = SessionsPerWeek(protocol.programme, in.person.profile);
  state.step = item.gentle ? 0 : WithinVolume(protocol, exercise, per_week, state.step);
  item.dose = item.gentle ? exercise.gentle_dose : DoseAt(exercise, state.step);
  item.step.number = state.step + 1;
  item.step.of = static_cast<int>(exercise.ladder.size()) + 1;
  if (state.step > 0) {
    const rules::Rung& rung = exercise.ladder[static_cast<std::size_t>(state.step) - 1];
    item.step.title = rung.title;
    item.step.steps = rung.steps;
  }
  item.step.cut = state.cut || in.cut_all;
  if (item.step.cut) {
    item.dose = CutDose(protocol.programme.ladder, item.dose);
    item.why.push_back({"plan.cut", Say(protocol, "plan.cut")});
  }
  if (item.dose.text.empty()) item.dose.text = DoseText(protocol, item.dose, exercise.per_side);
  item.step.text = NextStep(protocol, exercise, per_week, item);
}

}  // namespace

std::vector<ItemEvidence> SpellOut(const rules::Protocol& protocol,
                                   const std::vector<rules::Evidence>& evidence) {
  std::vector<ItemEvidence> out;
  for (const auto& claim : evidence) {
    ItemEvidence spelt{claim.claim, claim.grade, claim.sources, {}};
    for (const auto& id : claim.sources) {
      if (const auto* source = protocol.FindSource(id)) spelt.citations.push_back(source->citation);
    }
    out.push_back(std::move(spelt));
  }
  return out;
}

Item MakeItem(const rules::Protocol& protocol, const Choice& choice, const PlanInputs& in) {
  const Exercise& exercise = *choice.exercise;
  Item item;
  item.exercise = exercise.id;
  item.title = exercise.title;
  item.kind = exercise.kind;
  item.variant = choice.variant->id;
  item.variant_title = choice.variant->title;
  item.side = !exercise.per_side || choice.left == choice.right ? "both"
              : choice.left                                     ? "left"
                                                                : "right";
  item.per_side = exercise.per_side;
  item.gentle = choice.gentle || !in.gentle_because.empty();
  item.why = choice.why;
  if (!in.gentle_because.empty())
    item.why.push_back({in.gentle_because, Say(protocol, in.gentle_because)});
  SetDose(protocol, exercise, in, item);
  item.would_change = WouldChange(protocol, exercise);
  item.evidence = SpellOut(protocol, exercise.evidence);
  return item;
}

std::vector<Swap> FindSwaps(const std::vector<Usable>& usable, const PlanInputs& in,
                            const std::vector<Item>& session, const Item& item) {
  const auto is_in_session = [&](const Exercise& exercise) {
    return std::any_of(session.begin(), session.end(),
                       [&](const Item& other) { return other.exercise == exercise.id; });
  };
  const auto itself = std::find_if(usable.begin(), usable.end(), [&](const Usable& one) {
    return one.exercise->id == item.exercise;
  });
  std::vector<Swap> swaps;
  for (const auto* variant : OpenVariants(*itself->exercise, in)) {
    if (variant->id != item.variant)
      swaps.push_back({item.exercise + "/" + variant->id, item.exercise, variant->id, item.title,
                       variant->title});
  }
  for (const Usable& other : usable) {
    const Exercise& exercise = *other.exercise;
    const bool is_equal = other.variant && exercise.group == itself->exercise->group &&
                          !exercise.opt_in && !is_in_session(exercise);
    if (is_equal)
      swaps.push_back(
          {exercise.id, exercise.id, other.variant->id, exercise.title, other.variant->title});
  }
  return swaps;
}

}  // namespace psoas::guide
