#include "guide/progress.h"

#include <algorithm>
#include <cmath>

#include "guide/findings.h"
#include "guide/history.h"
#include "guide/texts.h"
#include "guide/trends.h"

namespace psoas::guide {
namespace {

constexpr int kDaysPerWeek = 7;

/// "Left side": it begins the sentence.
std::string SideWord(const rules::Protocol& protocol, const std::string& side) {
  std::string word = Say(protocol, "today.side." + side);
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

Change Judge(double change_deg, double mdc95_deg) {
  if (std::abs(change_deg) <= mdc95_deg) return Change::kNone;
  return change_deg < 0 ? Change::kMoreRange : Change::kLessRange;
}

std::string Sentence(const rules::Protocol& protocol, const AngleSeries& series) {
  const std::string side = SideWord(protocol, series.side);
  if (series.points.size() == 1) {
    return Say(protocol, "progress.one_angle",
               {{"side", side}, {"thigh", SayTenth(series.points.back().thigh_deg)}});
  }
  const char* id = series.change == Change::kMoreRange   ? "progress.more_range"
                   : series.change == Change::kLessRange ? "progress.less_range"
                                                         : "progress.no_change";
  return Say(protocol, id,
             {{"side", side},
              {"change", Tenth(std::abs(series.change_deg))},
              {"mdc", Tenth(series.mdc95_deg)}});
}

AngleSeries& SeriesFor(std::vector<AngleSeries>& all, const std::string& side,
                       const SideFinding& finding) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const AngleSeries& series) {
    return series.side == side && series.method == *finding.method;
  });
  if (found != all.end()) return *found;
  AngleSeries& series = all.emplace_back();
  series.side = side;
  series.method = *finding.method;
  series.mdc95_deg = finding.mdc95_deg.value_or(0);
  return series;
}

ScorePoint PointOf(const CheckinAt& checkin) {
  const auto& data = *checkin.checkin;
  ScorePoint point{Format(checkin.at), data.pain_now,  data.pain_worst,
                   data.tightness,     data.stiffness, ActivityMean(data)};
  if (point.psfs_mean) point.psfs_mean = RoundTenth(*point.psfs_mean);
  return point;
}

std::vector<WeekCount> CountWeeks(const History& history, int per_week, Instant now) {
  std::vector<WeekCount> weeks;
  if (!history.started_on) return weeks;
  for (Day day = *history.started_on; day <= now.day(); day = day + kDaysPerWeek) {
    weeks.push_back({Format(day), SessionsBetween(history, day, day + kDaysPerWeek), per_week});
  }
  return weeks;
}

void Summarise(const rules::Protocol& protocol, const History& history, Progress& progress) {
  const ComplaintChange complaint = CompareComplaint(protocol.programme, history);
  if (progress.angles.empty()) progress.summary.push_back(Say(protocol, "progress.no_angles"));
  for (const auto& series : progress.angles) progress.summary.push_back(series.text);
  const char* id = complaint.complaint == Complaint::kBetter  ? "progress.complaint_better"
                   : complaint.complaint == Complaint::kWorse ? "progress.complaint_worse"
                   : complaint.complaint == Complaint::kSame  ? "progress.complaint_same"
                                                              : "progress.complaint_unknown";
  progress.summary.push_back(Say(protocol, id, {{"change", Tenth(std::abs(complaint.points))}}));
  const Change range = OverallChange(progress.angles);
  const bool disagree = (range == Change::kMoreRange && complaint.complaint == Complaint::kWorse) ||
                        (range == Change::kLessRange && complaint.complaint == Complaint::kBetter);
  if (disagree) progress.summary.push_back(Say(protocol, "progress.disagree"));
}

}  // namespace

std::vector<AngleSeries> AngleTrends(const rules::Protocol& protocol,
                                     const journal::Journal& journal, Instant now,
                                     Entries entries) {
  std::vector<AngleSeries> all;
  for (const auto& event : journal.events) {
    if (event.at > now) break;
    const auto* thomas = AsAmong<journal::ThomasMeasured>(entries, event, now);
    if (!thomas) continue;
    const SideFinding finding = ClassifySide(protocol, event, *thomas);
    if (finding.state != SideState::kMeasured) continue;
    SeriesFor(all, Name(thomas->side), finding)
        .points.push_back({Format(event.at), *finding.thigh_deg, finding.knee_flexion_deg});
  }
  for (auto& series : all) {
    series.change_deg =
        RoundTenth(series.points.back().thigh_deg - series.points.front().thigh_deg);
    series.change = Judge(series.change_deg, series.mdc95_deg);
    series.text = Sentence(protocol, series);
  }
  return all;
}

Change OverallChange(const std::vector<AngleSeries>& angles) {
  const auto has = [&](Change change) {
    return std::any_of(angles.begin(), angles.end(),
                       [&](const AngleSeries& s) { return s.change == change; });
  };
  if (has(Change::kLessRange)) return Change::kLessRange;
  return has(Change::kMoreRange) ? Change::kMoreRange : Change::kNone;
}

int SessionsPerWeek(const rules::Programme& programme, const journal::ProfileSet& profile) {
  return static_cast<int>(profile.sessions_per_week.value_or(programme.sessions_per_week));
}

Progress ComputeProgress(const rules::Protocol& protocol, const journal::Journal& journal,
                         Instant now) {
  const History history = FoldHistory(protocol.programme, journal, now);
  const Person person = FoldPerson(protocol.screening.calendar, journal, now);
  Progress progress;
  progress.now = Format(now);
  progress.angles = AngleTrends(protocol, journal, now);
  for (const auto& checkin : history.checkins) progress.scores.push_back(PointOf(checkin));
  progress.weeks = CountWeeks(history, SessionsPerWeek(protocol.programme, person.profile), now);
  Summarise(protocol, history, progress);
  if (!progress.weeks.empty()) {
    int done = 0, planned = 0;
    for (const auto& week : progress.weeks) done += week.done, planned += week.planned;
    progress.summary.push_back(
        Say(protocol, "progress.sessions",
            {{"done", std::to_string(done)}, {"planned", std::to_string(planned)}}));
  }
  return progress;
}

}  // namespace psoas::guide
