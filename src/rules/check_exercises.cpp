#include <algorithm>

#include "rules/check.h"
#include "rules/work.h"

namespace psoas::rules {
namespace {

constexpr std::array kPositions{"supine",   "prone",    "side_lying", "sitting",
                                "kneeling", "standing", "bed_edge"};
constexpr std::size_t kFewestKeyframes = 2;

void CheckKeyframes(Faults& faults, const std::string& place, const Variant& variant) {
  faults.AddUnless(variant.keyframes.size() >= kFewestKeyframes, place,
                   "a movement has at least two keyframes.", "Add the posture it starts from.");
  for (std::size_t i = 0; i < variant.keyframes.size(); ++i) {
    const Keyframe& keyframe = variant.keyframes[i];
    const std::string at = Item(place, i);
    faults.NeedText(at + ".at", keyframe.at);
    faults.NeedAngles(at + ".angles", keyframe.angles);
  }
}

void CheckVariants(Faults& faults, const std::string& place, const Exercise& exercise) {
  const auto& variants = exercise.variants;
  NeedUniqueIds(faults, place, variants);
  faults.AddUnless(!variants.empty(), place, "there is no way to do it.", "Add a variant.");
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const std::string at = Item(place, i);
    faults.NeedText(at + ".title", variants[i].title);
    faults.NeedTexts(at + ".steps", variants[i].steps);
    faults.AddUnless(
        std::find(kPositions.begin(), kPositions.end(), variants[i].position) != kPositions.end(),
        at + ".position", "\"" + variants[i].position + "\" is not a position.",
        "Use: supine | prone | side_lying | sitting | kneeling | standing | bed_edge.");
    CheckKeyframes(faults, at + ".keyframes", variants[i]);
  }
}

void CheckContraindications(Faults& faults, const std::string& place, const Exercise& exercise) {
  for (std::size_t i = 0; i < exercise.contraindications.size(); ++i) {
    const Contraindication& against = exercise.contraindications[i];
    const std::string at = Item(place, i);
    faults.NeedQuestionOrFact(at + ".question", against.question);
    faults.NeedText(at + ".reason", against.reason);
    faults.AddUnless(!against.until_released || !faults.IsFact(against.question),
                     at + ".until_released", "a clinician releases answers, not facts.",
                     "Leave it out.");
    for (const std::string& id : against.variants) {
      const bool known = std::any_of(exercise.variants.begin(), exercise.variants.end(),
                                     [&](const Variant& variant) { return variant.id == id; });
      faults.AddUnless(known, at + ".variants", "\"" + id + "\" is not a variant of this exercise.",
                       "Use the id of one of its variants.");
    }
  }
}

void NeedWithin(Faults& faults, const std::string& place, const std::optional<int>& figure,
                const std::optional<int>& least, const std::optional<int>& most) {
  if (!figure) return;
  const bool fits = (!least || *figure >= *least) && (!most || *figure <= *most);
  faults.AddUnless(fits, place,
                   std::to_string(*figure) + " is outside the cap of exercises of this kind.",
                   "Lower it, or argue for another cap in programme/caps.toml.");
}

void CheckDose(Faults& faults, const std::string& place, const Exercise& exercise,
               const Dose& dose) {
  faults.NeedText(place + ".text", dose.text);
  faults.AddUnless(dose.sets || dose.minutes, place, "the dose says neither rounds nor minutes.",
                   "Give `sets` or `minutes`.");
  for (const auto& figure : {dose.sets, dose.reps, dose.hold_s, dose.minutes, dose.per_week}) {
    faults.AddUnless(!figure || *figure > 0, place, "a figure of the dose is not above zero.",
                     "Leave it out or give a positive number.");
  }
  const Cap* cap = faults.protocol().FindCap(exercise.kind);
  if (!cap)
    return faults.Add(place, "exercises of this kind have no cap.", "Add one to caps.toml.");
  NeedWithin(faults, place + ".sets", dose.sets, {}, cap->sets_max);
  NeedWithin(faults, place + ".reps", dose.reps, {}, cap->reps_max);
  NeedWithin(faults, place + ".hold_s", dose.hold_s, cap->hold_s_min, cap->hold_s_max);
  NeedWithin(faults, place + ".minutes", dose.minutes, {}, cap->minutes_max);
  NeedWithin(faults, place + ".contract_s", dose.contract_s, {}, cap->contract_s_max);
  NeedWithin(faults, place + ".effort_max", dose.effort_max, 0, cap->effort_max);
  NeedWithin(faults, place + ".per_week", dose.per_week, 1, cap->per_week_max);
}

void CheckRung(Faults& faults, const std::string& at, const Exercise& exercise, const Rung& rung) {
  CheckDose(faults, at + ".dose", exercise, rung.dose);
  faults.AddUnless(!rung.each_leg || !exercise.per_side, at + ".each_leg",
                   "the exercise is done a side anyway.", "Leave it out.");
  faults.AddUnless(!rung.whole_rep || (rung.dose.reps && rung.dose.hold_s), at + ".whole_rep",
                   "the dose has no repetitions with seconds.", "Leave it out, or give both.");
}

void CheckTempo(Faults& faults, const std::string& place, const Tempo& tempo) {
  faults.AddUnless(tempo.out_s > 0 && tempo.back_s > 0, place, "a way takes some time.",
                   "Give seconds above 0.");
  faults.NeedText(place + ".derived_because", tempo.derived_because);
}

void CheckDoses(Faults& faults, const std::string& place, const Exercise& exercise) {
  CheckDose(faults, place + ".dose", exercise, exercise.dose);
  CheckDose(faults, place + ".gentle_dose", exercise, exercise.gentle_dose);
  faults.AddUnless(WorkSeconds(exercise.gentle_dose) < WorkSeconds(exercise.dose),
                   place + ".gentle_dose", "the gentle dose is not less than the usual one.",
                   "Lower its rounds, repetitions, seconds or minutes.");
  NeedUniqueIds(faults, place + ".ladder", exercise.ladder);
  for (std::size_t i = 0; i < exercise.ladder.size(); ++i) {
    const std::string at = Item(place + ".ladder", i);
    faults.NeedText(at + ".title", exercise.ladder[i].title);
    faults.NeedTexts(at + ".steps", exercise.ladder[i].steps);
    CheckRung(faults, at, exercise, exercise.ladder[i]);
  }
}

/// The posture that is held, or the last one where none is.
const Keyframe* HeldPosture(const Variant& variant) {
  if (variant.keyframes.empty()) return nullptr;
  const auto held = std::find_if(variant.keyframes.rbegin(), variant.keyframes.rend(),
                                 [](const Keyframe& keyframe) { return keyframe.at == "hold"; });
  return held == variant.keyframes.rend() ? &variant.keyframes.back() : &*held;
}

void CheckFaultPosture(Faults& faults, const std::string& place, const Exercise& exercise,
                       const Fault& fault) {
  for (const Variant& variant : exercise.variants) {
    const Keyframe* held = HeldPosture(variant);
    if (held) faults.NeedAnglesAdded(place, held->angles, fault.off_by, " in " + variant.id);
  }
}

void CheckFaultsAndMends(Faults& faults, const std::string& place, const Exercise& exercise) {
  faults.AddUnless(!exercise.faults.empty(), place, "no common fault is named.",
                   "Say what goes wrong and what to do.");
  faults.AddUnless(std::any_of(exercise.faults.begin(), exercise.faults.end(),
                               [](const Fault& fault) { return !fault.off_by.empty(); }),
                   place, "no fault can be drawn.", "Give one of them `off_by`.");
  for (std::size_t i = 0; i < exercise.faults.size(); ++i) {
    faults.NeedText(Item(place, i) + ".sign", exercise.faults[i].sign);
    faults.NeedText(Item(place, i) + ".mend", exercise.faults[i].mend);
    CheckFaultPosture(faults, Item(place, i) + ".off_by", exercise, exercise.faults[i]);
  }
}

void CheckExercise(Faults& faults, const std::string& place, const Exercise& exercise) {
  faults.NeedText(place + ".title", exercise.title);
  faults.NeedText(place + ".purpose", exercise.purpose);
  faults.NeedText(place + ".group", exercise.group);
  faults.NeedText(place + ".feels_right", exercise.feels_right);
  faults.NeedText(place + ".progression", exercise.progression);
  faults.NeedTexts(place + ".targets", exercise.targets);
  faults.NeedTexts(place + ".cues", exercise.cues);
  faults.NeedTexts(place + ".stop_signs", exercise.stop_signs);
  const bool is_rest = exercise.kind == Kind::kRest || exercise.kind == Kind::kBreathing;
  faults.AddUnless(!exercise.rest || is_rest, place + ".rest",
                   "only rest and breathing may be offered while the plan is locked.",
                   "Set rest = false.");
  faults.AddUnless((exercise.kind == Kind::kBall) == exercise.opt_in, place + ".opt_in",
                   "the ball, and only the ball, is off until the person turns it on.",
                   "Set opt_in for kind = \"ball\" and for no other.");
  CheckFaultsAndMends(faults, place + ".faults", exercise);
  CheckVariants(faults, place + ".variants", exercise);
  CheckLengths(faults, place, exercise);
  CheckContraindications(faults, place + ".contraindications", exercise);
  CheckDoses(faults, place, exercise);
  if (exercise.tempo) CheckTempo(faults, place + ".tempo", *exercise.tempo);
  faults.NeedEvidence(place + ".evidence", exercise.evidence);
}

}  // namespace

void CheckExercises(Faults& faults) {
  const auto& exercises = faults.protocol().exercises;
  NeedUniqueIds(faults, "exercises", exercises);
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    CheckExercise(faults, Item("exercises", i), exercises[i]);
  }
}

}  // namespace psoas::rules
