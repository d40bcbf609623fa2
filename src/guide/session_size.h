// How long a session is, how much stretching a week it comes to, and its short form.
#pragma once

#include <string>
#include <vector>

#include "guide/guidance.h"

namespace psoas::guide {

/// Estimated length of the items in minutes, rounded up.
int EstimateMinutes(const std::vector<Item>& items);

/// Takes rounds, then items, away from the end until the time under stretch a week lies within the
/// cap of programme.volume on both sides. Never adds anything.
void FitVolume(const rules::Protocol& protocol, int sessions_per_week, std::vector<Item>& items);

/// What the items come to, and whether that is enough to expect a change.
Volume WeeklyVolumeOf(const rules::Protocol& protocol, int sessions_per_week,
                      const std::vector<Item>& items);

/// The first items that fit into programme.bad_day, one round each, rest and breathing shortened.
std::vector<Item> BadDayItems(const rules::Protocol& protocol, const std::vector<Item>& items);

/// The figures of a dose as a sentence, for doses that a rule has changed.
std::string DoseText(const rules::Protocol& protocol, const rules::Dose& dose, bool per_side);

}  // namespace psoas::guide
