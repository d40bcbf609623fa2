// What an exercise claims about lengths is well formed. Whether it is true, the body engine says
// (src/proof/exercise_lengths.h).
#include <algorithm>

#include "rules/check.h"
#include "rules/muscle_names.h"

namespace psoas::rules {
namespace {

void CheckMuscles(Faults& faults, const std::string& place, const LengthClaim& claim) {
  faults.AddUnless(!claim.muscles.empty(), place, "the claim names no muscle.", "Name one.");
  const auto known = BodyMuscles();
  for (const std::string& muscle : claim.muscles) {
    faults.AddUnless(std::find(known.begin(), known.end(), muscle) != known.end(), place,
                     "\"" + muscle + "\" is not a muscle of the body model.",
                     "Use a name of src/rules/muscle_names.cpp, without the side.");
  }
}

void NeedKeyframe(Faults& faults, const std::string& place, const std::string& name,
                  const Variant& variant) {
  const bool there = std::any_of(variant.keyframes.begin(), variant.keyframes.end(),
                                 [&](const Keyframe& keyframe) { return keyframe.at == name; });
  faults.AddUnless(there, place, "variant " + variant.id + " has no keyframe \"" + name + "\".",
                   "Name one it has, or say with `variants` for which ones the claim is.");
}

void CheckClaim(Faults& faults, const std::string& place, const Exercise& exercise,
                const LengthClaim& claim) {
  CheckMuscles(faults, place + ".muscles", claim);
  faults.AddUnless(claim.from != claim.to, place, "the claim compares a keyframe with itself.",
                   "Give another `from`.");
  for (const std::string& id : claim.variants) {
    const bool known = std::any_of(exercise.variants.begin(), exercise.variants.end(),
                                   [&](const Variant& variant) { return variant.id == id; });
    faults.AddUnless(known, place + ".variants",
                     "\"" + id + "\" is not a variant of this exercise.",
                     "Use the id of one of its variants.");
  }
  for (const Variant& variant : exercise.variants) {
    if (!AppliesTo(claim, variant.id)) continue;
    if (claim.from != kNeutralPosture) NeedKeyframe(faults, place + ".from", claim.from, variant);
    NeedKeyframe(faults, place + ".to", claim.to, variant);
  }
}

bool Claims(const Exercise& exercise, std::string_view muscle, bool only_lengthened) {
  return std::any_of(
      exercise.lengths.begin(), exercise.lengths.end(), [&](const LengthClaim& claim) {
        const bool says_so = !only_lengthened || claim.change == LengthChange::kLengthens;
        return says_so &&
               std::find(claim.muscles.begin(), claim.muscles.end(), muscle) != claim.muscles.end();
      });
}

/// Each muscle an exercise is for is spoken of; what is stretched is said to lengthen. The muscle
/// that does the work in a reciprocal stretch is a target too, and shortens.
void CheckTargets(Faults& faults, const std::string& place, const Exercise& exercise) {
  const bool is_stretch = exercise.kind == Kind::kStretch || exercise.kind == Kind::kContractRelax;
  for (const std::string& target : exercise.targets) {
    const auto muscles = MusclesOf(target);
    faults.AddUnless(muscles.has_value(), place + ".targets", "\"" + target + "\" is no muscle.",
                     "Use a name of src/rules/muscle_names.cpp.");
    if (!muscles || exercise.lengths.empty()) continue;
    for (const std::string_view muscle : *muscles) {
      faults.AddUnless(Claims(exercise, muscle, is_stretch), place + ".lengths",
                       "no claim says that the target " + std::string(muscle) +
                           (is_stretch ? " lengthens." : " changes its length."),
                       "Add one, or take it out of the targets.");
    }
  }
}

}  // namespace

void CheckLengths(Faults& faults, const std::string& place, const Exercise& exercise) {
  CheckTargets(faults, place, exercise);
  const std::string lengths = place + ".lengths";
  const bool has_reason = exercise.no_lengths_because.has_value();
  faults.AddUnless(exercise.lengths.empty() == has_reason, lengths,
                   has_reason ? "there are claims, and a reason why there are none."
                              : "nothing is said about what gets longer or shorter.",
                   "Give `lengths`, or `no_lengths_because`, and not both.");
  if (has_reason) faults.NeedText(place + ".no_lengths_because", *exercise.no_lengths_because);
  for (std::size_t i = 0; i < exercise.lengths.size(); ++i) {
    CheckClaim(faults, Item(lengths, i), exercise, exercise.lengths[i]);
  }
  for (const Variant& variant : exercise.variants) {
    const bool covered =
        exercise.lengths.empty() ||
        std::any_of(exercise.lengths.begin(), exercise.lengths.end(),
                    [&](const LengthClaim& claim) { return AppliesTo(claim, variant.id); });
    faults.AddUnless(covered, lengths, "no claim is about variant " + variant.id + ".", "Add one.");
  }
}

}  // namespace psoas::rules
