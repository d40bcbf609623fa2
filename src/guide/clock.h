// The look-elsewhere clock: declared on day one, judged at the review week (DECISIONS 11).
#pragma once

#include "guide/guidance.h"
#include "guide/history.h"
#include "guide/person.h"

namespace psoas::guide {

/// `tested_since_review`: both sides were measured on or after the review day. `history` was folded
/// over the same entries.
Clock ReadClock(const rules::Protocol& protocol, const journal::Journal& journal,
                const History& history, const Person& person, bool tested_since_review, Instant now,
                Entries entries = Entries::kCounted);

/// The latest week of `weeks` whose day has come, with its day; nothing before the first.
struct DueWeek {
  int week = 0;
  Day day;
};
std::optional<DueWeek> LatestDue(const std::vector<int>& weeks, std::optional<Day> started_on,
                                 Day today);

}  // namespace psoas::guide
