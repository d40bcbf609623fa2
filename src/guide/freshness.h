// Which screen comes next, and why (DECISIONS 7).
#pragma once

#include "guide/guidance.h"
#include "guide/history.h"
#include "guide/screen_fold.h"

namespace psoas::guide {

struct DueScreen {
  bool full = false;                 ///< the full screen comes before anything else
  bool awaits_clean_screen = false;  ///< a released emergency ends only with it
  bool short_set = false;            ///< the short set comes before a session or a test
  std::string why_full;              ///< sentence
  std::string why_short;
};

DueScreen JudgeFreshness(const rules::Protocol& protocol, const journal::Journal& journal,
                         const ScreenOutcome& outcome, const History& history, Instant now);

}  // namespace psoas::guide
