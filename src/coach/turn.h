// One turn of the coach: the state under change, and what came of it. Inside src/coach only.
#pragma once

#include "base/time.h"
#include "coach/coach.h"
#include "coach/script.h"

namespace psoas::coach {

inline constexpr std::int64_t kMsPerSecond = 1000;

inline std::int64_t ScreenValidMs(const rules::Protocol& protocol) {
  return std::int64_t{3600} * kMsPerSecond * protocol.session.safety.screen_valid_h;
}

class Turn {
 public:
  Turn(const rules::Protocol& protocol, State state);

  void Start(Instant now);
  void Take(const SessionEvent& event, Instant now, const Screened* screened);
  SessionFrame Finish();

 private:
  // Where we are.
  bool IsOver() const { return state_.mode == Mode::kDone || state_.mode == Mode::kStopped; }
  bool IsLive() const { return state_.mode == Mode::kRunning && !state_.needs_screen; }
  bool IsBlocked() const;  ///< the clock waits for the tuck
  bool Runs() const { return IsLive() && !state_.IsPaused() && !IsBlocked(); }
  const Step& Here() const { return steps_[static_cast<std::size_t>(state_.at)]; }
  const Work& WorkHere() const { return state_.works[static_cast<std::size_t>(Here().work)]; }
  Work& WorkHere() { return state_.works[static_cast<std::size_t>(Here().work)]; }
  SideCount& CountHere();
  const rules::Exercise& ExerciseHere() const;
  Phase PhaseHere() const;
  std::int64_t TotalHere() const;
  bool WantsTuck() const;   ///< a sensor tells, and here it matters
  bool TuckCounts() const;  ///< and at this moment: of a repetition, while it is held
  /// The part of this step that is held, by the time left at its begin and at its end.
  struct Window {
    std::int64_t from_ms, to_ms;
  };
  Window Held() const;

  // Time (clock.cpp).
  void Age(std::int64_t elapsed_ms, Instant now);
  void Run(std::int64_t elapsed_ms);
  void CountTime(std::int64_t from_left_ms, std::int64_t to_left_ms);
  void EndStep(bool early);
  std::int64_t NextMarkMs() const;

  // Moves (moves.cpp).
  void LayOutAgain() { steps_ = LayOut(protocol_, state_.works); }
  void Enter(int at);
  void LeaveWork(std::optional<std::string> stopped_because);
  void Regain();
  void Back();
  void Pause(Because because);
  void Resume();
  void Swap(const SessionEvent& event);
  bool CanShorten() const;
  void Shorten();
  bool CanExtend() const;
  void Extend();
  void Pace(std::optional<double> per_min);
  void Pain();
  void Stop(const std::string& given);
  void Answer(std::optional<double> level);
  void AnswerPain(std::optional<double> level);
  void LeavePainfulWork();
  void TakeTilt(const SessionEvent& event);
  void TellTuck();
  void StartSession();
  void EndSession(Mode mode);

  // The screen (screen.cpp).
  void RequireScreen();
  void TakeScreened(const Screened& screened);
  void AdoptOffers(const std::vector<Work>& offered);

  // What is told (cues.cpp, entries.cpp, view.cpp).
  struct Mark {
    std::int64_t left_ms;  ///< told when this much of the step is left
    SessionCue cue;
  };
  std::vector<Mark> Marks() const;
  void TellPhase();
  void Say(const char* id, std::optional<double> n = {}, std::string text = {});
  void Tone(const char* name);
  std::string CueLine() const;
  void RecordWork(std::optional<std::string> stopped_because);
  void Record(const char* type, Json data);
  SessionView View() const;
  void Dress(SessionView& view, const rules::Exercise& exercise, const Work& work) const;
  std::int64_t LeftTotalMs() const;
  int BreathsPerMin() const;
  std::vector<EventType> Can() const;

  const rules::Protocol& protocol_;
  const rules::SessionPace& pace_;
  State state_;
  std::vector<Step> steps_;
  std::vector<SessionCue> cues_;
  std::vector<SessionEntry> entries_;
  bool was_asked_ = false;  ///< in this turn: how much the exercise hurt
};

}  // namespace psoas::coach
