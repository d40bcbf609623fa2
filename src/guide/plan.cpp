#include "guide/plan.h"

#include <algorithm>

#include "guide/choice.h"
#include "guide/item.h"
#include "guide/session_size.h"
#include "guide/texts.h"
#include "guide/trends.h"
#include "guide/variant.h"

namespace psoas::guide {
namespace {

using rules::Kind;

void FitInto(const std::optional<double>& minutes, int items_min, std::vector<Item>& items) {
  while (minutes && static_cast<int>(items.size()) > items_min && EstimateMinutes(items) > *minutes)
    items.pop_back();
}

constexpr int kDaysPerWeek = 7;
constexpr int kEveryOtherDay = 3;  // a week; as often as that and less, a day lies between

}  // namespace

std::vector<Item> RestItems(const rules::Protocol& protocol, const PlanInputs& in,
                            const std::string& reason) {
  const Why why{reason, Say(protocol, reason)};
  std::vector<Item> items;
  for (const rules::Exercise& exercise : protocol.exercises) {
    if (!exercise.rest) continue;
    const auto open = OpenVariants(exercise, in);
    if (!open.empty())
      items.push_back(MakeItem(protocol, {&exercise, open.front(), true, true, false, {why}}, in));
  }
  std::stable_partition(items.begin(), items.end(), [&](const Item& item) {
    return IsPreferred(*protocol.FindExercise(item.exercise), in);
  });
  return items;
}

void FillWithRest(const rules::Protocol& protocol, const PlanInputs& in, std::vector<Item>& items) {
  for (Item& rest : RestItems(protocol, in, "plan.fill")) {
    const bool is_there = std::any_of(items.begin(), items.end(), [&](const Item& item) {
      return item.exercise == rest.exercise;
    });
    if (is_there || static_cast<int>(items.size()) >= protocol.programme.items_min) continue;
    items.push_back(std::move(rest));
  }
}

std::vector<Item> DueOn(Day today, const std::vector<Item>& plan, const History& history) {
  std::vector<Item> due;
  for (const Item& item : plan) {
    const int per_week = item.dose.per_week.value_or(kDaysPerWeek);
    int days = 0;
    bool yesterday = false;
    for (const ExerciseDay& done : history.exercise_days) {
      if (done.exercise != item.exercise || done.day >= today) continue;
      if (today - done.day < kDaysPerWeek) ++days;
      yesterday = yesterday || today - done.day == 1;
    }
    if (days < per_week && !(yesterday && per_week <= kEveryOtherDay)) due.push_back(item);
  }
  return due;
}

Selection SelectItems(const rules::Protocol& protocol, const PlanInputs& in) {
  Selection selection;
  const std::vector<Usable> usable = FindUsable(protocol, in, selection.blocked);
  const rules::Programme& programme = protocol.programme;
  for (const Choice& choice : Choose(protocol, in, usable)) {
    const bool is_break = choice.exercise->kind == Kind::kBreak;
    auto& into = is_break ? selection.through_the_day : selection.items;
    if (!is_break && static_cast<int>(into.size()) == programme.items_max) continue;
    into.push_back(MakeItem(protocol, choice, in));
  }
  FitVolume(protocol, SessionsPerWeek(programme, in.person.profile), selection.items);
  FitInto(in.person.profile.minutes_per_day, programme.items_min, selection.items);
  FillWithRest(protocol, in, selection.items);
  const auto add_swaps = [&](std::vector<Item>& items) {
    for (Item& item : items) item.swaps = FindSwaps(usable, in, items, item);
  };
  add_swaps(selection.items);
  add_swaps(selection.through_the_day);
  return selection;
}

}  // namespace psoas::guide
