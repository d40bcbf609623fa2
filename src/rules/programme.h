// From findings to a plan: reasons to offer an exercise, the frame of the weeks, the review.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/exercise.h"
#include "rules/table.h"

namespace psoas::rules {

/// A reason to offer an exercise. All `when` conditions must hold; for one-sided exercises the
/// muscle conditions are looked at side by side and pick the sides.
struct Candidate {
  std::string id;
  std::string exercise;
  std::map<std::string, std::vector<std::string>> when;
  int priority = 0;  ///< lower comes first
  bool gentle = false;
  std::string why;  ///< for the person
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "Candidate";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Candidate::id, "unique"},
                      Field{"exercise", &Candidate::exercise, "exercise id"},
                      Field{"when", &Candidate::when, "input -> values"},
                      Field{"priority", &Candidate::priority, "lower comes first"},
                      Field{"gentle", &Candidate::gentle, "use the gentle dose"},
                      Field{"why", &Candidate::why, "for the person"},
                      Field{"sources", &Candidate::sources, "ids in sources.toml"},
                      Field{"derived_because", &Candidate::derived_because, "why, by whom"}};
  }
};

struct LookElsewhere {
  std::string branch;  ///< adherence | no_change | look_elsewhere | worse | carry_on
  std::string title;
  std::string text;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "LookElsewhere";
  static constexpr auto Fields() {
    return std::tuple{Field{"branch", &LookElsewhere::branch, "which way it went"},
                      Field{"title", &LookElsewhere::title, "headline"},
                      Field{"text", &LookElsewhere::text, "what to do and what to ask for"},
                      Field{"sources", &LookElsewhere::sources, "ids in sources.toml"},
                      Field{"derived_because", &LookElsewhere::derived_because, "why"}};
  }
};

/// What no dose of a kind may go beyond, whatever a file, a ladder or a person asks for.
struct Cap {
  Kind kind = Kind::kStretch;
  int sets_max = 0;
  std::optional<int> reps_max;
  std::optional<int> hold_s_min;
  std::optional<int> hold_s_max;
  std::optional<int> minutes_max;
  std::optional<int> contract_s_max;
  std::optional<int> effort_max;
  int per_week_max = 0;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "DoseCap";
  static constexpr auto Fields() {
    return std::tuple{Field{"kind", &Cap::kind, "exercises of this kind"},
                      Field{"sets_max", &Cap::sets_max, "rounds per side"},
                      Field{"reps_max", &Cap::reps_max, "repetitions a round"},
                      Field{"hold_s_min", &Cap::hold_s_min, "shortest hold"},
                      Field{"hold_s_max", &Cap::hold_s_max, "longest hold"},
                      Field{"minutes_max", &Cap::minutes_max, "longest, when not in rounds"},
                      Field{"contract_s_max", &Cap::contract_s_max, "longest effort"},
                      Field{"effort_max", &Cap::effort_max, "0-10"},
                      Field{"per_week_max", &Cap::per_week_max, "days a week"},
                      Field{"sources", &Cap::sources, "ids in sources.toml"},
                      Field{"derived_because", &Cap::derived_because, "why these figures"}};
  }
};

/// Time under stretch in a week, per side, over all items of these kinds.
struct WeeklyVolume {
  std::vector<Kind> kinds;
  int floor_min = 0;
  int cap_min = 0;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "WeeklyVolume";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"kinds", &WeeklyVolume::kinds, "what counts"},
        Field{"floor_min", &WeeklyVolume::floor_min, "minutes a side; less does little"},
        Field{"cap_min", &WeeklyVolume::cap_min, "minutes a side; more adds little"},
        Field{"sources", &WeeklyVolume::sources, "ids in sources.toml"},
        Field{"derived_because", &WeeklyVolume::derived_because, "why"}};
  }
};

/// How a dose follows how it went: up after good sessions, down after a flare.
struct LadderRule {
  int good_sessions = 0;    ///< in a row, to climb one step or to get back from a cut dose
  int good_pain_max = 0;    ///< pain up to this is good
  int cut_percent_min = 0;  ///< after a flare the work falls by at least this
  int cut_percent_max = 0;  ///< and at most this
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "LadderRule";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"good_sessions", &LadderRule::good_sessions, "in a row, to go up"},
        Field{"good_pain_max", &LadderRule::good_pain_max, "0-10, still good"},
        Field{"cut_percent_min", &LadderRule::cut_percent_min, "after a flare, at least"},
        Field{"cut_percent_max", &LadderRule::cut_percent_max, "after a flare, at most"},
        Field{"sources", &LadderRule::sources, "ids in sources.toml"},
        Field{"derived_because", &LadderRule::derived_because, "why"}};
  }
};

