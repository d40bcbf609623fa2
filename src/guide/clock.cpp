#include "guide/clock.h"

#include <algorithm>

#include "guide/texts.h"
#include "guide/trends.h"

namespace psoas::guide {
namespace {

constexpr int kDaysPerWeek = 7;

int Percent(int done, int planned) { return planned > 0 ? done * 100 / planned : 0; }

ReviewBranch Judge(const rules::Programme& programme, const Clock& clock, Change range,
                   Complaint complaint) {
  if (range == Change::kLessRange || complaint == Complaint::kWorse) return ReviewBranch::kWorse;
  if (clock.adherence_percent.value_or(0) < programme.adherence_percent)
    return ReviewBranch::kAdherence;
  if (complaint == Complaint::kBetter) return ReviewBranch::kCarryOn;
  return range == Change::kMoreRange ? ReviewBranch::kLookElsewhere : ReviewBranch::kNoChange;
}

std::string BranchText(const rules::Programme& programme, ReviewBranch branch) {
  for (const auto& text : programme.branches) {
    if (text.branch == Name(branch)) return text.text;
  }
  return {};
}

}  // namespace

std::optional<DueWeek> LatestDue(const std::vector<int>& weeks, std::optional<Day> started_on,
                                 Day today) {
  std::optional<DueWeek> due;
  if (!started_on) return due;
  for (const int week : weeks) {
    const Day day = *started_on + week * kDaysPerWeek;
    if (day <= today && (!due || day > due->day)) due = DueWeek{week, day};
  }
  return due;
}

Clock ReadClock(const rules::Protocol& protocol, const journal::Journal& journal,
                const History& history, const Person& person, bool tested_since_review, Instant now,
                Entries entries) {
  Clock clock;
  if (!history.started_on) {
    clock.text = Say(protocol, "clock.not_started");
    return clock;
  }
  const rules::Programme& programme = protocol.programme;
  const Day start = *history.started_on, today = now.day();
  const Day review = start + programme.look_elsewhere_week * kDaysPerWeek;
  clock.started_on = Format(start);
  clock.week = (today - start) / kDaysPerWeek;
  for (const int week : programme.retest_weeks)
    clock.retest_on.push_back(Format(start + week * kDaysPerWeek));
  clock.look_elsewhere_on = Format(review);

  // Judged over the days that have passed, at most up to the review.
  const Day until = std::min(today + 1, review);
  const int days = std::max(until - start, 1);
  const int per_week = SessionsPerWeek(programme, person.profile);
  clock.sessions_done = SessionsBetween(history, start, until);
  clock.sessions_planned = (per_week * days + kDaysPerWeek - 1) / kDaysPerWeek;
  clock.adherence_percent = std::min(Percent(clock.sessions_done, clock.sessions_planned), 100);
  clock.text = Say(protocol, "clock.running",
                   {{"date", SayDay(protocol, review)}, {"week", std::to_string(clock.week + 1)}});
  if (today < review || !tested_since_review) return clock;
  clock.branch =
      Judge(programme, clock, OverallChange(AngleTrends(protocol, journal, now, entries)),
            CompareComplaint(programme, history).complaint);
  clock.text = BranchText(programme, clock.branch);
  return clock;
}

}  // namespace psoas::guide
