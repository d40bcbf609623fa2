// Which exercises there is a reason for, on which side, in order.
#pragma once

#include <vector>

#include "guide/guidance.h"
#include "guide/plan_inputs.h"
#include "guide/variant.h"

namespace psoas::guide {

/// The closed inputs of the programme's conditions, without those of one side.
rules::Values ProgrammeValues(const rules::Protocol& protocol, const PlanInputs& inputs);

/// The phase of this week; a protocol without phases has none.
const rules::Phase* PhaseOf(const rules::Programme& programme, int week);

struct Choice {
  const rules::Exercise* exercise = nullptr;
  const rules::Variant* variant = nullptr;
  bool left = false, right = false;
  bool gentle = true;  ///< until a candidate asks for the usual dose
  std::vector<Why> why;
};

/// Every exercise that a candidate names, or one of its group in its place: the one the person
/// prefers, whose turn it is, or the first that is usable. In order of priority.
std::vector<Choice> Choose(const rules::Protocol& protocol, const PlanInputs& inputs,
                           const std::vector<Usable>& usable);

}  // namespace psoas::guide
