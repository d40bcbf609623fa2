// Where and when it hurts, as a conversation in the terminal.
#pragma once

#include "screen_answers.h"

namespace psoas::cli {

/// Asks the pointers in short lists. What was answered is in the result however it ended.
Answers TalkAboutComplaint(const rules::Complaint& complaint);

}  // namespace psoas::cli
