// The safety screen as a conversation in the terminal.
#pragma once

#include "screen_answers.h"
#include "workspace.h"

namespace psoas::cli {

struct ScreenTalk {
  Answers answers;
  bool finished = false;          ///< every question of the set was gone through
  bool stopped_for_help = false;  ///< an answer asks for help now; the rest was not asked
};

/// Asks the set group by group. What was answered is in the result however it ended; recording is
/// the caller's.
Result<ScreenTalk> TalkThroughScreen(Workspace& workspace, const api::Catalogue& catalogue,
                                     ScreenSet set);

}  // namespace psoas::cli
