// One exercise: what it is for, how it is done, for whom it is not, and how well it is supported.
//
// Postures are written for the right side as the worked one; a shell mirrors them for the left.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/evidence.h"
#include "rules/length_claim.h"
#include "rules/posture.h"

namespace psoas::rules {

/// What is done, as far as rules need to know: caps, gates and weekly volume go by it.
enum class Kind {
  kRest,
  kBreathing,
  kStretch,
  kContractRelax,
  kReciprocal,
  kRoll,
  kBall,
  kStrengthen,
  kBreak
};

struct Dose {
  std::optional<int> sets;
  std::optional<int> reps;
  std::optional<int> hold_s;
  std::optional<int> rest_s;
  std::optional<int> minutes;  ///< for rest and breathing
  std::optional<int> per_week;
  std::optional<int> effort_max;  ///< 0-10 sensation or effort, not more than this
  std::optional<int> contract_s;  ///< contract-relax: the gentle effort before each hold
  std::optional<int> relax_s;     ///< and the pause after it
  std::optional<int> breaths_per_min;
  std::string text;  ///< one sentence for the person; empty where the figures were cut by a rule
  bool operator==(const Dose&) const = default;
  static constexpr const char* kType = "Dose";
  static constexpr auto Fields() {
    return std::tuple{Field{"sets", &Dose::sets, "rounds per side"},
                      Field{"reps", &Dose::reps, "repetitions a round"},
                      Field{"hold_s", &Dose::hold_s, "seconds a hold"},
                      Field{"rest_s", &Dose::rest_s, "seconds between rounds"},
                      Field{"minutes", &Dose::minutes, "length when it is not counted in rounds"},
                      Field{"per_week", &Dose::per_week, "days a week"},
                      Field{"effort_max", &Dose::effort_max, "0-10, not more than this"},
                      Field{"contract_s", &Dose::contract_s, "seconds of gentle effort"},
                      Field{"relax_s", &Dose::relax_s, "seconds of letting go after it"},
                      Field{"breaths_per_min", &Dose::breaths_per_min, "pace of breathing"},
                      Field{"text", &Dose::text, "one sentence"}};
  }
};

/// Which way a repetition goes first. kTuck: the pelvis tips, stays and lets go.
enum class RepWay { kUp, kDown, kTuck };

/// How long the ways of a repetition take, where it is not as session.toml says.
struct Tempo {
  RepWay way = RepWay::kUp;
  int out_s = 0;
  int back_s = 0;
  std::string derived_because;
  static constexpr const char* kType = "RepTempo";
  static constexpr auto Fields() {
    return std::tuple{Field{"way", &Tempo::way, "up | down | tuck first"},
                      Field{"out_s", &Tempo::out_s, "the way out"},
                      Field{"back_s", &Tempo::back_s, "and back"},
                      Field{"derived_because", &Tempo::derived_because, "why"}};
  }
};

/// A further step after the usual dose, reached after good sessions.
struct Rung {
  std::string id;
  std::string title;
  std::vector<std::string> steps;
  Dose dose;
  bool each_leg = false;  ///< its rounds are done with either leg, though the exercise has no sides
  bool whole_rep = false;  ///< the seconds of its dose are a whole repetition, ways included
  static constexpr const char* kType = "Rung";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Rung::id, "unique in the exercise"},
                      Field{"title", &Rung::title, "for a person"},
                      Field{"steps", &Rung::steps, "how it differs from the step before"},
                      Field{"dose", &Rung::dose, "the dose at this step"},
                      Field{"each_leg", &Rung::each_leg, "its rounds are done with either leg"},
                      Field{"whole_rep", &Rung::whole_rep, "hold_s is a whole repetition"}};
  }
};

struct Fault {
  std::string sign;
  std::string mend;
  std::map<std::string, double> off_by;  ///< degrees it adds to the posture that is held
  static constexpr const char* kType = "Fault";
  static constexpr auto Fields() {
    return std::tuple{Field{"sign", &Fault::sign, "what goes wrong"},
                      Field{"mend", &Fault::mend, "what to do about it"},
                      Field{"off_by", &Fault::off_by, "degrees added to the hold; to draw it"}};
  }
};

