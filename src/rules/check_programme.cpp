#include <algorithm>

#include "rules/check.h"

namespace psoas::rules {
namespace {

constexpr std::array kBranches{"adherence", "no_change", "look_elsewhere", "worse", "carry_on"};

void CheckCandidates(Faults& faults) {
  const Programme& programme = faults.protocol().programme;
  NeedUniqueIds(faults, "programme.candidates", programme.candidates);
  for (std::size_t i = 0; i < programme.candidates.size(); ++i) {
    const Candidate& candidate = programme.candidates[i];
    const std::string place = Item("programme.candidates", i);
    faults.AddUnless(faults.protocol().FindExercise(candidate.exercise) != nullptr,
                     place + ".exercise", "there is no exercise \"" + candidate.exercise + "\".",
                     "Use the id of a file in exercises/.");
    faults.NeedText(place + ".why", candidate.why);
    faults.NeedGrounds(place, candidate.sources, candidate.derived_because);
    const auto edge = candidate.when.find("near_edge");
    const bool only_at_edge =
        edge != candidate.when.end() && edge->second == std::vector<std::string>{"yes"};
    faults.AddUnless(!only_at_edge || candidate.gentle, place + ".gentle",
                     "near a cut the dose is the gentle one.", "Set gentle = true.");
    CheckProgrammeConditions(faults, place + ".when", candidate.when);
  }
}

void CheckCaps(Faults& faults) {
  const auto& caps = faults.protocol().programme.caps;
  std::set<Kind> seen;
  for (std::size_t i = 0; i < caps.size(); ++i) {
    const std::string place = Item("programme.caps", i);
    faults.AddUnless(seen.insert(caps[i].kind).second, place + ".kind",
                     "this kind has a cap already.", "Keep one.");
    faults.AddUnless(caps[i].sets_max > 0 && caps[i].per_week_max > 0, place,
                     "a cap of nothing allows nothing.", "Give sets_max and per_week_max.");
    faults.NeedGrounds(place, caps[i].sources, caps[i].derived_because);
  }
}

void CheckVolume(Faults& faults) {
  const WeeklyVolume& volume = faults.protocol().programme.volume;
  faults.AddUnless(volume.floor_min > 0 && volume.floor_min <= volume.cap_min, "programme.volume",
                   "the floor is not above zero and below the cap.", "Give minutes a week.");
  faults.AddUnless(!volume.kinds.empty(), "programme.volume.kinds", "nothing counts.",
                   "Name the kinds of exercise that count.");
  faults.NeedGrounds("programme.volume", volume.sources, volume.derived_because);
}

void CheckLadder(Faults& faults) {
  const Programme& programme = faults.protocol().programme;
  const LadderRule& ladder = programme.ladder;
  faults.AddUnless(ladder.good_sessions > 0, "programme.ladder.good_sessions",
                   "nobody would have to do well to go up.", "Give at least one.");
  faults.AddUnless(ladder.good_pain_max >= 0 && ladder.good_pain_max < programme.pain_rest_above,
                   "programme.ladder.good_pain_max",
                   "good pain must lie below the pain that asks for rest.", "Lower it.");
  faults.AddUnless(ladder.cut_percent_min > 0 && ladder.cut_percent_min < ladder.cut_percent_max &&
                       ladder.cut_percent_max < 100,
                   "programme.ladder.cut_percent_min", "that is not a range of shares.",
                   "Give a range within 1 to 99.");
  faults.NeedGrounds("programme.ladder", ladder.sources, ladder.derived_because);
}

void CheckBadDay(Faults& faults) {
  const BadDay& bad_day = faults.protocol().programme.bad_day;
  faults.AddUnless(bad_day.minutes_max > 0 && bad_day.items_max > 0 && bad_day.rest_minutes > 0,
                   "programme.bad_day", "the short session has no length.", "Give its figures.");
  faults.AddUnless(bad_day.items_max <= faults.protocol().programme.items_max,
                   "programme.bad_day.items_max", "a short session is not longer than a whole one.",
                   "Give at most items_max.");
  faults.NeedText("programme.bad_day.text", bad_day.text);
  faults.NeedGrounds("programme.bad_day", bad_day.sources, bad_day.derived_because);
}

void CheckPhases(Faults& faults) {
  const auto& phases = faults.protocol().programme.phases;
  faults.AddUnless(!phases.empty() && phases.front().from_week == 0, "programme.phases",
                   "the first week belongs to no phase.", "Begin with from_week = 0.");
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const std::string place = Item("programme.phases", i);
    faults.AddUnless(i == 0 || phases[i - 1].from_week < phases[i].from_week, place + ".from_week",
                     "the phases are not in rising order.", "Sort them by week.");
    faults.NeedText(place + ".title", phases[i].title);
    faults.NeedText(place + ".aim", phases[i].aim);
  }
}

void CheckRotations(Faults& faults) {
  const Protocol& protocol = faults.protocol();
  NeedUniqueIds(faults, "programme.rotations", protocol.programme.rotations);
  for (std::size_t i = 0; i < protocol.programme.rotations.size(); ++i) {
    const Rotation& rotation = protocol.programme.rotations[i];
    const std::string place = Item("programme.rotations", i);
    faults.NeedText(place + ".why", rotation.why);
    faults.AddUnless(rotation.every_weeks > 0 && rotation.order.size() > 1, place,
                     "there is no turn to take.", "Give two exercises or more, and every_weeks.");
    for (const std::string& id : rotation.order) {
      const Exercise* exercise = protocol.FindExercise(id);
      faults.AddUnless(exercise && exercise->group == rotation.group, place + ".order",
                       "\"" + id + "\" is not an exercise of the group.",
                       "Use exercises of one group.");
    }
    CheckProgrammeConditions(faults, place + ".phases", {{"phase", rotation.phases}});
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
    faults.NeedGrounds(place, branches[i].sources, branches[i].derived_because);
  }
  const std::set<std::string> wanted(kBranches.begin(), kBranches.end());
  faults.AddUnless(seen == wanted && branches.size() == wanted.size(), "programme.branches",
                   "the review does not have exactly its five branches.",
                   "Write adherence, no_change, look_elsewhere, worse and carry_on once each.");
}

/// A time of none would make a session that does not wait; a limit of none one that never stops.
void CheckSession(Faults& faults) {
  const SessionRules& session = faults.protocol().session;
  const auto above_0 = [&](const std::string& place, const auto& record) {
    using Record = std::remove_cvref_t<decltype(record)>;
    ForEachField<Record>([&](const auto& field) {
      if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(record.*field.member)>>) {
        faults.AddUnless(record.*field.member > 0, place + "." + field.name, "this is not above 0.",
                         "Give a figure above 0.");
      }
    });
    faults.NeedText(place + ".derived_because", record.derived_because);
  };
  above_0("session.pace", session.pace);
  above_0("session.breath", session.breath);
  above_0("session.safety", session.safety);
  faults.NeedSources("session.breath", session.breath.sources);
  const BreathPace& breath = session.breath;
  faults.AddUnless(
      breath.least_per_min <= breath.usual_per_min && breath.usual_per_min <= breath.most_per_min,
      "session.breath.usual_per_min", "it lies outside what is offered.",
      "Let least <= usual <= most.");
  faults.AddUnless(
      session.safety.screen_valid_h <= faults.protocol().screening.freshness.short_valid_h,
      "session.safety.screen_valid_h", "it outlasts the short screen.",
      "Let it be at most screening.freshness.short_valid_h.");
  faults.AddUnless(session.safety.pain_stop_above < 10, "session.safety.pain_stop_above",
                   "no pain would stop a session.", "Give less than 10.");
}

}  // namespace

