// One exercise: what it is for, how it is done, for whom it is not, and how well it is supported.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/table.h"

namespace psoas::rules {

struct Dose {
  std::optional<int> sets;
  std::optional<int> reps;
  std::optional<int> hold_s;
  std::optional<int> rest_s;
  std::optional<int> minutes;  ///< for rest and breathing
  std::optional<int> per_week;
  std::optional<int> effort_max;  ///< 0-10 sensation or effort, not more than this
  std::string text;               ///< one sentence for the person
  static constexpr const char* kType = "Dose";
  static constexpr auto Fields() {
    return std::tuple{Field{"sets", &Dose::sets, "rounds per side"},
                      Field{"reps", &Dose::reps, "repetitions a round"},
                      Field{"hold_s", &Dose::hold_s, "seconds a hold"},
                      Field{"rest_s", &Dose::rest_s, "seconds between rounds"},
                      Field{"minutes", &Dose::minutes, "length when it is not counted in rounds"},
                      Field{"per_week", &Dose::per_week, "days a week"},
                      Field{"effort_max", &Dose::effort_max, "0-10, not more than this"},
                      Field{"text", &Dose::text, "one sentence"}};
  }
};

struct Variant {
  std::string id;
  std::string title;
  std::string position;  ///< supine | side_lying | sitting | kneeling | standing | bed_edge
  std::vector<std::string> equipment;  ///< all of these are needed
  std::vector<std::string> steps;
  static constexpr const char* kType = "Variant";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Variant::id, "floor | bed | chair | standing | side_lying ..."},
                      Field{"title", &Variant::title, "for a person"},
                      Field{"position", &Variant::position, "the body's position"},
                      Field{"equipment", &Variant::equipment, "all of these are needed"},
                      Field{"steps", &Variant::steps, "what to do, one sentence a step"}};
  }
};

struct Contraindication {
  std::string question;               ///< question id, or a fact such as preg_late
  std::vector<std::string> variants;  ///< only these; empty means the whole exercise
  bool until_released = false;        ///< a clinician's release lifts it
  std::string reason;
  static constexpr const char* kType = "Contraindication";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"question", &Contraindication::question, "holds on yes and on unsure"},
        Field{"variants", &Contraindication::variants, "only these; empty means all"},
        Field{"until_released", &Contraindication::until_released, "a release lifts it"},
        Field{"reason", &Contraindication::reason, "for the person"}};
  }
};

struct Evidence {
  std::string claim;
  Grade grade = Grade::kNone;
  std::vector<std::string> sources;
  static constexpr const char* kType = "Evidence";
  static constexpr auto Fields() {
    return std::tuple{Field{"claim", &Evidence::claim, "what is claimed, in one sentence"},
                      Field{"grade", &Evidence::grade, "how well it is supported"},
                      Field{"sources", &Evidence::sources, "ids in sources.toml"}};
  }
};

struct Exercise {
  std::string id;
  std::string title;
  std::string purpose;
  std::vector<std::string>
      targets;  ///< muscles, OpenSim-style without side: iliopsoas, recfem, tfl ...
  bool per_side = false;
  bool end_range = false;  ///< takes the hip to end-range extension
  bool rest = false;       ///< may be offered while the plan is locked
  std::vector<std::string> cues;
  std::string feels_right;
  std::vector<std::string> faults;
  std::vector<std::string> stop_signs;
  std::vector<Variant> variants;  ///< in order of preference
  std::vector<Contraindication> contraindications;
  Dose dose;
  Dose gentle_dose;
  std::string progression;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "Exercise";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &Exercise::id, "unique"},
        Field{"title", &Exercise::title, "for a person"},
        Field{"purpose", &Exercise::purpose, "one sentence"},
        Field{"targets", &Exercise::targets, "muscles"},
        Field{"per_side", &Exercise::per_side, "done for each side"},
        Field{"end_range", &Exercise::end_range, "takes the hip to end-range extension"},
        Field{"rest", &Exercise::rest, "may be offered while the plan is locked"},
        Field{"cues", &Exercise::cues, "short spoken sentences"},
        Field{"feels_right", &Exercise::feels_right, "what right feels like"},
        Field{"faults", &Exercise::faults, "common faults and the mend"},
        Field{"stop_signs", &Exercise::stop_signs, "stop when"},
        Field{"variants", &Exercise::variants, "in order of preference"},
        Field{"contraindications", &Exercise::contraindications, "by question id"},
        Field{"dose", &Exercise::dose, "the usual dose"},
        Field{"gentle_dose", &Exercise::gentle_dose, "near an edge, after a flare, or borderline"},
        Field{"progression", &Exercise::progression, "when and how it gets harder"},
        Field{"evidence", &Exercise::evidence, "claims with their grade"}};
  }
};

}  // namespace psoas::rules
