// What there is to do, as it leaves guide(): items with their reasons, and the plan they make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guide/finding_records.h"
#include "rules/protocol.h"

namespace psoas::guide {

struct ItemEvidence {
  std::string claim;
  rules::Grade grade = rules::Grade::kNone;
  std::vector<std::string> sources;
  std::vector<std::string> citations;
  static constexpr const char* kType = "ItemEvidence";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &ItemEvidence::claim}, Field{"grade", &ItemEvidence::grade},
                      Field{"sources", &ItemEvidence::sources, "source ids"},
                      Field{"citations", &ItemEvidence::citations, "the same, spelt out"}};
  }
};

/// An exercise or a way of doing it that may stand in for an item: put `prefer` into profile.set.
struct Swap {
  std::string prefer;  ///< EXERCISE or EXERCISE/VARIANT
  std::string exercise;
  std::string variant;
  std::string title;
  std::string variant_title;
  static constexpr const char* kType = "Swap";
  static constexpr auto Fields() {
    return std::tuple{Field{"prefer", &Swap::prefer, "an entry for profile.set prefer"},
                      Field{"exercise", &Swap::exercise, "exercise id"},
                      Field{"variant", &Swap::variant, "variant id"}, Field{"title", &Swap::title},
                      Field{"variant_title", &Swap::variant_title}};
  }
};

/// Where the person stands on the ladder of an exercise.
struct Step {
  int number = 1;  ///< 1 is the usual dose
  int of = 1;
  std::string title;               ///< of the rung; empty on the first step
  std::vector<std::string> steps;  ///< how it differs from the step before
  bool cut = false;                ///< less for now, after a flare
  std::string text;                ///< what brings the next step
  static constexpr const char* kType = "Step";
  static constexpr auto Fields() {
    return std::tuple{Field{"number", &Step::number, "1 is the usual dose"},
                      Field{"of", &Step::of},
                      Field{"title", &Step::title, "empty on the first step"},
                      Field{"steps", &Step::steps, "how it differs from the step before"},
                      Field{"cut", &Step::cut, "less for now, after a flare"},
                      Field{"text", &Step::text, "what brings the next step"}};
  }
};

struct Item {
  std::string exercise;
  std::string title;
  rules::Kind kind = rules::Kind::kRest;
  std::string variant;
  std::string variant_title;
  std::string side;       ///< left | right | both
  bool per_side = false;  ///< both sides take twice the time of one
  rules::Dose dose;
  bool gentle = false;
  Step step;
  std::vector<Why> why;
  std::string would_change;  ///< what would take it out of the plan
  std::vector<ItemEvidence> evidence;
  std::vector<Swap> swaps;
  static constexpr const char* kType = "Item";
  static constexpr auto Fields() {
    return std::tuple{Field{"exercise", &Item::exercise, "exercise id"},
                      Field{"title", &Item::title},
                      Field{"kind", &Item::kind},
                      Field{"variant", &Item::variant, "variant id"},
                      Field{"variant_title", &Item::variant_title},
                      Field{"side", &Item::side, "left | right | both"},
                      Field{"per_side", &Item::per_side, "done for each side by itself"},
                      Field{"dose", &Item::dose},
                      Field{"gentle", &Item::gentle},
                      Field{"step", &Item::step, "on the ladder"},
                      Field{"why", &Item::why},
                      Field{"would_change", &Item::would_change},
                      Field{"evidence", &Item::evidence},
                      Field{"swaps", &Item::swaps, "what may stand in for it"}};
  }
};

/// Time under stretch a week that the plan comes to, minutes per side.
struct Volume {
  double left_min = 0;
  double right_min = 0;
  int floor_min = 0;
  int cap_min = 0;
  std::string text;
  static constexpr const char* kType = "Volume";
  static constexpr auto Fields() {
    return std::tuple{Field{"left_min", &Volume::left_min, "minutes a week"},
                      Field{"right_min", &Volume::right_min, "minutes a week"},
                      Field{"floor_min", &Volume::floor_min, "less does little"},
                      Field{"cap_min", &Volume::cap_min, "more adds little"},
                      Field{"text", &Volume::text}};
  }
};

struct PhaseNow {
  std::string id;
  std::string title;
  std::string aim;
  static constexpr const char* kType = "PhaseNow";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &PhaseNow::id, "early | middle | late"},
                      Field{"title", &PhaseNow::title}, Field{"aim", &PhaseNow::aim}};
  }
};

struct Plan {
  bool locked = false;  ///< prepared, but not to be done before a clinician's release
  std::string text;
  std::vector<Item> items;
  std::vector<Item> through_the_day;  ///< outside sessions, such as breaks from sitting
  int sessions_per_week = 0;
  PhaseNow phase;
  Volume volume;
  static constexpr const char* kType = "Plan";
  static constexpr auto Fields() {
    return std::tuple{Field{"locked", &Plan::locked, "waits for a clinician's release"},
                      Field{"text", &Plan::text},
                      Field{"items", &Plan::items},
                      Field{"through_the_day", &Plan::through_the_day, "outside sessions"},
                      Field{"sessions_per_week", &Plan::sessions_per_week},
                      Field{"phase", &Plan::phase},
                      Field{"volume", &Plan::volume}};
  }
};

}  // namespace psoas::guide
