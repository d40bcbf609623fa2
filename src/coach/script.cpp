#include "coach/script.h"

#include <algorithm>
#include <cmath>

namespace psoas::coach {
namespace {

using rules::Kind;

constexpr std::int64_t Ms(int seconds) { return std::int64_t{1000} * seconds; }

class Layout {
 public:
  Layout(const rules::Protocol& protocol, std::vector<Step>& steps)
      : pace_(protocol.session.pace), protocol_(protocol), steps_(steps) {}

  void Add(const rules::Exercise& exercise, const Work& work, int index) {
    base_ = {.work = index};
    for (std::size_t i = 0; i < work.counts.size(); ++i) {
      base_.side = work.counts[i].side;
      Put(i == 0 ? Phase::kReady : Phase::kSwitchSide, i == 0 ? pace_.ready_s : pace_.switch_s);
      if (i == 0) PutMs(Phase::kPosition, PositionMs(protocol_, work));
      rep_s_ = RepOf(protocol_, exercise, work).total_s();
      AddRounds(exercise, work.dose, work.counts[i].rounds_max);
    }
    base_ = {.work = index, .side = work.counts.empty() ? Side::kBoth : work.counts.front().side};
    Put(Phase::kAsk, pace_.ask_s);
  }

 private:
  Step& PutMs(Phase phase, std::int64_t total_ms) {
    Step step = base_;
    step.phase = phase;
    step.total_ms = total_ms;
    steps_.push_back(step);
    return steps_.back();
  }
  Step& Put(Phase phase, int seconds) { return PutMs(phase, Ms(seconds)); }
  void PutWork(Phase phase, int seconds, bool ends_round) {
    Step& step = Put(phase, seconds);
    step.counts = true;
    step.ends_round = ends_round;
  }
  void PutRest(int seconds) {
    if (seconds > 0) Put(Phase::kRest, seconds);
  }

  void AddRounds(const rules::Exercise& exercise, const rules::Dose& dose,
                 std::optional<int> rounds_max) {
    if (dose.minutes && !dose.hold_s && !dose.reps) {
      return PutWork(Phase::kStay, 60 * *dose.minutes, true);
    }
    const Kind kind = exercise.kind;
    const bool by_cycles = CountsByCycles(exercise, dose);
    const int sets = dose.sets.value_or(1), reps = dose.reps.value_or(1);
    const int most_sets = by_cycles ? sets : std::min(sets, rounds_max.value_or(sets));
    const int most_reps = by_cycles ? std::min(reps, rounds_max.value_or(reps)) : reps;
    base_.sets = most_sets;
    base_.reps = most_reps;
    for (base_.set = 1; base_.set <= most_sets; ++base_.set) {
      for (base_.rep = 1; base_.rep <= most_reps; ++base_.rep) {
        AddRepetition(kind, dose, base_.rep == most_reps);
        if (base_.rep < most_reps) AddBetween(kind, dose);
      }
      base_.rep = most_reps;
      if (base_.set < most_sets) PutRest(dose.rest_s.value_or(0));
    }
    base_.set = base_.rep = base_.sets = base_.reps = 1;
  }

  void AddRepetition(Kind kind, const rules::Dose& dose, bool last) {
    const int hold = dose.hold_s.value_or(0);
    switch (kind) {
      case Kind::kContractRelax:
        if (base_.rep == 1) Put(Phase::kPosition, pace_.settle_s);
        Put(Phase::kContract, dose.contract_s.value_or(0));
        Put(Phase::kRelax, dose.relax_s.value_or(0));
        return PutWork(Phase::kTakeUp, hold, last);
      case Kind::kReciprocal:
        return PutWork(Phase::kSqueeze, hold, last);
      case Kind::kRoll:
        return PutWork(Phase::kPass, hold, last);
      case Kind::kStrengthen:
        return PutWork(Phase::kRep, rep_s_, last);
      case Kind::kBreak:
      case Kind::kRest:
      case Kind::kBreathing:
      case Kind::kStretch:
      case Kind::kBall:
        return PutWork(Phase::kHold, hold, last);
    }
  }

