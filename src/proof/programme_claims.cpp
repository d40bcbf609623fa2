// P7 day by day: persons who follow the guide for twelve weeks, and what that adds up to.
#include <algorithm>
#include <map>

#include "proof/claims.h"
#include "proof/count.h"
#include "proof/story.h"

namespace psoas::proof {
namespace {

constexpr int kWeeks = 12, kDaysPerWeek = 7;

struct Follower {
  SideTest test;
  double sessions_per_week;
  double pain;
};

/// Does each day what the guide says, without ever missing a day, and counts what was done.
class Programme {
 public:
  Programme(const rules::LoadedProtocol& loaded, const Follower& follower)
      : protocol_(loaded.protocol), follower_(follower), story_(loaded) {
    story_.Event("profile.set",
                 {{"sessions_per_week", follower.sessions_per_week}, {"ball_opt_in", "yes"}});
  }

  void Run() {
    for (int day = 0; day < kWeeks * kDaysPerWeek; ++day) {
      LiveThrough(day);
      LookBack(day);
      story_.Later(24.0 - 0.1 * steps_);
    }
  }

  int sessions() const { return sessions_; }
  const std::string& found() const { return found_; }

 private:
  void LiveThrough(int day) {
    constexpr int kMostSteps = 6;
    for (steps_ = 0; steps_ < kMostSteps; ++steps_) {
      const guide::Guidance guidance = story_.Guide();
      story_.Later(0.1);
      if (guidance.today.kind == guide::TodayKind::kScreen) {
        story_.Screen(AllNo(protocol_));
      } else if (guidance.today.kind == guide::TodayKind::kTest) {
        story_.Test("left", follower_.test).Test("right", follower_.test);
      } else if (guidance.today.kind == guide::TodayKind::kSession) {
        DoSession(day, guidance);
      } else {
        break;
      }
    }
  }

  void DoSession(int day, const guide::Guidance& guidance) {
    ++sessions_;
    story_.Event("session.started", Json::object());
    for (const guide::Item& item : guidance.today.items) {
      Json done{{"exercise", item.exercise}, {"side", item.side}, {"pain", follower_.pain}};
      if (item.dose.sets) done["sets"] = *item.dose.sets;
      story_.Event("exercise.done", done);
      days_of_[item.exercise].push_back(day);
      const auto& kinds = protocol_.programme.volume.kinds;
      if (std::count(kinds.begin(), kinds.end(), item.kind) > 0)
        held_[day] +=
            item.dose.sets.value_or(1) * item.dose.reps.value_or(1) * item.dose.hold_s.value_or(0);
      most_days_[item.exercise] = MostDays(item);
    }
    story_.Event("session.ended", Json::object());
  }

  /// Rest fills a session on any day its cap allows; everything else has the days of its dose.
  int MostDays(const guide::Item& item) const {
    const rules::Cap* cap = protocol_.FindCap(item.kind);
    const int most = cap ? cap->per_week_max : 0;
    const bool fills = item.kind == rules::Kind::kRest || item.kind == rules::Kind::kBreathing;
    return fills ? most : std::min(most, item.dose.per_week.value_or(kDaysPerWeek));
  }

  /// The last seven days, whichever day the week begins on.
  void LookBack(int day) {
    if (!found_.empty()) return;
    int seconds = 0;
    for (int back = 0; back < kDaysPerWeek; ++back) seconds += held_[day - back];
    if (seconds > protocol_.programme.volume.cap_min * 60)
      found_ = std::to_string(seconds / 60) + " minutes of stretch in seven days (day " +
               std::to_string(day + 1) + ")";
    for (const auto& [exercise, days] : days_of_) {
      const auto recent = std::count_if(days.begin(), days.end(),
                                        [&](int each) { return each > day - kDaysPerWeek; });
      if (recent > most_days_[exercise])
        found_ = exercise + " on " + std::to_string(recent) + " of seven days (day " +
                 std::to_string(day + 1) + ")";
    }
  }

  const rules::Protocol& protocol_;
  Follower follower_;
  Story story_;
  int steps_ = 0, sessions_ = 0;
  std::map<int, int> held_;  ///< day -> seconds held on the side that has most
  std::map<std::string, std::vector<int>> days_of_;
  std::map<std::string, int> most_days_;
  std::string found_;
};

}  // namespace

Part DosesByProgrammes(const Setting& setting) {
  Part part;
  part.method = Method::kTested;
  part.what =
      "persons who do every day for twelve weeks what the guide says: in no seven days in a row "
      "more "
      "days of an exercise than its cap, or more time under stretch than the weekly cap";
  int sessions = 0, persons = 0;
  for (const double thigh : {12.0, 0.5, -5.0, -15.0}) {
    for (const double knee : {60.0, 88.0}) {
      for (const double per_week : {3.0, 7.0}) {
        SideTest test;
        test.thigh_deg = thigh;
        test.knee_flexion_deg = knee;
        Programme programme(setting.loaded, {test, per_week, per_week == 3.0 ? 3.0 : 0.0});
        programme.Run();
        ++persons;
        sessions += programme.sessions();
        if (part.counterexample.empty() && !programme.found().empty())
          part.counterexample = "thigh " + std::to_string(static_cast<int>(thigh)) + ", knee " +
                                std::to_string(static_cast<int>(knee)) + ", " +
                                std::to_string(static_cast<int>(per_week)) +
                                " sessions a week: " + programme.found();
      }
    }
  }
  part.cases = std::to_string(persons) + " persons, " +
               Count(static_cast<std::uint32_t>(sessions)).Text() + " sessions";
  if (sessions == 0) part.counterexample = "nobody was offered a session: the claim would be empty";
  return part;
}

}  // namespace psoas::proof
