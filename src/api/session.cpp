#include "api/session.h"

#include <algorithm>

namespace psoas::api {
namespace {

coach::Work WorkOf(const guide::Item& item) {
  coach::Work work{.exercise = item.exercise,
                   .variant = item.variant,
                   .side = Parse<coach::Side>(item.side).value_or(coach::Side::kBoth),
                   .dose = item.dose,
                   .further = item.step.steps};
  work.dose.text.clear();
  for (const guide::Swap& swap : item.swaps) work.swaps.push_back({swap.exercise, swap.variant});
  return work;
}

/// Rest may be offered on days without a session; nothing else ever is.
bool OffersSession(const guide::Today& today) {
  return today.kind == guide::TodayKind::kSession || today.kind == guide::TodayKind::kRest ||
         today.kind == guide::TodayKind::kRefer;
}

std::int64_t ScreenLeftMs(const guide::ScreenState& screen, Instant now) {
  if (screen.due != guide::ScreenDue::kNone || !screen.short_valid_until) return 0;
  const auto until = ParseInstant(*screen.short_valid_until);
  return until.ok() ? std::max<std::int64_t>(0, until->ms - now.ms) : 0;
}

}  // namespace

Result<coach::SessionFrame> BeginSession(const rules::Protocol& protocol,
                                         const guide::Guidance& guidance, bool bad_day,
                                         Instant now) {
  const guide::Today& today = guidance.today;
  const auto& items = bad_day ? today.bad_day_items : today.items;
  if (!OffersSession(today) || items.empty()) {
    return Error{ErrorCode::kInvalid, "now", "there is no session to begin: " + today.title,
                 "Ask for the guidance and do what it says first."};
  }
  std::vector<coach::Work> works;
  for (const guide::Item& item : items) works.push_back(WorkOf(item));
  return coach::Begin(protocol, std::move(works), ScreenLeftMs(guidance.screen, now), now);
}

coach::Screened ScreenedBy(const guide::Guidance& guidance, Instant now) {
  coach::Screened screened;
  if (!OffersSession(guidance.today)) return screened;
  screened.screen_left_ms = ScreenLeftMs(guidance.screen, now);
  const auto allow = [&](const std::vector<guide::Item>& items) {
    for (const guide::Item& item : items) {
      screened.allowed.push_back({item.exercise, item.variant});
      for (const guide::Swap& swap : item.swaps) {
        screened.allowed.push_back({swap.exercise, swap.variant});
      }
    }
  };
  allow(guidance.today.items);
  allow(guidance.today.bad_day_items);
  return screened;
}

}  // namespace psoas::api
