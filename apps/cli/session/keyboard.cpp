#include "keyboard.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>

namespace psoas::cli {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
constexpr int kSequenceMs = 30;  // the rest of an arrow's bytes comes at once

volatile std::sig_atomic_t pending[kSignals.size()] = {};
std::array<struct sigaction, kSignals.size()> earlier{};

void Note(int signal) {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (kSignals[i] == signal) pending[i] = 1;
  }
}

void Listen() {
  struct sigaction action{};
  action.sa_handler = Note;  // without SA_RESTART: poll() ends at once
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    pending[i] = 0;
    ::sigaction(kSignals[i], &action, &earlier[i]);
  }
}

void StopListening() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &earlier[i], nullptr);
}

Key TakePending() {
  constexpr std::array kKeys{Key::kInterrupt, Key::kHungUp,    Key::kHungUp,
                             Key::kSuspend,   Key::kContinued, Key::kResized};
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (pending[i] == 0) continue;
    pending[i] = 0;
    return kKeys[i];
  }
  return Key::kNone;
}

bool HasInput(int wait_ms) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, wait_ms) > 0;
}

Key KeyOfSequence() {
  char byte = 0;
  if (!HasInput(kSequenceMs) || ::read(STDIN_FILENO, &byte, 1) != 1) return Key::kEscape;
  if (byte != '[' && byte != 'O') return Key::kEscape;
  do {
    if (!HasInput(kSequenceMs) || ::read(STDIN_FILENO, &byte, 1) != 1) return Key::kNone;
  } while (byte == ';' || std::isdigit(static_cast<unsigned char>(byte)) != 0);
  switch (byte) {
    case 'A':
      return Key::kUp;
    case 'B':
      return Key::kDown;
    case 'C':
      return Key::kRight;
    case 'D':
      return Key::kLeft;
    default:
      return Key::kNone;
  }
}

}  // namespace

Keyboard::Keyboard() {
  is_terminal_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
  Listen();
  Take();
}

Keyboard::~Keyboard() {
  Release();
  StopListening();
}

void Keyboard::Take() {
  if (!is_terminal_ || taken_) return;
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  taken_ = true;
}

void Keyboard::Release() {
  if (taken_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  taken_ = false;
}

void Keyboard::Suspend() {
  Release();
  StopListening();
  ::raise(SIGTSTP);  // returns when the person goes on
  Listen();
  Take();
}

Pressed Keyboard::Within(std::chrono::milliseconds wait) {
  if (const Key key = TakePending(); key != Key::kNone) return {key};
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (::poll(&input, 1, static_cast<int>(wait.count())) > 0) return ReadKey();
  return {TakePending()};
}

Pressed Keyboard::ReadKey() {
  constexpr char kEndOfText = 3, kEndOfInput = 4, kSubstitute = 26, kEscapeByte = 27, kDelete = 127;
  char byte = 0;
  const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
  if (got < 0 && errno == EINTR) return {TakePending()};
  if (got != 1) return {Key::kHungUp};
  switch (byte) {
    case kEndOfText:
    case kEndOfInput:
      return {Key::kInterrupt};
    case kSubstitute:
      return {Key::kSuspend};
    case '\r':
    case '\n':
      return {Key::kEnter};
    case kEscapeByte:
      return {KeyOfSequence()};
    case kDelete:
      return {};
    default:
      return {Key::kChar, static_cast<char>(std::tolower(static_cast<unsigned char>(byte)))};
  }
}

}  // namespace psoas::cli
