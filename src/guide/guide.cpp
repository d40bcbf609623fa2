#include "guide/guide.h"

#include <algorithm>

#include "guide/choice.h"
#include "guide/clock.h"
#include "guide/complaint.h"
#include "guide/findings.h"
#include "guide/freshness.h"
#include "guide/history.h"
#include "guide/person.h"
#include "guide/plan.h"
#include "guide/reasons.h"
#include "guide/screen_fold.h"
#include "guide/session_size.h"
#include "guide/texts.h"
#include "guide/today.h"
#include "guide/trends.h"

namespace psoas::guide {
namespace {

using rules::Disposition;

constexpr const char* kGuarding = "guarding";

/// Built step by step; each step reads what the ones before it found.
class Guiding {
 public:
  Guiding(const rules::LoadedProtocol& loaded, const journal::Journal& journal, Instant now)
      : loaded_(loaded),
        protocol_(loaded.protocol),
        journal_(journal),
        now_(now),
        triage_(protocol_) {}

  Guidance Run() {
    FoldJournal();
    FindFindings();
    Judge();
    MakePlan();
    DecideTodayAndPlan();
    Describe();
    return std::move(out_);
  }

 private:
  void FoldJournal() {
    screen_ = FoldScreens(triage_, journal_, now_);
    person_ = FoldPerson(protocol_.screening.calendar, journal_, now_);
    history_ = FoldHistory(protocol_.programme, journal_, now_);
    recorded_ = FoldHistory(protocol_.programme, journal_, now_, Entries::kAsRecorded);
    any_withdrawn_ =
        std::any_of(journal_.events.begin(), journal_.events.end(),
                    [&](const journal::Event& event) { return journal::IsWithdrawn(event, now_); });
    for (const int input : triage_.questions()) {
      if (screen_.effective[static_cast<std::size_t>(input)] >= kUnsure)
        holding_.insert(triage_.name(input));
    }
    Answers effective = screen_.effective;
    for (const Implied& implied : ImpliedAnswers(protocol_.screening.calendar, person_)) {
      holding_.insert(implied.question);
      const int input = triage_.IndexOf(implied.question);
      if (input >= 0) effective[static_cast<std::size_t>(input)] = kYes;
    }
    holding_.merge(PersonFacts(protocol_.screening.calendar, triage_, effective, person_));
    if (EverAnswered(journal_, "aaa_r") || EverAnswered(journal_, "aaa"))
      holding_.insert("aaa_ever");
    complaint_ = FoldComplaint(protocol_.complaint, journal_, now_);
  }

  void FindFindings() {
    out_.findings = ClassifyBoth(protocol_, journal_, now_);
    const int lock = triage_.IndexOf("lock");
    const bool joint_pattern =
        lock >= 0 && screen_.effective[static_cast<std::size_t>(lock)] == kYes;
    const bool joint_pain = out_.findings.left.state == SideState::kJointPain ||
                            out_.findings.right.state == SideState::kJointPain;
    const auto& checkins = history_.checkins;
    const bool tight = !checkins.empty() && (checkins.back().checkin->tightness.value_or(0) > 0 ||
                                             checkins.back().checkin->stiffness.value_or(0) > 0);
    const PatternVerdict verdict = FindPattern(
        protocol_, out_.findings, {joint_pain || joint_pattern || complaint_.guards, tight});
    out_.pattern = verdict.pattern;
    out_.pattern_why = verdict.why;
    if (out_.pattern == Pattern::kGuarding) holding_.insert(kGuarding);
  }

  void Judge() {
    standing_ = JudgeStanding({protocol_, triage_, journal_, screen_, person_, now_});
    if (out_.pattern == Pattern::kGuarding && !ReleasedSince(GuardingSince())) {
      const std::string text = Say(protocol_, "pattern.guarding");
      standing_.Add(
          {"pattern.guarding", text, text, Disposition::kSeeClinician, {}, {}, std::nullopt},
          Allowed::kRestOnly);
    }
    due_ = JudgeFreshness(protocol_, journal_, screen_, recorded_, now_);
    FindSidesToTest();
    AddReview();
  }

  /// The moment of the joint pain, or of the answers about the complaint, that made it guarding;
  /// the beginning of time when it was an answer of the screen, whose own flag a release must lift.
  Instant GuardingSince() const {
    Instant since = complaint_.guards_since;
    for (const SideFinding* side : {&out_.findings.left, &out_.findings.right}) {
      if (side->state == SideState::kJointPain && side->at)
        since = std::max(since, ParseInstant(*side->at).value());
    }
    return since;
  }

  bool ReleasedSince(Instant moment) const {
    return std::any_of(journal_.events.begin(), journal_.events.end(),
                       [&](const journal::Event& event) {
                         return journal::As<journal::ClinicianReleased>(event) &&
                                event.at <= now_ && event.at > moment;
                       });
  }

