// P7: doses within their caps.
#include <algorithm>

#include "guide/ladder.h"
#include "guide/session_size.h"
#include "proof/claims.h"
#include "proof/count.h"
#include "proof/laws.h"
#include "proof/plans.h"
#include "rules/work.h"

namespace psoas::proof {
namespace {

using rules::Dose;
using rules::Exercise;
using rules::Protocol;

/// Which figure passes the cap; empty when none does.
std::string OverCap(const rules::Cap& cap, const Dose& dose) {
  const auto over = [](const std::optional<int>& figure, const std::optional<int>& most) {
    return figure && most && *figure > *most;
  };
  if (dose.sets.value_or(1) > cap.sets_max) return "sets";
  if (over(dose.reps, cap.reps_max)) return "repetitions";
  if (over(dose.hold_s, cap.hold_s_max)) return "seconds held";
  if (over(dose.minutes, cap.minutes_max)) return "minutes";
  if (over(dose.contract_s, cap.contract_s_max)) return "seconds of effort";
  if (over(dose.effort_max, cap.effort_max)) return "effort";
  return over(dose.per_week, cap.per_week_max) ? "days a week" : "";
}

std::vector<std::pair<std::string, const Dose*>> DosesOf(const Exercise& exercise) {
  std::vector<std::pair<std::string, const Dose*>> out{{"dose", &exercise.dose},
                                                       {"gentle dose", &exercise.gentle_dose}};
  for (const rules::Rung& rung : exercise.ladder) out.emplace_back("step " + rung.id, &rung.dose);
  return out;
}

/// Sessions of every exercise that bring it to a step of its ladder.
guide::History Climbed(const Protocol& protocol, int step) {
  guide::History history;
  const Day first{20'000};
  for (int day = 0; day < step * protocol.programme.ladder.good_sessions; ++day) {
    for (const Exercise& exercise : protocol.exercises) {
      guide::ExerciseDay done;
      done.day = first + day;
      done.exercise = exercise.id;
      done.last_at = Instant{done.day.since_epoch * kMsPerDay};
      done.pain = 0;
      history.exercise_days.push_back(done);
    }
  }
  return history;
}

class PlanDoses {
 public:
  explicit PlanDoses(const Protocol& protocol) : protocol_(protocol) {}

  void Try(const guide::PlanInputs& in) {
    ++plans_;
    const guide::Selection selection = guide::SelectItems(protocol_, in);
    for (const auto* items : {&selection.items, &selection.through_the_day}) {
      for (const guide::Item& item : *items) Look(item, in);
    }
    const std::vector<guide::Item> bad_day = guide::BadDayItems(protocol_, selection.items);
    for (const guide::Item& item : bad_day) Look(item, in);
    const rules::BadDay& rule = protocol_.programme.bad_day;
    if (guide::EstimateMinutes(bad_day) > rule.minutes_max ||
        static_cast<int>(bad_day.size()) > rule.items_max)
      Find("the short session is longer than its limits", in);
    if (static_cast<int>(selection.items.size()) > protocol_.programme.items_max)
      Find("more items than a session may have", in);
    LookAtVolume(selection.items, in);
  }

  int plans() const { return plans_; }
  std::uint32_t items() const { return items_; }
  const std::string& found() const { return found_; }

 private:
  void Look(const guide::Item& item, const guide::PlanInputs& in) {
    ++items_;
    const rules::Cap* cap = protocol_.FindCap(item.kind);
    if (!cap) return Find(item.exercise + " is of a kind without a cap", in);
    const std::string over = OverCap(*cap, item.dose);
    if (!over.empty()) Find(item.exercise + ": " + over + " over the cap", in);
  }

  /// Added up here, not by the guide: seconds held a week on each side.
  void LookAtVolume(const std::vector<guide::Item>& items, const guide::PlanInputs& in) {
    const rules::WeeklyVolume& volume = protocol_.programme.volume;
    const double sessions =
        in.person.profile.sessions_per_week.value_or(protocol_.programme.sessions_per_week);
    for (const std::string side : {"left", "right"}) {
      double seconds = 0;
      for (const guide::Item& item : items) {
        const bool counts = std::count(volume.kinds.begin(), volume.kinds.end(), item.kind) > 0;
        if (!counts || (item.side != "both" && item.side != side)) continue;
        const double days = std::min<double>(sessions, item.dose.per_week.value_or(7));
        seconds += days * item.dose.sets.value_or(1) * item.dose.reps.value_or(1) *
                   item.dose.hold_s.value_or(0);
      }
      if (seconds > volume.cap_min * 60.0 + 1e-9)
        Find(std::to_string(static_cast<int>(seconds / 60)) + " minutes of stretch a week on the " +
                 side + " in " + std::to_string(items.size()) + " items, over the cap",
             in);
    }
  }

  void Find(const std::string& what, const guide::PlanInputs& in) {
    if (!found_.empty()) return;
    found_ = what + " (week " + std::to_string(in.week) + ", " + Name(in.pattern) + ")";
  }

  const Protocol& protocol_;
  int plans_ = 0;
  std::uint32_t items_ = 0;
  std::string found_;
};

}  // namespace

Part DosesByLint(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  const rules::LadderRule& rule = protocol.programme.ladder;
  Part part;
  part.method = Method::kLint;
  part.what =
      "every dose of every exercise (usual, gentle, each step) and the same after a flare lies "
      "within the cap of its kind; the gentle dose is less work than the usual one; after a flare "
      "the work falls by " +
      std::to_string(rule.cut_percent_min) + " to " + std::to_string(rule.cut_percent_max) +
      " percent";
  int doses = 0;
  const auto find = [&](const std::string& what) {
    if (part.counterexample.empty()) part.counterexample = what;
  };
  for (const Exercise& exercise : protocol.exercises) {
    const rules::Cap* cap = protocol.FindCap(exercise.kind);
    if (!cap) find(exercise.id + " is of a kind without a cap");
    if (rules::WorkSeconds(exercise.gentle_dose) >= rules::WorkSeconds(exercise.dose))
      find(exercise.id + ": the gentle dose is not less work");
    for (const auto& [name, dose] : DosesOf(exercise)) {
      const Dose cut = guide::CutDose(rule, *dose);
      for (const Dose* each : {dose, &cut}) {
        ++doses;
        const std::string over = cap ? OverCap(*cap, *each) : "";
        if (!over.empty()) find(exercise.id + ", " + name + ": " + over + " over the cap");
      }
      const double before = rules::WorkSeconds(*dose), after = rules::WorkSeconds(cut);
      const double lost = 100 * (before - after) / before;
      if (lost < rule.cut_percent_min || lost > rule.cut_percent_max)
        find(exercise.id + ", " + name + ": after a flare the work falls by " +
             std::to_string(static_cast<int>(lost)) + " percent");
    }
  }
  part.cases = std::to_string(doses) + " doses of " + std::to_string(protocol.exercises.size()) +
               " exercises";
  return part;
}

Part CapsByLint(const Setting& setting) {
  int looked_at = 0;
  const std::vector<std::string> loose = LooseFigures(setting.loaded.protocol, &looked_at);
  Part part;
  part.method = Method::kLint;
  part.what =
      "no cap and no safety figure is looser than the limits written down a second time "
      "(src/proof/laws.cpp); they may be made stricter in the files, and looser only in both";
  part.cases = std::to_string(looked_at) + " figures";
  if (!loose.empty()) part.counterexample = loose.front();
  return part;
}

Part DosesByPlans(const Setting& setting) {
  const Protocol& protocol = setting.loaded.protocol;
  std::size_t steps = 0;
  for (const Exercise& exercise : protocol.exercises)
    steps = std::max(steps, exercise.ladder.size());
  PlanDoses doses(protocol);
  constexpr int kWeeks = 12;
  for (guide::PlanInputs in : Persons(protocol)) {
    const int own_week = in.week;
    for (int step = 0; step <= static_cast<int>(steps); ++step) {
      const guide::History history = Climbed(protocol, step);
      in.history = &history;
      for (int week = 0; week <= kWeeks; ++week) {
        // The condition of the phase must go on holding; weeks of other phases are other persons'.
        in.week = week;
        for (const double per_week : {0.0, 1.0, 7.0}) {
          in.person.profile.sessions_per_week.reset();
          if (per_week > 0) in.person.profile.sessions_per_week = per_week;
          in.cut_all = per_week == 1.0;
          doses.Try(in);
        }
      }
    }
    in.week = own_week;
  }
  Part part;
  part.method = Method::kExhaustive;
  part.what =
      "plans for a person of each reason in the programme, every step of the ladders, weeks 0 to "
      "12, "
      "the usual, one and seven sessions a week, cut after a flare and not: every dose, also of "
      "the "
      "short session, within its cap; weekly time under stretch within its cap on each side";
  part.cases = Count(static_cast<std::uint32_t>(doses.plans())).Text() + " plans, " +
               Count(doses.items()).Text() + " items";
  part.counterexample = doses.found();
  if (doses.items() == 0) part.counterexample = "no plan holds any item: the claim would be empty";
  return part;
}

}  // namespace psoas::proof