struct Variant {
  std::string id;
  std::string title;
  std::string position;  ///< supine | side_lying | sitting | kneeling | standing | bed_edge
  std::vector<std::string> equipment;  ///< all of these are needed
  bool small_space = false;            ///< fits in two metres by one
  std::vector<std::string> steps;
  std::vector<Keyframe> keyframes;  ///< the movement, from first to last
  static constexpr const char* kType = "Variant";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Variant::id, "floor | bed | chair | standing | side_lying ..."},
                      Field{"title", &Variant::title, "for a person"},
                      Field{"position", &Variant::position, "the body's position"},
                      Field{"equipment", &Variant::equipment, "all of these are needed"},
                      Field{"small_space", &Variant::small_space, "fits in two metres by one"},
                      Field{"steps", &Variant::steps, "what to do, one sentence a step"},
                      Field{"keyframes", &Variant::keyframes, "the movement, first to last"}};
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

struct Exercise {
  std::string id;
  std::string title;
  std::string purpose;
  Kind kind = Kind::kStretch;
  std::string group;                 ///< exercises of one group may stand in for one another
  std::vector<std::string> targets;  ///< OpenSim-style without side: iliopsoas, recfem, tfl ...
  bool per_side = false;
  bool end_range = false;  ///< takes the hip to end-range extension
  bool rest = false;       ///< may be offered while the plan is locked
  bool opt_in = false;     ///< off until the person turns it on
  bool tuck = false;  ///< where a sensor tells, its time counts only while the pelvis is tucked
  bool tuck_lifted = false;    ///< lying on the back, a sensor is shown the tuck with the hips up
  std::optional<Tempo> tempo;  ///< of a repetition, where it differs from session.toml
  std::vector<std::string> cues;
  std::string feels_right;
  std::vector<Fault> faults;
  std::vector<std::string> stop_signs;
  std::vector<Variant> variants;  ///< in order of preference
  std::vector<LengthClaim> lengths;
  std::optional<std::string> no_lengths_because;  ///< why `lengths` is empty, where it is
  std::vector<Contraindication> contraindications;
  Dose dose;
  Dose gentle_dose;
  std::vector<Rung> ladder;  ///< after `dose`, which is the first step
  std::string progression;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "Exercise";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &Exercise::id, "unique"},
        Field{"title", &Exercise::title, "for a person"},
        Field{"purpose", &Exercise::purpose, "one sentence"},
        Field{"kind", &Exercise::kind, "what is done, for caps and volume"},
        Field{"group", &Exercise::group, "those it may be swapped with"},
        Field{"targets", &Exercise::targets, "muscles"},
        Field{"per_side", &Exercise::per_side, "done for each side"},
        Field{"end_range", &Exercise::end_range, "takes the hip to end-range extension"},
        Field{"rest", &Exercise::rest, "may be offered while the plan is locked"},
        Field{"opt_in", &Exercise::opt_in, "off until the person turns it on"},
        Field{"tuck", &Exercise::tuck, "with a sensor, time counts only while tucked"},
        Field{"tuck_lifted", &Exercise::tuck_lifted, "the tuck is shown with the hips up"},
        Field{"tempo", &Exercise::tempo, "of a repetition, where it differs"},
        Field{"cues", &Exercise::cues, "short spoken sentences"},
        Field{"feels_right", &Exercise::feels_right, "what right feels like"},
        Field{"faults", &Exercise::faults, "common faults and the mend"},
        Field{"stop_signs", &Exercise::stop_signs, "stop when"},
        Field{"variants", &Exercise::variants, "in order of preference"},
        Field{"lengths", &Exercise::lengths, "what gets longer and shorter; the body checks it"},
        Field{"no_lengths_because", &Exercise::no_lengths_because, "why nothing does"},
        Field{"contraindications", &Exercise::contraindications, "by question id"},
        Field{"dose", &Exercise::dose, "the usual dose"},
        Field{"gentle_dose", &Exercise::gentle_dose, "near an edge or borderline"},
        Field{"ladder", &Exercise::ladder, "further steps after the usual dose"},
        Field{"progression", &Exercise::progression, "when and how it gets harder"},
        Field{"evidence", &Exercise::evidence, "claims with their grade"}};
  }
};

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::RepWay> {
  static constexpr const char* kType = "RepWay";
  static constexpr std::array kNames{"up", "down", "tuck"};
};
template <>
struct EnumNames<rules::Kind> {
  static constexpr const char* kType = "ExerciseKind";
  static constexpr std::array kNames{"rest",           "breathing",  "stretch",
                                     "contract_relax", "reciprocal", "roll",
                                     "ball",           "strengthen", "break"};
};
}  // namespace psoas
