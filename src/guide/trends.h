// Angle trends, shared by progress and the look-elsewhere clock.
#pragma once

#include <vector>

#include "guide/history.h"
#include "guide/person.h"
#include "guide/progress.h"
#include "rules/protocol.h"

namespace psoas::guide {

/// One series per side and method, of measurements that could be classified.
std::vector<AngleSeries> AngleTrends(const rules::Protocol& protocol,
                                     const journal::Journal& journal, Instant now,
                                     Entries entries = Entries::kCounted);

/// Less range on any side outweighs more range on another.
Change OverallChange(const std::vector<AngleSeries>& angles);

/// The person's own number, or the programme's default.
int SessionsPerWeek(const rules::Programme& programme, const journal::ProfileSet& profile);

}  // namespace psoas::guide
