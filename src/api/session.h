// The guided session at the door: the plan of the moment becomes work, and the coach's question for
// a screen is answered by guide(), not by the shell.
#pragma once

#include <string>

#include "base/json.h"
#include "coach/coach.h"
#include "guide/guide.h"

namespace psoas::api {

struct SessionBeginRequest {
  std::string now;
  bool bad_day = false;
  static constexpr const char* kType = "SessionBeginRequest";
  static constexpr auto Fields() {
    using R = SessionBeginRequest;
    return std::tuple{Field{"now", &R::now, "the time, as 2026-11-22T09:30:00Z"},
                      Field{"bad_day", &R::bad_day, "the short session instead"}};
  }
};

struct SessionAdvanceRequest {
  std::string now;
  Json state;
  coach::SessionEvent event;
  static constexpr const char* kType = "SessionAdvanceRequest";
  static constexpr auto Fields() {
    using R = SessionAdvanceRequest;
    return std::tuple{Field{"now", &R::now, "the time, as 2026-11-22T09:30:00Z"},
                      Field{"state", &R::state, "of the answer before"},
                      Field{"event", &R::event, "what happened"}};
  }
};

/// kInvalid when the guidance offers no session now.
Result<coach::SessionFrame> BeginSession(const rules::Protocol& protocol,
                                         const guide::Guidance& guidance, bool bad_day,
                                         Instant now);

/// What guide() says of the screen, and of what may still be done of the session under way. What
/// the session itself has recorded so far does not count as today's session done, unless it calls
/// for rest.
coach::Screened ScreenedBy(const rules::LoadedProtocol& loaded, const journal::Journal& journal,
                           Instant now);

}  // namespace psoas::api
