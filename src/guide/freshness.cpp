#include "guide/freshness.h"

#include <algorithm>

#include "guide/clock.h"
#include "guide/texts.h"

namespace psoas::guide {
namespace {

using journal::Answer;
using journal::StopReason;

bool IsSafetyStop(const journal::Event& event) {
  const auto* done = journal::As<journal::ExerciseDone>(event);
  if (!done || !done->stopped_because) return false;
  // "other" could be anything, so it is not read as harmless.
  return *done->stopped_because == StopReason::kSharpPain ||
         *done->stopped_because == StopReason::kNewSymptom ||
         *done->stopped_because == StopReason::kOther;
}

bool IsNewSymptom(const journal::Event& event) {
  const auto* checkin = journal::As<journal::CheckinRecorded>(event);
  return checkin && checkin->new_symptom.value_or(Answer::kNo) != Answer::kNo;
}

/// Being away is judged by what a person does here, not by edits of the profile.
bool IsActivity(const journal::Event& event, Instant now) {
  return journal::Counted<journal::ScreenAnswered>(event, now) ||
         journal::Counted<journal::ThomasMeasured>(event, now) ||
         journal::Counted<journal::CheckinRecorded>(event, now) ||
         journal::Counted<journal::SessionStarted>(event, now) ||
         journal::Counted<journal::ExerciseDone>(event, now) ||
         journal::Counted<journal::SessionEnded>(event, now);
}

/// The sentence for the first thing since the full screen that makes it stale; empty when none
/// does.
std::string StaleSince(const rules::Protocol& protocol, const journal::Journal& journal,
                       const ScreenOutcome& outcome, Instant now) {
  const int gap_days = protocol.screening.freshness.full_gap_days;
  const auto is_gap = [&](Instant from, Instant to) {
    return HoursBetween(from, to) > gap_days * 24.0;
  };
  Instant last = *outcome.full_at;
  for (std::size_t i = outcome.full_index + 1; i < journal.events.size(); ++i) {
    const journal::Event& event = journal.events[i];
    if (event.at > now) break;
    if (IsSafetyStop(event)) return Say(protocol, "due.stop");
    if (IsNewSymptom(event)) return Say(protocol, "due.new_symptom");
    if (!IsActivity(event, now)) continue;
    if (is_gap(last, event.at))
      return Say(protocol, "due.gap", {{"days", std::to_string(gap_days)}});
    last = event.at;
  }
  return is_gap(last, now) ? Say(protocol, "due.gap", {{"days", std::to_string(gap_days)}})
                           : std::string();
}

bool AwaitsCleanScreen(const ScreenOutcome& outcome) {
  bool any = false;
  for (const Flag& flag : outcome.flags) {
    if (flag.row->then < rules::Disposition::kUrgent) continue;
    if (!flag.released_at) return false;
    any = any || flag.row->then == rules::Disposition::kEmergency;
  }
  return any;
}

/// A line after the full screen could not be read and may have been an answer.
bool LostAnAnswerSince(const journal::Journal& journal, int line) {
  return std::any_of(journal.problems.begin(), journal.problems.end(),
                     [&](const journal::Problem& problem) {
                       return problem.could_hold_answer && problem.line > line;
                     });
}

std::string WhyFull(const rules::Protocol& protocol, const journal::Journal& journal,
                    const ScreenOutcome& outcome, const History& history, Instant now) {
  if (!outcome.any_answers) return Say(protocol, "due.start");
  if (!outcome.full_at) return Say(protocol, "due.incomplete");
  if (AwaitsCleanScreen(outcome)) return Say(protocol, "due.release");
  if (LostAnAnswerSince(journal, journal.events[outcome.full_index].line))
    return Say(protocol, "due.unreadable");
  std::string stale = StaleSince(protocol, journal, outcome, now);
  if (!stale.empty()) return stale;
  const auto week =
      LatestDue(protocol.screening.freshness.full_weeks, history.started_on, now.day());
  if (week && outcome.full_at->day() < week->day) {
    return Say(protocol, "due.weeks", {{"week", std::to_string(week->week)}});
  }
  return {};
}

}  // namespace

DueScreen JudgeFreshness(const rules::Protocol& protocol, const journal::Journal& journal,
                         const ScreenOutcome& outcome, const History& history, Instant now) {
  const int hours = protocol.screening.freshness.short_valid_h;
  DueScreen due;
  due.why_full = WhyFull(protocol, journal, outcome, history, now);
  due.full = !due.why_full.empty();
  due.awaits_clean_screen = outcome.full_at && AwaitsCleanScreen(outcome);
  due.short_set = !outcome.short_at || HoursBetween(*outcome.short_at, now) > hours;
  if (due.short_set) due.why_short = Say(protocol, "due.short", {{"hours", std::to_string(hours)}});
  return due;
}

}  // namespace psoas::guide