  static bool TestedSince(const FindingsBoth& findings, Day day) {
    const auto since = [&](const SideFinding& side) {
      return side.state == SideState::kMeasured && ParseInstant(*side.at).value().day() >= day;
    };
    return since(findings.left) && since(findings.right);
  }

  void FindSidesToTest() {
    const auto due = LatestDue(protocol_.assessment.retest_weeks, history_.started_on, now_.day());
    for (const auto& [name, side] :
         {std::pair{"left", &out_.findings.left}, std::pair{"right", &out_.findings.right}}) {
      const bool measured = side->state == SideState::kMeasured;
      const bool outdated = measured && due && ParseInstant(*side->at).value().day() < due->day;
      if (outdated) retest_week_ = due->week;
      if (!measured || outdated) sides_to_test_.push_back(name);
    }
    test_ruled_out_ =
        std::any_of(protocol_.assessment.not_with.begin(), protocol_.assessment.not_with.end(),
                    [&](const std::string& id) { return holding_.contains(id); });
  }

  /// The clock over these entries; its review is settled once somebody has looked since.
  Clock ReadReview(const History& history, const FindingsBoth& findings, Entries entries) const {
    const auto review =
        LatestDue({protocol_.programme.look_elsewhere_week}, history.started_on, now_.day());
    Clock clock = ReadClock(protocol_, journal_, history, person_,
                            review && TestedSince(findings, review->day), now_, entries);
    const bool settled = review && ReleasedSince({review->day.since_epoch * kMsPerDay});
    if (ReviewRefers(clock.branch) && settled) clock.branch = ReviewBranch::kCarryOn;
    return clock;
  }

  /// The review's verdict asks for somebody to look. Taking entries back changes the figures, never
  /// such a verdict into a lighter one.
  void AddReview() {
    out_.clock = ReadReview(history_, out_.findings, Entries::kCounted);
    if (!ReviewRefers(out_.clock.branch) && any_withdrawn_) {
      const Clock recorded =
          ReadReview(recorded_, ClassifyBoth(protocol_, journal_, now_, Entries::kAsRecorded),
                     Entries::kAsRecorded);
      if (ReviewRefers(recorded.branch)) {
        out_.clock.branch = recorded.branch;
        out_.clock.text = recorded.text;
      }
    }
    const ReviewBranch branch = out_.clock.branch;
    const char* id = branch == ReviewBranch::kNoChange        ? "clock.no_change"
                     : branch == ReviewBranch::kLookElsewhere ? "clock.look_elsewhere"
                     : branch == ReviewBranch::kWorse         ? "clock.worse"
                                                              : nullptr;
    if (!id) return;
    const std::string text = Say(protocol_, id);
    standing_.Add({id, text, text, Disposition::kSeeClinician, {}, {}, std::nullopt},
                  Allowed::kRestOnly);
  }

  void MakePlan() {
    flare_ = Graver(JudgeFlare(protocol_.programme, history_),
                    JudgeFlare(protocol_.programme, recorded_));
    plan_inputs_ = {out_.pattern,
                    out_.findings,
                    person_,
                    out_.clock.week,
                    holding_,
                    standing_.lifted,
                    GentleBecause(),
                    flare_.flare == Flare::kDoseDown,
                    complaint_.load_first,
                    standing_.allowed != Allowed::kPlan,
                    &history_};
    selection_ = SelectItems(protocol_, plan_inputs_);
    rest_ = RestItems(protocol_, plan_inputs_, "plan.rest");
    out_.blocked = std::move(selection_.blocked);
    if (standing_.allowed == Allowed::kPlan) return;
    const std::string rule =
        standing_.reasons.empty() ? "screen.none" : standing_.reasons.front().rule;
    const std::string text = Say(protocol_, "blocked.disposition");
    for (const auto& exercise : protocol_.exercises) {
      const bool may_rest = standing_.allowed == Allowed::kRestOnly && exercise.rest;
      if (!may_rest) out_.blocked.push_back({exercise.id, rule, "", text});
    }
  }

  std::string GentleBecause() const {
    const SideFinding &left = out_.findings.left, &right = out_.findings.right;
    if (left.near_edge || right.near_edge) return "plan.gentle.near_edge";
    const auto few = [&](const SideFinding& side) {
      return side.state == SideState::kMeasured && side.readings < protocol_.assessment.readings;
    };
    return few(left) || few(right) ? "plan.gentle.few_readings" : "";
  }

