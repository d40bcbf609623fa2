// From findings to a plan: reasons to offer an exercise, the frame of the weeks, the review.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

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
  static constexpr const char* kType = "Candidate";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Candidate::id, "unique"},
                      Field{"exercise", &Candidate::exercise, "exercise id"},
                      Field{"when", &Candidate::when, "input -> values"},
                      Field{"priority", &Candidate::priority, "lower comes first"},
                      Field{"gentle", &Candidate::gentle, "use the gentle dose"},
                      Field{"why", &Candidate::why, "for the person"}};
  }
};

struct LookElsewhere {
  std::string branch;  ///< adherence | no_change | look_elsewhere | worse | carry_on
  std::string title;
  std::string text;
  static constexpr const char* kType = "LookElsewhere";
  static constexpr auto Fields() {
    return std::tuple{Field{"branch", &LookElsewhere::branch, "which way it went"},
                      Field{"title", &LookElsewhere::title, "headline"},
                      Field{"text", &LookElsewhere::text, "what to do and what to ask for"}};
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
  std::vector<int> phase_weeks;  ///< weeks at which phase turns from early to middle to late
  double sitting_high_h = 0;     ///< hours a day from which `sitting` is high
  double stress_high = 0;        ///< 0-10, from which `stress` is high when told as a score
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
        Field{"phase_weeks", &Programme::phase_weeks, "early -> middle -> late"},
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
