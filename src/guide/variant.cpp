#include "guide/variant.h"

#include <algorithm>

#include "guide/texts.h"

namespace psoas::guide {
namespace {

using rules::Contraindication;
using rules::Exercise;
using rules::Variant;

constexpr const char* kEveryHome[] = {"mat", "cushion", "chair", "bed", "wall", "towel", "step"};

/// What rules a variant (or, with `variant` null, the whole exercise) out; null when nothing does.
const Contraindication* RuledOut(const Exercise& exercise, const Variant* variant,
                                 const PlanInputs& in) {
  for (const auto& against : exercise.contraindications) {
    const bool concerns =
        variant ? std::count(against.variants.begin(), against.variants.end(), variant->id) > 0
                : against.variants.empty();
    const bool lifted = against.until_released && in.lifted.contains(against.question);
    if (concerns && !lifted && in.holding.contains(against.question)) return &against;
  }
  return nullptr;
}

/// The first thing the variant needs that is not there; empty when all is.
std::string Missing(const Variant& variant, const journal::ProfileSet& profile) {
  if (profile.small_space == journal::Answer::kYes && !variant.small_space) return "space";
  const auto has = [&](const std::string& thing) {
    if (!profile.equipment)
      return std::find(std::begin(kEveryHome), std::end(kEveryHome), thing) != std::end(kEveryHome);
    return std::count(profile.equipment->begin(), profile.equipment->end(), thing) > 0;
  };
  for (const auto& thing : variant.equipment) {
    if (!has(thing)) return thing;
  }
  return {};
}

bool Prefers(const PlanInputs& in, const std::string& entry) {
  const auto& prefer = in.person.profile.prefer;
  return prefer && std::count(prefer->begin(), prefer->end(), entry) > 0;
}

/// Left out by the person's own word: nothing turned it on, or they do not want it.
std::string LeftOutBy(const Exercise& exercise, const PlanInputs& in) {
  const auto& profile = in.person.profile;
  if (exercise.opt_in && profile.ball_opt_in != journal::Answer::kYes) return "opt_in";
  if (exercise.opt_in && in.locked) return "locked";
  const bool avoided =
      profile.avoid && std::count(profile.avoid->begin(), profile.avoid->end(), exercise.id) > 0;
  return avoided ? "avoid" : "";
}

const Variant* Pick(const rules::Protocol& protocol, const Exercise& exercise, const PlanInputs& in,
                    std::vector<Blocked>& blocked) {
  if (const auto* against = RuledOut(exercise, nullptr, in)) {
    blocked.push_back({exercise.id, against->question, "", against->reason});
    return nullptr;
  }
  if (const std::string rule = LeftOutBy(exercise, in); !rule.empty()) {
    blocked.push_back({exercise.id, rule, "", Say(protocol, "blocked." + rule)});
    return nullptr;
  }
  const Contraindication* last_against = nullptr;
  std::string missing;
  for (const Variant& variant : exercise.variants) {
    if (const auto* against = RuledOut(exercise, &variant, in)) {
      blocked.push_back({exercise.id, against->question, variant.id, against->reason});
      last_against = against;
    } else if (const std::string thing = Missing(variant, in.person.profile); !thing.empty()) {
      missing = thing;
    }
  }
  const auto open = OpenVariants(exercise, in);
  if (!open.empty()) return open.front();
  if (!missing.empty()) {
    blocked.push_back({exercise.id, "equipment", "",
                       Say(protocol, "blocked.equipment", {{"equipment", missing}})});
  } else if (last_against) {
    blocked.push_back({exercise.id, last_against->question, "", last_against->reason});
  }
  return nullptr;
}

}  // namespace

std::vector<const Variant*> OpenVariants(const Exercise& exercise, const PlanInputs& in) {
  std::vector<const Variant*> open;
  if (RuledOut(exercise, nullptr, in) || !LeftOutBy(exercise, in).empty()) return open;
  for (const Variant& variant : exercise.variants) {
    if (!RuledOut(exercise, &variant, in) && Missing(variant, in.person.profile).empty())
      open.push_back(&variant);
  }
  std::stable_partition(open.begin(), open.end(), [&](const Variant* variant) {
    return Prefers(in, exercise.id + "/" + variant->id);
  });
  return open;
}

std::vector<Usable> FindUsable(const rules::Protocol& protocol, const PlanInputs& in,
                               std::vector<Blocked>& blocked) {
  std::vector<Usable> usable;
  for (const Exercise& exercise : protocol.exercises)
    usable.push_back({&exercise, Pick(protocol, exercise, in, blocked)});
  return usable;
}

bool IsPreferred(const Exercise& exercise, const PlanInputs& in) {
  return Prefers(in, exercise.id) ||
         std::any_of(
             exercise.variants.begin(), exercise.variants.end(),
             [&](const Variant& variant) { return Prefers(in, exercise.id + "/" + variant.id); });
}

}  // namespace psoas::guide
