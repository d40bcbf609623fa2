#include "timer.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>

#include "page.h"

namespace psoas::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kTick{200};
const char* const kKeys = "p pause  n next  s stop  x pain";

/// Keys one by one, unseen, and Ctrl-C as a key: no signal can leave the terminal like this.
class SingleKeys {
 public:
  SingleKeys() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    changed_ = true;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  ~SingleKeys() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  SingleKeys(const SingleKeys&) = delete;
  SingleKeys& operator=(const SingleKeys&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

constexpr char kEndOfInput = 4, kInterrupt = 3;

std::optional<char> KeyWithin(std::chrono::milliseconds wait) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (::poll(&input, 1, static_cast<int>(wait.count())) <= 0) return {};
  char key = 0;
  return ::read(STDIN_FILENO, &key, 1) == 1 ? key : kEndOfInput;
}

std::optional<TimerEnd> EndFor(char key) {
  switch (key) {
    case 'x':
    case 'X':
      return TimerEnd::kPain;
    case 's':
    case 'S':
    case 'q':
    case kEndOfInput:
    case kInterrupt:
      return TimerEnd::kStopped;
    case 'n':
    case 'N':
      return TimerEnd::kSkipped;
    default:
      return {};
  }
}

std::string Minutes(int seconds) {
  char text[16];
  std::snprintf(text, sizeof text, "%d:%02d", seconds / 60, seconds % 60);
  return text;
}

/// Draws over the line on a terminal; elsewhere one line is enough.
void Draw(const std::string& text, bool first) {
  if (OutputIsTerminal()) {
    std::printf("\r\033[K    %s", text.c_str());
  } else if (first) {
    std::printf("    %s", text.c_str());
  }
  std::fflush(stdout);
}

}  // namespace

TimerEnd CountDown(const std::string& label, int seconds) {
  const SingleKeys keys;
  const std::string name = Clean(label);
  auto left = std::chrono::milliseconds(seconds * 1000LL);
  auto last = SteadyClock::now();
  bool paused = false;
  bool first = true;
  TimerEnd end = TimerEnd::kDone;
  while (left.count() > 0) {
    const int shown = static_cast<int>((left.count() + 999) / 1000);
    Draw(name + "  " + Minutes(shown) +
             (paused ? "  paused, p goes on" : std::string("   ") + kKeys),
         first);
    first = false;
    const auto key = KeyWithin(kTick);
    const auto now = SteadyClock::now();
    if (!paused) left -= std::chrono::duration_cast<std::chrono::milliseconds>(now - last);
    last = now;
    if (!key) continue;
    if (*key == 'p' || *key == 'P' || *key == ' ') paused = !paused;
    if (const auto early = EndFor(*key)) {
      end = *early;
      break;
    }
  }
  std::printf(end == TimerEnd::kDone ? "\a\n" : "\n");
  std::fflush(stdout);
  return end;
}

TimerEnd WaitForPerson(const std::string& label) {
  const SingleKeys keys;
  Draw(Clean(label) + "   Enter when done  s stop  x pain", true);
  TimerEnd end = TimerEnd::kDone;
  for (;;) {
    const auto key = KeyWithin(std::chrono::hours(1));
    if (!key) continue;
    if (*key == '\n' || *key == '\r') break;
    if (const auto early = EndFor(*key)) {
      end = *early;
      break;
    }
  }
  std::printf("\n");
  std::fflush(stdout);
  return end;
}

}  // namespace psoas::cli
