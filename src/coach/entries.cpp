// What a session leaves in the journal: what was done, and nothing else.
#include <algorithm>
#include <cmath>

#include "base/json_io.h"
#include "coach/turn.h"

namespace psoas::coach {
namespace {

double Seconds(std::int64_t ms) { return std::round(static_cast<double>(ms) / kMsPerSecond); }
double Tenths(double value) { return std::round(value * 10) / 10; }

Json GainsOf(const SideCount& count) {
  Json gains = Json::array();
  for (const double gain : count.gained_deg) gains.push_back(Tenths(gain));
  return gains;
}

void AddTo(SideCount& sum, const SideCount& count) {
  sum.held_ms += count.held_ms;
  sum.tuck_ms += count.tuck_ms;
  sum.gained_deg.insert(sum.gained_deg.end(), count.gained_deg.begin(), count.gained_deg.end());
}

}  // namespace

void Turn::Record(const char* type, Json data) { entries_.push_back({type, std::move(data)}); }

/// One entry an exercise; one a side where the sides came out differently. What was not begun
/// leaves none. Pain is told only of an exercise that was asked about. The counts start anew, so
/// that nothing is told twice.
void Turn::RecordWork(std::optional<std::string> stopped_because) {
  Work& work = WorkHere();
  if (!work.begun) return;
  const auto entry = [&](Side side, const SideCount& count) {
    Json data{{"exercise", work.exercise},
              {"variant", work.variant},
              {"side", Name(side)},
              {"sets", count.sets},
              {"seconds", Seconds(count.held_ms)}};
    if (CountsByCycles(ExerciseHere(), work.dose) && count.rounds_max)
      data["reps"] = *count.rounds_max;
    else if (work.dose.reps)
      data["reps"] = *work.dose.reps;
    if (work.dose.hold_s) data["hold_s"] = *work.dose.hold_s;
    if (count.tuck_ms > 0) data["tuck_s"] = Seconds(count.tuck_ms);
    if (!count.gained_deg.empty()) data["gained_deg"] = GainsOf(count);
    if (was_asked_ && state_.pain) data["pain"] = *state_.pain;
    if (stopped_because) data["stopped_because"] = *stopped_because;
    Record("exercise.done", std::move(data));
  };
  const SideCount first = work.counts.front();
  const bool alike = std::ranges::all_of(
      work.counts, [&](const SideCount& count) { return count.sets == first.sets; });
  if (alike) {
    SideCount sum = first;
    for (std::size_t i = 1; i < work.counts.size(); ++i) AddTo(sum, work.counts[i]);
    entry(work.side, sum);
  } else {
    for (const SideCount& count : work.counts) entry(count.side, count);
  }
  for (SideCount& count : work.counts) count = {.side = count.side, .rounds_max = count.rounds_max};
  work.begun = false;
}

}  // namespace psoas::coach
