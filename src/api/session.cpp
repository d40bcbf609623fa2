#include "api/session.h"

#include <algorithm>

namespace psoas::api {
namespace {

std::string RungOf(const rules::Protocol& protocol, const guide::Item& item) {
  const rules::Exercise* exercise = protocol.FindExercise(item.exercise);
  const int rung = item.step.number - 2;  // number 1 is the usual dose
  const bool is_usual = exercise == nullptr || item.gentle || rung < 0;
  return is_usual ? "" : exercise->ladder[static_cast<std::size_t>(rung)].id;
}

coach::Work WorkOf(const rules::Protocol& protocol, const guide::Item& item) {
  coach::Work work{.exercise = item.exercise,
                   .variant = item.variant,
                   .side = Parse<coach::Side>(item.side).value_or(coach::Side::kBoth),
                   .dose = item.dose,
                   .rung = RungOf(protocol, item)};
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

bool CallsForRest(const rules::Protocol& protocol, const journal::ExerciseDone& done) {
  using journal::StopReason;
  const bool eased = !done.stopped_because || *done.stopped_because == StopReason::kTooHard ||
                     *done.stopped_because == StopReason::kNoTime;
  return !eased || done.pain.value_or(0) > protocol.programme.pain_rest_above;
}

journal::Journal WithoutThisSession(const rules::Protocol& protocol, journal::Journal journal,
                                    Instant now) {
  auto& events = journal.events;
  const auto end = std::ranges::upper_bound(events, now, {}, &journal::Event::at);
  const auto is_start = [](const journal::Event& event) {
    return journal::As<journal::SessionStarted>(event) != nullptr;
  };
  const auto after = std::find_if(std::reverse_iterator(end), events.rend(), is_start).base();
  const auto is_done_of_it = [&](const journal::Event& event) {
    const auto* done = journal::As<journal::ExerciseDone>(event);
    return done != nullptr && !CallsForRest(protocol, *done);
  };
  if (after != events.begin()) events.erase(std::remove_if(after, end, is_done_of_it), end);
  return journal;
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
  for (const guide::Item& item : items) works.push_back(WorkOf(protocol, item));
  return coach::Begin(protocol, std::move(works), ScreenLeftMs(guidance.screen, now), now);
}

coach::Screened ScreenedBy(const rules::LoadedProtocol& loaded, const journal::Journal& journal,
                           Instant now) {
  const guide::Guidance guidance =
      guide::Guide(loaded, WithoutThisSession(loaded.protocol, journal, now), now);
  coach::Screened screened;
  if (!OffersSession(guidance.today)) return screened;
  screened.screen_left_ms = ScreenLeftMs(guidance.screen, now);
  const std::int64_t valid_ms = kMsPerHour * loaded.protocol.screening.freshness.short_valid_h;
  screened.answered_at = Instant{now.ms + screened.screen_left_ms - valid_ms};
  const auto allow = [&](const std::vector<guide::Item>& items) {
    for (const guide::Item& item : items) {
      screened.allowed.push_back({item.exercise, item.variant});
      for (const guide::Swap& swap : item.swaps) {
        screened.allowed.push_back({swap.exercise, swap.variant});
      }
      screened.offered.push_back(WorkOf(loaded.protocol, item));
    }
  };
  allow(guidance.today.items);
  allow(guidance.today.bad_day_items);
  return screened;
}

}  // namespace psoas::api
