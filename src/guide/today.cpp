#include "guide/today.h"

#include <algorithm>

#include "guide/session_size.h"
#include "guide/texts.h"

namespace psoas::guide {
namespace {

constexpr int kDaysPerWeek = 7;

Today Make(const TodayInputs& in, TodayKind kind, const std::string& message_id,
           std::initializer_list<Filling> fillings = {}) {
  Today today;
  today.kind = kind;
  today.title = Say(in.protocol, message_id + ".title", fillings);
  today.text = Say(in.protocol, message_id + ".text", fillings);
  return today;
}

Today Screen(const TodayInputs& in, const std::string& message_id, const std::string& why) {
  Today today = Make(in, TodayKind::kScreen, message_id);
  if (!why.empty()) today.text = why + " " + today.text;
  return today;
}

Today Refer(const TodayInputs& in) {
  if (in.standing.allowed == Allowed::kNone) return Make(in, TodayKind::kRefer, "today.refer");
  Today today = Make(in, TodayKind::kRefer, "today.refer_locked");
  today.items = in.rest;
  today.minutes = EstimateMinutes(today.items);
  return today;
}

Today Flared(const TodayInputs& in) {
  const bool same_day = !in.flare.since || *in.flare.since >= in.now.day();
  return same_day ? Make(in, TodayKind::kRest, "today.rest_flare")
                  : Make(in, TodayKind::kCheckin, "today.checkin");
}

Today Test(const TodayInputs& in) {
  if (in.due.short_set) return Screen(in, "today.screen_short", in.due.why_short);
  const std::string which = in.sides_to_test.size() == 1 ? in.sides_to_test.front() : "both";
  const std::string sides = Say(in.protocol, "today.side." + which);
  if (in.retest_week) {
    return Make(in, TodayKind::kTest, "today.retest",
                {{"week", std::to_string(*in.retest_week)}, {"sides", sides}});
  }
  return Make(in, TodayKind::kTest, "today.test", {{"sides", sides}});
}

Today Session(const TodayInputs& in) {
  const int minutes = EstimateMinutes(in.plan);
  Today today =
      Make(in, TodayKind::kSession, "today.session",
           {{"minutes", std::to_string(minutes)}, {"items", std::to_string(in.plan.size())}});
  today.items = in.plan;
  today.minutes = minutes;
  today.bad_day_items = BadDayItems(in.protocol, in.plan);
  today.bad_day_minutes = EstimateMinutes(today.bad_day_items);
  today.bad_day_text = in.protocol.programme.bad_day.text;
  return today;
}

}  // namespace

bool ReviewRefers(ReviewBranch branch) {
  return branch == ReviewBranch::kNoChange || branch == ReviewBranch::kLookElsewhere ||
         branch == ReviewBranch::kWorse;
}

Today DecideToday(const TodayInputs& in) {
  using rules::Disposition;
  if (!in.screen.full_at) return Screen(in, "today.screen", in.due.why_full);
  if (in.due.awaits_clean_screen) return Screen(in, "today.screen", in.due.why_full);
  if (in.standing.disposition >= Disposition::kUrgent) return Refer(in);
  if (in.due.full) return Screen(in, "today.screen", in.due.why_full);
  if (ReviewRefers(in.clock.branch)) return Make(in, TodayKind::kRefer, "today.refer_review");
  if (in.standing.allowed != Allowed::kPlan) return Refer(in);
  if (in.flare.flare == Flare::kRest) return Flared(in);
  if (!in.sides_to_test.empty() && !in.test_ruled_out) return Test(in);

  const Day today = in.now.day();
  if (in.history.last_session_at && in.history.last_session_at->day() == today)
    return Make(in, TodayKind::kRest, "today.rest_done");
  const int this_week = SessionsBetween(in.history, today + (1 - kDaysPerWeek), today);
  if (this_week >= in.sessions_per_week) {
    return Make(in, TodayKind::kRest, "today.rest_week", {{"done", std::to_string(this_week)}});
  }
  if (in.due.short_set) return Screen(in, "today.screen_short", in.due.why_short);
  return Session(in);
}

}  // namespace psoas::guide
