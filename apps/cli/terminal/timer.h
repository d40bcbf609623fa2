// A countdown in the terminal that a person can pause, stop, or leave because of pain, with one
// key.
#pragma once

#include <string>

namespace psoas::cli {

enum class TimerEnd { kDone, kSkipped, kStopped, kPain };

/// Counts `seconds` down in one line. Keys: p pauses and goes on, n goes to the next, s stops, x is
/// pain; Ctrl-C and the end of the input stop. The terminal is as before when it returns.
TimerEnd CountDown(const std::string& label, int seconds);

/// Waits without counting, for repetitions at the person's own pace: Enter or n is done.
TimerEnd WaitForPerson(const std::string& label);

}  // namespace psoas::cli