  void AddBetween(Kind kind, const rules::Dose& dose) {
    if (kind == Kind::kContractRelax) return PutRest(dose.rest_s.value_or(0));
    if (kind == Kind::kReciprocal) {
      Put(Phase::kRelax, dose.relax_s.value_or(pace_.between_holds_s));
    } else if (kind != Kind::kStrengthen) {
      PutRest(pace_.between_holds_s);
    }
  }

  const rules::SessionPace& pace_;
  const rules::Protocol& protocol_;
  std::vector<Step>& steps_;
  Step base_;
  int rep_s_ = 0;  ///< one repetition of the work at hand
};

}  // namespace

const rules::Rung* FindRung(const rules::Exercise& exercise, const Work& work) {
  const auto found = std::ranges::find(exercise.ladder, work.rung, &rules::Rung::id);
  return found == exercise.ladder.end() ? nullptr : &*found;
}

std::vector<SideCount> SidesOf(const rules::Exercise& exercise, const Work& work) {
  const rules::Rung* rung = FindRung(exercise, work);
  const bool has_sides = exercise.per_side || (rung != nullptr && rung->each_leg);
  if (work.side != Side::kBoth || !has_sides) return {SideCount{.side = work.side}};
  return {SideCount{.side = Side::kRight}, SideCount{.side = Side::kLeft}};
}

RepTimes RepOf(const rules::Protocol& protocol, const rules::Exercise& exercise, const Work& work) {
  const rules::SessionPace& pace = protocol.session.pace;
  const int hold_s = work.dose.hold_s.value_or(0);
  const rules::Rung* rung = FindRung(exercise, work);
  if (rung != nullptr && rung->whole_rep) return {.whole = true, .hold_s = hold_s};
  if (!exercise.tempo) return {.out_s = pace.lift_s, .hold_s = hold_s, .back_s = pace.lower_s};
  const rules::Tempo& tempo = *exercise.tempo;
  return {.way = tempo.way, .out_s = tempo.out_s, .hold_s = hold_s, .back_s = tempo.back_s};
}

bool CountsByCycles(const rules::Exercise& exercise, const rules::Dose& dose) {
  return exercise.kind == Kind::kContractRelax && dose.sets.value_or(1) == 1;
}

std::vector<Step> LayOut(const rules::Protocol& protocol, const std::vector<Work>& works) {
  std::vector<Step> steps;
  Layout layout(protocol, steps);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const rules::Exercise* exercise = protocol.FindExercise(works[i].exercise);
    if (exercise != nullptr) layout.Add(*exercise, works[i], static_cast<int>(i));
  }
  return steps;
}

std::int64_t PositionMs(const rules::Protocol& protocol, const Work& work) {
  const rules::SessionPace& pace = protocol.session.pace;
  const rules::Exercise* exercise = protocol.FindExercise(work.exercise);
  const std::string text = exercise == nullptr ? "" : InstructionOf(*exercise, work);
  const auto words = 1 + std::ranges::count(text, ' ');
  const double spoken_s = std::ceil(static_cast<double>(words) / pace.words_per_s);
  return Ms(std::max(pace.position_s, static_cast<int>(spoken_s) + pace.settle_s));
}

const rules::Variant* FindVariant(const rules::Exercise& exercise, const std::string& id) {
  const auto found = std::ranges::find(exercise.variants, id, &rules::Variant::id);
  return found == exercise.variants.end() ? nullptr : &*found;
}

std::string InstructionOf(const rules::Exercise& exercise, const Work& work) {
  std::string text;
  const auto add = [&](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  };
  if (const rules::Variant* variant = FindVariant(exercise, work.variant)) add(variant->steps);
  if (const rules::Rung* rung = FindRung(exercise, work)) add(rung->steps);
  return text;
}

}  // namespace psoas::coach
