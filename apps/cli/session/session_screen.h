// The session on the terminal: the whole screen where the cursor can be moved, else a line for each
// thing that changes.
#pragma once

#include <string>
#include <vector>

#include "api/session.h"
#include "terminal/page.h"

namespace psoas::cli {

/// What is shown at one moment.
struct Picture {
  const coach::SessionView& view;
  std::string said;                        ///< last sentence of the coach
  std::vector<std::string> question = {};  ///< instead of the timer: a question and its answers
  std::string typed = {};                  ///< a figure that is not complete yet
};

struct ScreenLine {
  std::string text;
  Ink ink = Ink::kPlain;
};

/// The picture in so many rows of so many columns; what does not fit is left out, the keys last.
std::vector<ScreenLine> LayOutPicture(const Picture& picture, std::size_t rows,
                                      std::size_t columns);

class SessionScreen {
 public:
  /// Colour and cursor as standard output can (TERM, NO_COLOR).
  SessionScreen();
  ~SessionScreen() { Leave(); }
  SessionScreen(const SessionScreen&) = delete;
  SessionScreen& operator=(const SessionScreen&) = delete;

  void Enter();
  /// Back to the lines of before, as for a conversation.
  void Leave();
  void Show(const Picture& picture);
  /// After the window has changed: nothing on it can be relied on.
  void Forget();
  void Bell();

 private:
  void ShowLines(const Picture& picture);

  bool moves_cursor_;
  bool colour_;
  bool entered_ = false;
  std::string shown_;  ///< last line in words, so that nothing is told twice
};

}  // namespace psoas::cli
