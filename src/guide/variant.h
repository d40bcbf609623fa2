// Which exercises, and which ways of doing them, are open to this person.
#pragma once

#include <string>
#include <vector>

#include "guide/guidance.h"
#include "guide/plan_inputs.h"

namespace psoas::guide {

/// An exercise with the way of doing it that suits best; `variant` is null when none does.
struct Usable {
  const rules::Exercise* exercise = nullptr;
  const rules::Variant* variant = nullptr;
};

/// One entry per exercise of the catalogue, in its order; adds what is ruled out to `blocked`.
std::vector<Usable> FindUsable(const rules::Protocol& protocol, const PlanInputs& inputs,
                               std::vector<Blocked>& blocked);

/// Every way of doing the exercise that nothing rules out, in order of preference.
std::vector<const rules::Variant*> OpenVariants(const rules::Exercise& exercise,
                                                const PlanInputs& inputs);

/// Whether the person asked for this exercise, by its id or with a variant.
bool IsPreferred(const rules::Exercise& exercise, const PlanInputs& inputs);

}  // namespace psoas::guide
