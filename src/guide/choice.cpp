#include "guide/choice.h"

#include <algorithm>
#include <cstdlib>

#include "guide/texts.h"

namespace psoas::guide {
namespace {

using rules::Candidate;
using rules::Exercise;
using rules::Rotation;

/// Not being sure of a jump in load, or of a habit, is not a no.
std::string YesNoUnknown(const std::optional<journal::Answer>& answer) {
  if (!answer) return "unknown";
  return *answer == journal::Answer::kNo ? "no" : "yes";
}

std::string LoadJump(const journal::ProfileSet& profile) {
  if (!profile.recent_load_jump) return "unknown";
  return *profile.recent_load_jump == "no" ? "no" : "yes";
}

/// Not being sure to train is not training.
std::string Strength(const journal::ProfileSet& profile) {
  if (!profile.trains_strength) return "unknown";
  return *profile.trains_strength == journal::Answer::kYes ? "trained" : "untrained";
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

/// What stands in for an exercise, and why when it is not the exercise itself.
struct StandIn {
  Usable usable;
  std::optional<Why> why;
};

class StandIns {
 public:
  StandIns(const rules::Protocol& protocol, const PlanInputs& in, const std::vector<Usable>& usable)
      : protocol_(protocol), in_(in), usable_(usable) {}

  StandIn For(const Exercise& exercise, bool gentle) const {
    if (const Usable* preferred = FindPreferred(exercise))
      return {*preferred, Unless(exercise, *preferred, "plan.preferred")};
    if (const Rotation* rotation = gentle ? nullptr : RotationOf(exercise)) {
      if (const Usable* turn = TakeTurn(*rotation)) {
        const bool is_same = turn->exercise == &exercise;
        return {*turn, is_same ? std::nullopt : std::optional(Why{rotation->id, rotation->why})};
      }
    }
    if (const Usable* itself = Find(exercise.id)) return {*itself, std::nullopt};
    for (const Usable& other : usable_) {
      if (IsEqual(other, exercise)) return {other, Unless(exercise, other, "plan.stand_in")};
    }
    return {};
  }

 private:
  /// In the same group and open to this person; never something that needs an opt-in.
  static bool IsEqual(const Usable& other, const Exercise& exercise) {
    return other.variant && other.exercise->group == exercise.group && !other.exercise->opt_in &&
           !exercise.opt_in;
  }

  std::optional<Why> Unless(const Exercise& exercise, const Usable& taken,
                            const char* message) const {
    if (taken.exercise == &exercise) return std::nullopt;
    return Why{message, Say(protocol_, message, {{"title", exercise.title}})};
  }

  const Usable* Find(const std::string& id) const {
    const auto found = std::find_if(usable_.begin(), usable_.end(), [&](const Usable& one) {
      return one.exercise->id == id && one.variant;
    });
    return found == usable_.end() ? nullptr : &*found;
  }

  const Usable* FindPreferred(const Exercise& exercise) const {
    const auto found = std::find_if(usable_.begin(), usable_.end(), [&](const Usable& one) {
      return IsEqual(one, exercise) && IsPreferred(*one.exercise, in_);
    });
    return found == usable_.end() ? nullptr : &*found;
  }

  const Rotation* RotationOf(const Exercise& exercise) const {
    const rules::Phase* phase = PhaseOf(protocol_.programme, in_.week);
    for (const Rotation& rotation : protocol_.programme.rotations) {
      const auto& phases = rotation.phases;
      const bool is_now = phase && std::count(phases.begin(), phases.end(), phase->id) > 0;
      const auto& order = rotation.order;
      if (is_now && std::count(order.begin(), order.end(), exercise.id) > 0) return &rotation;
    }
    return nullptr;
  }

  const Usable* TakeTurn(const Rotation& rotation) const {
    std::vector<const Usable*> open;
    for (const std::string& id : rotation.order) {
      if (const Usable* one = Find(id)) open.push_back(one);
    }
    if (open.empty()) return nullptr;
    const auto turn = static_cast<std::size_t>(in_.week / rotation.every_weeks);
    return open[turn % open.size()];
  }

  const rules::Protocol& protocol_;
  const PlanInputs& in_;
  const std::vector<Usable>& usable_;
};

void Merge(const Candidate& candidate, const StandIn& stand_in, bool left, bool right,
           std::vector<Choice>& choices) {
  const auto [exercise, variant] = stand_in.usable;
  auto found = std::find_if(choices.begin(), choices.end(),
                            [&](const Choice& choice) { return choice.exercise == exercise; });
  if (found == choices.end()) {
    choices.push_back({exercise, variant, false, false, true, {}});
    found = choices.end() - 1;
  }
  found->left = found->left || left;
  found->right = found->right || right;
  found->gentle = found->gentle && candidate.gentle;
  found->why.push_back({candidate.id, candidate.why});
  if (stand_in.why) found->why.push_back(*stand_in.why);
}

}  // namespace

const rules::Phase* PhaseOf(const rules::Programme& programme, int week) {
  const rules::Phase* now = nullptr;
  for (const rules::Phase& phase : programme.phases) {
    if (phase.from_week <= week) now = &phase;
  }
  return now;
}

rules::Values ProgrammeValues(const rules::Protocol& protocol, const PlanInputs& in) {
  const auto& profile = in.person.profile;
  const bool near_edge = in.findings.left.near_edge || in.findings.right.near_edge;
  const double high = protocol.programme.sitting_high_h;
  const rules::Phase* phase = PhaseOf(protocol.programme, in.week);
  return {{"pattern", Name(in.pattern)},
          {"near_edge", near_edge ? "yes" : "no"},
          {"phase", phase ? phase->id : ""},
          {"sitting", !profile.sitting_h_per_day           ? "unknown"
                      : *profile.sitting_h_per_day >= high ? "high"
                                                           : "usual"},
          {"stress", StressOf(protocol.programme, profile)},
          {"load_jump", LoadJump(profile)},
          {"posture", YesNoUnknown(profile.posture_habit)},
          {"strength", Strength(profile)},
          {"load_first", in.load_first ? "yes" : "no"}};
}

std::vector<Choice> Choose(const rules::Protocol& protocol, const PlanInputs& in,
                           const std::vector<Usable>& usable) {
  const rules::Values common = ProgrammeValues(protocol, in);
  const rules::Values left = WithSide(common, in.findings.left),
                      right = WithSide(common, in.findings.right);
  std::vector<const Candidate*> ordered;
  for (const auto& candidate : protocol.programme.candidates) ordered.push_back(&candidate);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Candidate* a, const Candidate* b) {
    return a->priority < b->priority;
  });
  const StandIns stand_ins(protocol, in, usable);
  std::vector<Choice> choices;
  for (const Candidate* candidate : ordered) {
    const Exercise* exercise = protocol.FindExercise(candidate->exercise);
    const bool on_left = Applies(*candidate, left), on_right = Applies(*candidate, right);
    if (!exercise || !(on_left || on_right)) continue;
    const bool gentle = candidate->gentle || !in.gentle_because.empty();
    const StandIn stand_in = stand_ins.For(*exercise, gentle);
    if (stand_in.usable.variant) Merge(*candidate, stand_in, on_left, on_right, choices);
  }
  return choices;
}

}  // namespace psoas::guide
