#include "guide/session_size.h"

#include <algorithm>

#include "base/numbers.h"
#include "guide/texts.h"
#include "rules/work.h"

namespace psoas::guide {
namespace {

using rules::Dose;
using rules::Kind;

constexpr int kGetReadySeconds = 15;

int SecondsOf(const Item& item) {
  const Dose& dose = item.dose;
  if (dose.minutes) return *dose.minutes * 60;
  const int rounds = dose.sets.value_or(1), cycles = rounds * dose.reps.value_or(1);
  const int between = cycles * dose.relax_s.value_or(0) + rounds * dose.rest_s.value_or(0);
  const int sides = item.per_side && item.side == "both" ? 2 : 1;
  return kGetReadySeconds + sides * (rules::WorkSeconds(dose) + between);
}

bool Counts(const rules::WeeklyVolume& volume, const Item& item) {
  return std::count(volume.kinds.begin(), volume.kinds.end(), item.kind) > 0;
}

/// Minutes a week of one side ("left" or "right").
double MinutesOf(const rules::WeeklyVolume& volume, int per_week, const std::vector<Item>& items,
                 const std::string& side) {
  int seconds = 0;
  for (const Item& item : items) {
    if (Counts(volume, item) && (item.side == "both" || item.side == side))
      seconds +=
          rules::HoldSeconds(item.dose) * std::min(item.dose.per_week.value_or(per_week), per_week);
  }
  return seconds / 60.0;
}

/// One round less, or one repetition less; false when there is nothing left to take.
bool TakeRound(Dose& dose) {
  for (const auto figure : {&Dose::sets, &Dose::reps}) {
    if ((dose.*figure).value_or(1) < 2) continue;
    dose.*figure = *(dose.*figure) - 1;
    return true;
  }
  return false;
}

/// Takes a little from the last item that counts; drops it when nothing is left to take.
void TrimLast(const rules::Protocol& protocol, std::vector<Item>& items) {
  for (bool drop : {false, true}) {
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      if (!Counts(protocol.programme.volume, *item)) continue;
      if (drop) {
        items.erase(std::next(item).base());
        return;
      }
      if (!TakeRound(item->dose)) continue;
      item->dose.text = DoseText(protocol, item->dose, item->per_side);
      const bool said = std::any_of(item->why.begin(), item->why.end(),
                                    [](const Why& why) { return why.rule == "plan.volume.cap"; });
      if (!said) item->why.push_back({"plan.volume.cap", Say(protocol, "plan.volume.cap")});
      return;
    }
  }
}

std::string Minutes(double minutes) { return Tenth(minutes); }

}  // namespace

int EstimateMinutes(const std::vector<Item>& items) {
  int seconds = 0;
  for (const Item& item : items) seconds += SecondsOf(item);
  return (seconds + 59) / 60;
}

void FitVolume(const rules::Protocol& protocol, int per_week, std::vector<Item>& items) {
  const rules::WeeklyVolume& volume = protocol.programme.volume;
  const auto is_over = [&](const char* side) {
    return MinutesOf(volume, per_week, items, side) > volume.cap_min;
  };
  while (is_over("left") || is_over("right")) TrimLast(protocol, items);
}

Volume WeeklyVolumeOf(const rules::Protocol& protocol, int per_week,
                      const std::vector<Item>& items) {
  const rules::WeeklyVolume& rule = protocol.programme.volume;
  Volume volume;
  volume.left_min = RoundTenth(MinutesOf(rule, per_week, items, "left"));
  volume.right_min = RoundTenth(MinutesOf(rule, per_week, items, "right"));
  volume.floor_min = rule.floor_min;
  volume.cap_min = rule.cap_min;
  const double most = std::max(volume.left_min, volume.right_min);
  if (most == 0) return volume;
  volume.text = Say(protocol, most < rule.floor_min ? "plan.volume.low" : "plan.volume.enough",
                    {{"left", Minutes(volume.left_min)},
                     {"right", Minutes(volume.right_min)},
                     {"floor", std::to_string(rule.floor_min)},
                     {"cap", std::to_string(rule.cap_min)}});
  return volume;
}

std::vector<Item> BadDayItems(const rules::Protocol& protocol, const std::vector<Item>& items) {
  const rules::BadDay& rule = protocol.programme.bad_day;
  std::vector<Item> out;
  for (Item item : items) {
    if (static_cast<int>(out.size()) == rule.items_max) break;
    const Dose before = item.dose;
    if (item.dose.sets) item.dose.sets = 1;
    if (item.dose.minutes) item.dose.minutes = std::min(*item.dose.minutes, rule.rest_minutes);
    if (item.dose.sets != before.sets || item.dose.minutes != before.minutes)
      item.dose.text = DoseText(protocol, item.dose, item.per_side);
    out.push_back(std::move(item));
    if (EstimateMinutes(out) > rule.minutes_max) out.pop_back();
  }
  return out;
}

std::string DoseText(const rules::Protocol& protocol, const Dose& dose, bool per_side) {
  const auto text = [](const std::optional<int>& figure) {
    return std::to_string(figure.value_or(1));
  };
  const char* id = dose.minutes               ? "dose.minutes"
                   : dose.contract_s          ? "dose.cycles"
                   : dose.reps && dose.hold_s ? "dose.reps_held"
                   : dose.reps                ? "dose.reps"
                                              : "dose.holds";
  return Say(protocol, id,
             {{"sets", text(dose.sets)},
              {"reps", text(dose.reps)},
              {"hold", text(dose.hold_s)},
              {"effort", text(dose.contract_s)},
              {"minutes", text(dose.minutes)},
              {"side", per_side ? Say(protocol, "dose.a_side") : ""}});
}

}  // namespace psoas::guide