/// The session for a day on which the whole one is too much.
struct BadDay {
  int minutes_max = 0;
  int items_max = 0;
  int rest_minutes = 0;  ///< rest and breathing are shortened to this
  std::string text;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "BadDay";
  static constexpr auto Fields() {
    return std::tuple{Field{"minutes_max", &BadDay::minutes_max, "length of the whole"},
                      Field{"items_max", &BadDay::items_max, "most items"},
                      Field{"rest_minutes", &BadDay::rest_minutes, "of rest and breathing"},
                      Field{"text", &BadDay::text, "for the person"},
                      Field{"sources", &BadDay::sources, "ids in sources.toml"},
                      Field{"derived_because", &BadDay::derived_because, "why"}};
  }
};

struct Phase {
  std::string id;  ///< early | middle | late
  int from_week = 0;
  std::string title;
  std::string aim;
  static constexpr const char* kType = "Phase";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Phase::id, "early | middle | late"},
                      Field{"from_week", &Phase::from_week, "0 is the first week"},
                      Field{"title", &Phase::title, "a few words"},
                      Field{"aim", &Phase::aim, "what it is for"}};
  }
};

/// Planned variety: the exercises of a group take turns.
struct Rotation {
  std::string id;
  std::string group;
  std::vector<std::string> order;  ///< exercise ids
  int every_weeks = 1;
  std::vector<std::string> phases;  ///< only in these
  std::string why;
  static constexpr const char* kType = "Rotation";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Rotation::id, "unique"},
                      Field{"group", &Rotation::group, "an exercise group"},
                      Field{"order", &Rotation::order, "exercise ids, in turn"},
                      Field{"every_weeks", &Rotation::every_weeks, "weeks until the next turn"},
                      Field{"phases", &Rotation::phases, "only in these phases"},
                      Field{"why", &Rotation::why, "for the person"}};
  }
};

struct Programme {
  std::vector<Input> inputs;  ///< closed domains of the conditions below
  std::vector<Candidate> candidates;
  int items_min = 0;
  int items_max = 0;
  int sessions_per_week = 0;
  std::vector<int> retest_weeks;
  int look_elsewhere_week = 0;
  std::vector<Phase> phases;  ///< rising
  std::vector<Cap> caps;
  WeeklyVolume volume;
  LadderRule ladder;
  BadDay bad_day;
  std::vector<Rotation> rotations;
  double sitting_high_h = 0;  ///< hours a day from which `sitting` is high
  double stress_high = 0;     ///< 0-10, from which `stress` is high when told as a score
  int adherence_percent = 0;
  int pain_rest_above = 0;  ///< pain above this: rest and check in
  int improved_pain = 0;    ///< points on 0-10 that count as a real change of the complaint
  std::vector<LookElsewhere> branches;
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "Programme";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"inputs", &Programme::inputs, "closed domains"},
        Field{"candidates", &Programme::candidates, "reasons to offer an exercise"},
        Field{"items_min", &Programme::items_min, "fewest items a session"},
        Field{"items_max", &Programme::items_max, "most items a session"},
        Field{"sessions_per_week", &Programme::sessions_per_week, "default"},
        Field{"retest_weeks", &Programme::retest_weeks, "weeks after the start"},
        Field{"look_elsewhere_week", &Programme::look_elsewhere_week, "review"},
        Field{"phases", &Programme::phases, "early, middle, late"},
        Field{"caps", &Programme::caps, "what no dose goes beyond, by kind"},
        Field{"volume", &Programme::volume, "time under stretch a week"},
        Field{"ladder", &Programme::ladder, "how a dose follows how it went"},
        Field{"bad_day", &Programme::bad_day, "the short session"},
        Field{"rotations", &Programme::rotations, "planned variety"},
        Field{"sitting_high_h", &Programme::sitting_high_h, "hours a day"},
        Field{"stress_high", &Programme::stress_high, "0-10"},
        Field{"adherence_percent", &Programme::adherence_percent, "enough to judge by"},
        Field{"pain_rest_above", &Programme::pain_rest_above, "0-10"},
        Field{"improved_pain", &Programme::improved_pain, "points on 0-10"},
        Field{"branches", &Programme::branches, "what happens at the review"},
        Field{"sources", &Programme::sources, "ids in sources.toml"},
        Field{"derived_because", &Programme::derived_because, "why"}};
  }
};

}  // namespace psoas::rules