void CheckProgrammeConditions(Faults& faults, const std::string& place,
                              const std::map<std::string, std::vector<std::string>>& when) {
  std::map<std::string, std::set<std::string>> domains;
  for (const Input& input : faults.protocol().programme.inputs) {
    domains[input.name] = {input.values.begin(), input.values.end()};
  }
  for (const auto& [name, values] : when) {
    const std::string at = place + "." + name;
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

void CheckProgramme(Faults& faults) {
  CheckSession(faults);
  const Programme& programme = faults.protocol().programme;
  CheckCandidates(faults);
  CheckBranches(faults);
  CheckCaps(faults);
  CheckVolume(faults);
  CheckLadder(faults);
  CheckBadDay(faults);
  CheckPhases(faults);
  CheckRotations(faults);
  faults.NeedGrounds("programme", programme.sources, programme.derived_because);
  faults.AddUnless(programme.items_min >= 1 && programme.items_min <= programme.items_max,
                   "programme.items_min", "a session has from items_min to items_max items.",
                   "Give at least one, and no more than items_max.");
  faults.AddUnless(programme.sessions_per_week >= 1 && programme.sessions_per_week <= 14,
                   "programme.sessions_per_week", "that is not a number of sessions a week.",
                   "Give 1 to 14.");
  faults.AddUnless(!programme.retest_weeks.empty() && programme.look_elsewhere_week > 0,
                   "programme.retest_weeks", "the programme is never reviewed.", "Give the weeks.");
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
