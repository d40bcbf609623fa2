// One item of a plan, with everything a person may ask about it.
#pragma once

#include <vector>

#include "guide/choice.h"
#include "guide/guidance.h"
#include "guide/plan_inputs.h"

namespace psoas::guide {

/// The item with its dose, step, reasons and evidence; its swaps are still empty.
Item MakeItem(const rules::Protocol& protocol, const Choice& choice, const PlanInputs& inputs);

/// What may stand in for the item: other ways of doing it, and usable exercises of its group that
/// are not in the session already.
std::vector<Swap> FindSwaps(const std::vector<Usable>& usable, const PlanInputs& inputs,
                            const std::vector<Item>& session, const Item& item);

std::vector<ItemEvidence> SpellOut(const rules::Protocol& protocol,
                                   const std::vector<rules::Evidence>& evidence);

}  // namespace psoas::guide