  void DecideTodayAndPlan() {
    const int per_week = SessionsPerWeek(protocol_.programme, person_.profile);
    std::vector<Item> due_items = DueOn(now_.day(), selection_.items, history_);
    FillWithRest(protocol_, plan_inputs_, due_items);
    out_.today = DecideToday({protocol_, standing_, due_, screen_, out_.findings, out_.clock,
                              history_, flare_, per_week, test_ruled_out_, retest_week_,
                              sides_to_test_, due_items, rest_, now_});
    out_.plan.locked = standing_.allowed == Allowed::kRestOnly;
    const bool is_planned =
        standing_.allowed != Allowed::kNone && !due_.full && out_.pattern != Pattern::kGuarding &&
        (sides_to_test_.empty() || test_ruled_out_ || retest_week_ || out_.plan.locked);
    out_.plan.sessions_per_week = per_week;
    if (is_planned) {
      out_.plan.items = selection_.items;
      out_.plan.through_the_day = selection_.through_the_day;
      out_.plan.volume = WeeklyVolumeOf(protocol_, per_week, selection_.items);
    }
    if (const auto* phase = PhaseOf(protocol_.programme, out_.clock.week))
      out_.plan.phase = {phase->id, phase->title, phase->aim};
    const char* id = !is_planned ? "plan.none" : out_.plan.locked ? "plan.locked" : "plan.open";
    out_.plan.text = Say(protocol_, id, {{"sessions", std::to_string(per_week)}});
    out_.checkin_due =
        history_.last_session_at &&
        (history_.checkins.empty() || history_.checkins.back().at < *history_.last_session_at);
  }

  /// What to take to a professional: the letter of the review, of guarding, or of the screen.
  std::string DueLetter() const {
    const ReviewBranch branch = out_.clock.branch;
    const bool screened_out = out_.disposition >= Disposition::kSeeClinician;
    if (branch != ReviewBranch::kNotYet && branch != ReviewBranch::kCarryOn) return Name(branch);
    if (out_.pattern == Pattern::kGuarding && screened_out) return "guarding";
    return screened_out ? "screen" : "";
  }

  void Describe() {
    out_.protocol = {protocol_.identity.id, protocol_.identity.version, protocol_.identity.status,
                     loaded_.hash};
    out_.now = Format(now_);
    out_.disposition = standing_.disposition;
    out_.allowed = standing_.allowed;
    out_.reasons = standing_.reasons;
    for (const auto& text : protocol_.screening.dispositions) {
      if (text.disposition != out_.disposition) continue;
      out_.disposition_title = text.title;
      out_.disposition_action = text.action;
      out_.disposition_meanwhile = text.meanwhile;
    }
    DescribeScreen();
    const std::string name = std::string("pattern.") + Name(out_.pattern);
    out_.pattern_title = Say(protocol_, name + ".title");
    out_.pattern_text = Say(protocol_, name + ".text");
    if (out_.pattern == Pattern::kUnclear && sides_to_test_.size() == 1 && !retest_week_) {
      const std::string side =
          Say(protocol_,
              std::string("today.side.") + (sides_to_test_.front() == "left" ? "right" : "left"));
      out_.pattern_text = Say(protocol_, "pattern.unclear.one_side", {{"side", side}});
    }
    for (const auto& problem : journal_.problems) {
      out_.problems.push_back({problem.line, Name(problem.error.code), problem.error.place,
                               problem.error.message, problem.error.mend,
                               problem.could_hold_answer});
    }
    out_.linked = LinkedReasons(protocol_, ProgrammeValues(protocol_, plan_inputs_));
    out_.mentions = complaint_.mentions;
    out_.letter = DueLetter();
    if (screen_.full_at) out_.safety_net = Say(protocol_, "safety_net");
  }

  void DescribeScreen() {
    ScreenState& screen = out_.screen;
    screen.complete = screen_.full_at.has_value();
    for (const int input : screen_.missing) screen.missing.push_back(triage_.name(input));
    screen.due = due_.full        ? ScreenDue::kFull
                 : due_.short_set ? ScreenDue::kShort
                                  : ScreenDue::kNone;
    screen.why = due_.full ? due_.why_full : due_.why_short;
    if (screen_.full_at) screen.last_full_at = Format(*screen_.full_at);
    if (screen_.short_at) {
      const auto hours = static_cast<std::int64_t>(protocol_.screening.freshness.short_valid_h);
      screen.short_valid_until = Format(Instant{screen_.short_at->ms + hours * kMsPerHour});
    }
  }

  const rules::LoadedProtocol& loaded_;
  const rules::Protocol& protocol_;
  const journal::Journal& journal_;
  const Instant now_;
  const Triage triage_;
  ScreenOutcome screen_;
  Person person_;
  History history_;   ///< of what counts
  History recorded_;  ///< of all that was recorded, taken back or not
  bool any_withdrawn_ = false;
  ComplaintState complaint_;
  std::set<std::string> holding_;  ///< questions answered yes or unsure, and facts
  Standing standing_;
  DueScreen due_;
  FlareState flare_;
  bool test_ruled_out_ = false;
  std::optional<int> retest_week_;
  std::vector<std::string> sides_to_test_;
  PlanInputs plan_inputs_;
  Selection selection_;
  std::vector<Item> rest_;
  Guidance out_;
};

}  // namespace

Guidance Guide(const rules::LoadedProtocol& loaded, const journal::Journal& journal, Instant now) {
  return Guiding(loaded, journal, now).Run();
}

}  // namespace psoas::guide
