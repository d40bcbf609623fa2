// One key at a time, unseen and without Enter; arrows and signals come as keys too.
#pragma once

#include <termios.h>

#include <chrono>

namespace psoas::cli {

enum class Key {
  kNone,  ///< nothing within the time
  kChar,
  kEnter,
  kUp,
  kDown,
  kLeft,
  kRight,
  kEscape,
  kInterrupt,  ///< Ctrl-C, Ctrl-D, or the signal
  kSuspend,    ///< Ctrl-Z, or the signal
  kContinued,  ///< the program was stopped and goes on
  kResized,
  kHungUp,  ///< the terminal is gone, or the program is told to end
};

struct Pressed {
  Key key = Key::kNone;
  char c = 0;  ///< of kChar, in lower case
};

/// While it lives, the terminal gives single keys and the signals above end nothing. The terminal
/// and the signals are as before afterwards.
class Keyboard {
 public:
  Keyboard();
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  Pressed Within(std::chrono::milliseconds wait);

  /// Gives the terminal back for a conversation, and takes it again.
  void Release();
  void Take();

  /// Stops the program, as Ctrl-Z does; returns when it goes on.
  void Suspend();

 private:
  Pressed ReadKey();

  termios before_{};
  bool is_terminal_ = false;
  bool taken_ = false;
};

}  // namespace psoas::cli
