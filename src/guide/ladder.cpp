#include "guide/ladder.h"

#include <algorithm>

namespace psoas::guide {
namespace {

using rules::Dose;
using rules::Exercise;
using rules::Protocol;

enum class Went { kGood, kFair, kBad };

/// A check-in after this day of the exercise and before its next one says that it was worse.
bool WorseBeforeNext(const History& history, const ExerciseDay& done, const ExerciseDay* next,
                     double pain_limit) {
  const auto& checkins = history.heard;  // oldest first
  auto in = std::partition_point(checkins.begin(), checkins.end(),
                                 [&](const CheckinAt& one) { return one.at < done.last_at; });
  for (; in != checkins.end() && (!next || in->at < next->last_at); ++in) {
    if (CallsForCare(*in->checkin, pain_limit)) return true;
  }
  return false;
}

Went Judge(const Protocol& protocol, const Exercise& exercise, const History& history,
           const LadderState& state, const ExerciseDay& done, const ExerciseDay* next) {
  const rules::Programme& programme = protocol.programme;
  const double limit = programme.pain_rest_above;
  const bool flared =
      done.stopped || done.pain.value_or(0) > limit || WorseBeforeNext(history, done, next, limit);
  if (flared) return Went::kBad;
  if (!done.pain || *done.pain > programme.ladder.good_pain_max) return Went::kFair;
  const int wanted = DoseAt(exercise, state.step).sets.value_or(1);
  const bool all_done = state.cut || done.sets.value_or(wanted) >= wanted;
  return all_done ? Went::kGood : Went::kFair;
}

/// One figure cut so that the share lost lies within the rule; nothing when no whole number does.
std::optional<int> CutFigure(const rules::LadderRule& rule, const std::optional<int>& figure) {
  if (!figure) return std::nullopt;
  for (int less = *figure - 1; less > 0; --less) {
    const int lost = (*figure - less) * 100;
    if (lost > rule.cut_percent_max * *figure) return std::nullopt;
    if (lost >= rule.cut_percent_min * *figure) return less;
  }
  return std::nullopt;
}

}  // namespace

const Dose& DoseAt(const Exercise& exercise, int step) {
  if (step <= 0 || exercise.ladder.empty()) return exercise.dose;
  const auto rung = std::min(static_cast<std::size_t>(step), exercise.ladder.size()) - 1;
  return exercise.ladder[rung].dose;
}

LadderState ClimbLadder(const Protocol& protocol, const Exercise& exercise,
                        const History& history) {
  std::vector<const ExerciseDay*> days;
  for (const ExerciseDay& day : history.exercise_days) {
    if (day.exercise == exercise.id) days.push_back(&day);
  }
  const rules::LadderRule& rule = protocol.programme.ladder;
  const int top = static_cast<int>(exercise.ladder.size());
  LadderState state;
  int good = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0 && days[i]->day - days[i - 1]->day > protocol.screening.freshness.full_gap_days) {
      state = {};
      good = 0;
    }
    const ExerciseDay* next = i + 1 < days.size() ? days[i + 1] : nullptr;
    const Went went = Judge(protocol, exercise, history, state, *days[i], next);
    good = went == Went::kGood ? good + 1 : 0;
    if (went == Went::kBad) state = {std::max(state.step - 1, 0), true};
    if (good < rule.good_sessions) continue;
    good = 0;
    if (state.cut) {
      state.cut = false;
    } else {
      state.step = std::min(state.step + 1, top);
    }
  }
  return state;
}

Dose CutDose(const rules::LadderRule& rule, const Dose& dose) {
  Dose cut = dose;
  for (const auto member : {&Dose::sets, &Dose::reps, &Dose::hold_s, &Dose::minutes}) {
    if (const auto less = CutFigure(rule, dose.*member)) {
      cut.*member = less;
      cut.text.clear();
      break;
    }
  }
  return cut;
}

}  // namespace psoas::guide
