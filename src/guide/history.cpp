#include "guide/history.h"

#include <algorithm>

namespace psoas::guide {
namespace {

using journal::Answer;

/// Stopped by the body, not by the clock: such a day is not a session done.
bool IsSafetyStop(const journal::ExerciseDone& done) {
  return done.stopped_because == journal::StopReason::kSharpPain ||
         done.stopped_because == journal::StopReason::kNewSymptom;
}

void AddSessionDay(Day day, History& history) {
  if (history.session_days.empty() || history.session_days.back() != day) {
    history.session_days.push_back(day);
  }
}

/// A session moment; pain and stops belong to the latest session day only.
void Touch(Instant at, History& history) {
  if (!history.last_session_at || history.last_session_at->day() != at.day()) {
    history.last_session_pain.reset();
    history.stopped_on.reset();
  }
  history.last_session_at = at;
}

/// Empty counts for nothing: a missing figure must not hide one that was told.
void RaiseTo(const std::optional<double>& told, std::optional<double>& highest) {
  if (told) highest = std::max(highest.value_or(*told), *told);
}

void AddExerciseDay(Instant at, const journal::ExerciseDone& done, History& history) {
  auto& days = history.exercise_days;
  auto found = days.rbegin();  // events come in order, so the same day stands at the end
  while (found != days.rend() && found->day == at.day() && found->exercise != done.exercise)
    ++found;
  if (found == days.rend() || found->day != at.day()) {
    days.push_back({at.day(), done.exercise, at, {}, {}, false});
    found = days.rbegin();
  }
  found->last_at = at;
  found->stopped = found->stopped || IsSafetyStop(done);
  RaiseTo(done.pain, found->pain);
  RaiseTo(done.sets, found->sets);
}

void AddExercise(Instant at, const journal::ExerciseDone& done, bool counts, History& history) {
  Touch(at, history);
  AddExerciseDay(at, done, history);
  if (done.pain) {
    history.last_session_pain = std::max(history.last_session_pain.value_or(0), *done.pain);
  }
  if (IsSafetyStop(done)) {
    history.stopped_on = at.day();
  } else if (counts) {
    AddSessionDay(at.day(), history);
  }
}

void AddSessionEnd(Instant at, History& history) {
  Touch(at, history);
  if (!history.stopped_on) AddSessionDay(at.day(), history);
}

/// Latest minus first of one score; empty unless both check-ins carry it.
std::optional<double> Rise(const std::optional<double>& first,
                           const std::optional<double>& latest) {
  if (!first || !latest) return std::nullopt;
  return *latest - *first;
}

}  // namespace

bool WasWorse(const journal::CheckinRecorded& checkin) {
  return checkin.worse_next_day.value_or(Answer::kNo) != Answer::kNo;
}

bool CallsForCare(const journal::CheckinRecorded& checkin, double pain_limit) {
  return WasWorse(checkin) || checkin.pain_now.value_or(0) > pain_limit;
}

History FoldHistory(const rules::Programme& programme, const journal::Journal& journal, Instant now,
                    Entries entries) {
  const double limit = programme.pain_rest_above;
  History history;
  bool is_empty_session = false;  // started, and no exercise begun so far
  for (const auto& event : journal.events) {
    if (event.at > now) break;
    const bool counts = entries == Entries::kAsRecorded || !journal::IsWithdrawn(event, now);
    if (const auto* done = journal::As<journal::ExerciseDone>(event)) {
      if (counts || IsSafetyStop(*done) || done->pain.value_or(0) > limit)
        AddExercise(event.at, *done, counts, history);
    }
    if (const auto* checkin = journal::As<journal::CheckinRecorded>(event)) {
      if (counts) history.checkins.push_back({event.at, checkin});
      if (counts || CallsForCare(*checkin, limit)) history.heard.push_back({event.at, checkin});
    }
    if (!counts) continue;
    if (journal::As<journal::SessionStarted>(event)) is_empty_session = true;
    if (journal::As<journal::ExerciseDone>(event)) is_empty_session = false;
    if (journal::As<journal::SessionEnded>(event) && !is_empty_session)
      AddSessionEnd(event.at, history);
    const bool starts = journal::As<journal::ThomasMeasured>(event) ||
                        journal::As<journal::SessionStarted>(event) ||
                        journal::As<journal::ExerciseDone>(event);
    if (starts && !history.started_on) history.started_on = event.at.day();
  }
  return history;
}

int SessionsBetween(const History& history, Day from, Day to) {
  return static_cast<int>(std::count_if(history.session_days.begin(), history.session_days.end(),
                                        [&](Day day) { return day >= from && day < to; }));
}

FlareState Graver(const FlareState& a, const FlareState& b) { return b.flare > a.flare ? b : a; }

FlareState JudgeFlare(const rules::Programme& programme, const History& history) {
  const double limit = programme.pain_rest_above;
  const bool answered_since = !history.checkins.empty() && history.last_session_at &&
                              history.checkins.back().at >= *history.last_session_at;
  if (history.last_session_pain.value_or(0) > limit && !answered_since) {
    return {Flare::kRest, history.last_session_at->day()};
  }
  if (history.heard.empty()) return {};
  const CheckinAt& latest = history.heard.back();
  const Day day = latest.at.day();
  if (latest.checkin->pain_now.value_or(0) > limit) return {Flare::kRest, day};
  if (!WasWorse(*latest.checkin)) return {};
  const auto before = std::find_if(history.heard.rbegin(), history.heard.rend(),
                                   [&](const CheckinAt& other) { return other.at.day() < day; });
  const bool worse_twice = before != history.heard.rend() && WasWorse(*before->checkin);
  return {worse_twice ? Flare::kRest : Flare::kDoseDown, day};
}

std::optional<double> ActivityMean(const journal::CheckinRecorded& checkin) {
  if (checkin.psfs.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& activity : checkin.psfs) sum += activity.score;
  return sum / static_cast<double>(checkin.psfs.size());
}

ComplaintChange CompareComplaint(const rules::Programme& programme, const History& history) {
  if (history.checkins.size() < 2) return {};
  const auto& first = *history.checkins.front().checkin;
  const auto& latest = *history.checkins.back().checkin;
  std::vector<double> better;  // points, + is better
  const auto add = [&](std::optional<double> change, double sign) {
    if (change) better.push_back(sign * *change);
  };
  const auto worst = Rise(first.pain_worst, latest.pain_worst);
  add(worst ? worst : Rise(first.pain_now, latest.pain_now), -1);
  add(Rise(first.tightness, latest.tightness), -1);
  add(Rise(ActivityMean(first), ActivityMean(latest)), +1);
  if (better.empty()) return {};
  const auto [low, high] = std::minmax_element(better.begin(), better.end());
  if (*low <= -programme.improved_pain) return {Complaint::kWorse, *low};
  if (*high >= programme.improved_pain) return {Complaint::kBetter, *high};
  return {Complaint::kSame, *high};
}

}  // namespace psoas::guide
