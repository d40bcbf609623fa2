// A session led by the coach of the core: the terminal shows, sounds, speaks and passes keys on.
// What happens in a session is the core's matter; nothing here decides it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/messages.h"
#include "kept_session.h"
#include "keyboard.h"
#include "session_clock.h"
#include "session_screen.h"
#include "voice.h"
#include "workspace.h"

namespace psoas::cli {

struct GuidedOptions {
  bool bad_day = false;
  bool voice = false;
  bool quiet = false;        ///< no bell
  std::optional<int> speed;  ///< made-up time, that many times faster
};

enum class GuidedEnd {
  kOver,  ///< done, or stopped: everything is in the journal
  kKept,  ///< left while it was running; it can be gone on with
};

class GuidedSession {
 public:
  GuidedSession(Workspace& workspace, const api::Catalogue& catalogue, const SessionShelf& shelf,
                const GuidedOptions& options);

  /// From the start, or from where a kept one was. An error when the core or the journal refuses.
  Result<GuidedEnd> Run(const std::optional<KeptSession>& kept);

  /// Ends a kept session without going on: what was done of it is recorded.
  Status EndKept(const KeptSession& kept);

 private:
  enum class Asking { kNothing, kWhyStop, kSwap };

  Status Begin();
  Status Reopen(const KeptSession& kept);
  Result<GuidedEnd> Loop();
  Status Advance(const coach::SessionEvent& event);
  Status Take(coach::SessionFrame frame);
  Status Record(std::vector<Json> events);
  Status Keep();
  void Tell(const std::vector<coach::SessionCue>& cues);
  void Show();

  Status OnKey(const Pressed& pressed);
  Status OnChar(char c);
  Status OnLevel(char c);
  Status OnQuestion(const Pressed& pressed);
  Status Send(coach::EventType type);
  Status Stop(const std::string& reason);
  Status Ask(Asking what);
  Status Suspend();
  Status AnswerPending();
  Result<bool> TalkThroughSafetyQuestions();

  std::vector<std::string> QuestionLines() const;
  const std::vector<coach::StandIn>& SwapsHere() const;
  bool Can(coach::EventType type) const;
  bool IsOver() const;
  bool TakesLevel() const;

  Workspace& workspace_;
  const api::Catalogue& catalogue_;
  const SessionShelf& shelf_;
  const GuidedOptions options_;
  SessionClock clock_;
  Keyboard keyboard_;
  SessionScreen screen_;
  Voice voice_;
  coach::SessionFrame frame_;
  std::string said_;
  std::vector<Json> unwritten_;
  Asking asking_ = Asking::kNothing;
  bool one_typed_ = false;  ///< a 1 that may become a 10
  std::optional<std::chrono::steady_clock::time_point> kept_at_;
};

}  // namespace psoas::cli
