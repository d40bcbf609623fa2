#include "guided_session.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "screen_talk.h"
#include "session_words.h"
#include "terminal/words.h"

namespace psoas::cli {
namespace {

using coach::EventType;
using coach::Phase;
using coach::SessionEvent;
using std::chrono::milliseconds;

constexpr milliseconds kForSecondFigure{1500};  // a 1 waits this long for a 0
constexpr milliseconds kKeepEvery{2000};

bool IsSamePlace(const coach::SessionView& a, const coach::SessionView& b) {
  return a.phase == b.phase && a.item == b.item && a.set == b.set && a.rep == b.rep &&
         a.side == b.side;
}

SessionEvent Event(EventType type) {
  SessionEvent event;
  event.type = type;
  return event;
}

}  // namespace

GuidedSession::GuidedSession(Workspace& workspace, const api::Catalogue& catalogue,
                             const SessionShelf& shelf, const GuidedOptions& options)
    : workspace_(workspace),
      catalogue_(catalogue),
      shelf_(shelf),
      options_(options),
      clock_(workspace.time(), !workspace.options().now.empty(), options.speed) {}

Result<GuidedEnd> GuidedSession::Run(const std::optional<KeptSession>& kept) {
  if (const Status begun = kept ? Reopen(*kept) : Begin(); !begun.ok()) return begun.error();
  screen_.Enter();
  auto end = Loop();
  voice_.Silence();
  screen_.Leave();
  return end;
}

Status GuidedSession::EndKept(const KeptSession& kept) {
  if (const Status reopened = Reopen(kept); !reopened.ok()) return reopened;
  voice_.Silence();
  return IsOver() ? Status(Done{}) : Stop("other");
}

Status GuidedSession::Begin() {
  auto frame = workspace_.AskFor<coach::SessionFrame>(
      {{"op", "session_begin"}, {"now", Format(clock_.Now())}, {"bad_day", options_.bad_day}});
  return frame.ok() ? Take(std::move(frame).value()) : Status(frame.error());
}

/// What was away counts as away, by the clock on the wall.
Status GuidedSession::Reopen(const KeptSession& kept) {
  std::vector<Json> missing;
  for (const Json& event : kept.unwritten) {
    const bool is_there = workspace_.text().find(event.value("id", "")) != std::string::npos;
    if (!is_there) missing.push_back(event);
  }
  if (const Status recorded = Record(missing); !recorded.ok()) return recorded;
  frame_.state = kept.state;
  SessionEvent event = Event(EventType::kReopened);
  event.elapsed_ms = std::max<std::int64_t>(0, clock_.Now().ms - kept.saved_at.ms);
  return Advance(event);
}

Result<GuidedEnd> GuidedSession::Loop() {
  while (!IsOver()) {
    if (frame_.view.phase == Phase::kScreen) {
      const auto answered = TalkThroughSafetyQuestions();
      if (!answered.ok()) return answered.error();
      if (!*answered) return GuidedEnd::kKept;
      continue;
    }
    Show();
    const std::int64_t due_ms = std::max<std::int64_t>(frame_.view.due_ms, 1);
    const Pressed pressed =
        keyboard_.Within(one_typed_ ? kForSecondFigure : clock_.WaitFor(due_ms));
    if (pressed.key == Key::kHungUp) {
      if (const Status kept = Keep(); !kept.ok()) return kept.error();
      return GuidedEnd::kKept;
    }
    Status status = Done{};
    if (pressed.key != Key::kNone) {
      status = OnKey(pressed);
    } else if (one_typed_) {
      status = AnswerPending();
    } else {
      SessionEvent tick = Event(EventType::kTick);
      tick.elapsed_ms = clock_.TakeElapsedMs(due_ms);
      status = Advance(tick);
    }
    if (!status.ok()) return status.error();
  }
  return GuidedEnd::kOver;
}

Status GuidedSession::Advance(const SessionEvent& event) {
  auto frame = workspace_.AskFor<coach::SessionFrame>({{"op", "session_advance"},
                                                       {"state", Write(frame_.state)},
                                                       {"event", Write(event)},
                                                       {"now", Format(clock_.Now())}});
  return frame.ok() ? Take(std::move(frame).value()) : Status(frame.error());
}

/// The entries are written down before they go to the journal: killed between the two, nothing is
/// lost, and nothing is told twice.
Status GuidedSession::Take(coach::SessionFrame frame) {
  const bool moved =
      !IsSamePlace(frame.view, frame_.view) || frame.view.paused != frame_.view.paused;
  frame_ = std::move(frame);
  for (const auto& entry : frame_.entries)
    unwritten_.push_back(workspace_.MakeEvent(entry.type, entry.data));
  const bool is_time = !kept_at_ || std::chrono::steady_clock::now() - *kept_at_ >= kKeepEvery;
  if (moved || is_time || !unwritten_.empty()) {
    if (const Status kept = Keep(); !kept.ok()) return kept;
  }
  if (!unwritten_.empty()) {
    if (const Status recorded = Record(std::exchange(unwritten_, {})); !recorded.ok())
      return recorded;
    if (const Status kept = Keep(); !kept.ok()) return kept;
  }
  if (IsOver()) shelf_.Clear();
  Tell(frame_.cues);
  return Done{};
}

Status GuidedSession::Record(std::vector<Json> events) {
  return events.empty() ? Status(Done{}) : workspace_.Record(events);
}

Status GuidedSession::Keep() {
  kept_at_ = std::chrono::steady_clock::now();
  return shelf_.Keep({frame_.state, PlaceOf(frame_.view), clock_.Now(), unwritten_});
}

void GuidedSession::Tell(const std::vector<coach::SessionCue>& cues) {
  const bool has_tone = std::any_of(cues.begin(), cues.end(), [](const coach::SessionCue& cue) {
    return cue.type == coach::CueType::kTone;
  });
  if (has_tone && !options_.quiet) screen_.Bell();
  const std::string spoken = SpokenOf(cues);
  if (spoken.empty()) return;
  said_ = spoken;
  if (options_.voice) voice_.Say(spoken);
}

void GuidedSession::Show() {
  screen_.Show({frame_.view, said_, QuestionLines(), one_typed_ ? "1" : ""});
}

bool GuidedSession::IsOver() const {
  return frame_.view.phase == Phase::kDone || frame_.view.phase == Phase::kStopped;
}

bool GuidedSession::Can(EventType type) const {
  return std::find(frame_.view.can.begin(), frame_.view.can.end(), type) != frame_.view.can.end();
}

bool GuidedSession::TakesLevel() const { return Can(EventType::kAnswer); }

Status GuidedSession::OnKey(const Pressed& pressed) {
  switch (pressed.key) {
    case Key::kInterrupt:
      return Stop("other");
    case Key::kSuspend:
      return Suspend();
    case Key::kContinued:
      screen_.Forget();
      return Send(EventType::kReopened);
    case Key::kResized:
      screen_.Forget();
      return Done{};
    default:
      break;
  }
  if (asking_ != Asking::kNothing) return OnQuestion(pressed);
  switch (pressed.key) {
    case Key::kRight:
      return Send(EventType::kNext);
    case Key::kLeft:
      return Send(EventType::kBack);
    case Key::kUp:
      return Send(EventType::kExtend);
    case Key::kDown:
      return Send(EventType::kShorten);
    case Key::kEscape:
      return Ask(Asking::kWhyStop);
    case Key::kEnter:
      if (one_typed_) return AnswerPending();
      if (frame_.view.phase == Phase::kPain) return Send(EventType::kResume);
      return TakesLevel() ? Send(EventType::kAnswer) : Send(EventType::kNext);
    case Key::kChar:
      return OnChar(pressed.c);
    default:
      return Done{};
  }
}

Status GuidedSession::OnChar(char c) {
  const bool in_pain = frame_.view.phase == Phase::kPain;
  if (in_pain && c == 'a') return Stop("sharp_pain");
  if (in_pain && c == 'n') return Stop("new_symptom");
  if (TakesLevel() && ((c >= '0' && c <= '9') || c == 't')) return OnLevel(c);
  switch (c) {
    case ' ':
      return Send(frame_.view.paused ? EventType::kResume : EventType::kPause);
    case 'n':
      return Send(EventType::kNext);
    case 'b':
      return Send(EventType::kBack);
    case '+':
    case '=':
      return Send(EventType::kExtend);
    case '-':
      return Send(EventType::kShorten);
    case 'r':
      return Send(EventType::kRepeat);
    case 'k':
      return Send(EventType::kSkip);
    case 'x':
    case 'p':
      return Send(EventType::kPain);
    case 's':
    case 'q':
      return Ask(Asking::kWhyStop);
    case 'w':
      return Can(EventType::kSwap) ? Ask(Asking::kSwap) : Status(Done{});
    default:
      return Done{};
  }
}

/// A 1 waits a moment: it may become a 10.
Status GuidedSession::OnLevel(char c) {
  if (c == '1' && !one_typed_) {
    one_typed_ = true;
    return Done{};
  }
  SessionEvent answer = Event(EventType::kAnswer);
  const bool ten = c == 't' || (one_typed_ && c == '0');
  answer.level = ten ? 10 : c - '0';
  one_typed_ = false;
  return Advance(answer);
}

Status GuidedSession::AnswerPending() {
  one_typed_ = false;
  SessionEvent answer = Event(EventType::kAnswer);
  answer.level = 1;
  answer.elapsed_ms = clock_.TakeElapsedMs(0);
  return Advance(answer);
}

/// Time first, then the event. "Next" was meant for what was seen: not for the step that has begun
/// by itself meanwhile.
Status GuidedSession::Send(EventType type) {
  one_typed_ = false;
  const coach::SessionView seen = frame_.view;
  SessionEvent tick = Event(EventType::kTick);
  tick.elapsed_ms = clock_.TakeElapsedMs(0);
  if (type == EventType::kReopened) {
    tick.type = type;
    return Advance(tick);
  }
  if (const Status passed = Advance(tick); !passed.ok() || IsOver()) return passed;
  const bool meant_here = type != EventType::kNext && type != EventType::kSkip;
  if (!meant_here && !IsSamePlace(seen, frame_.view)) return Done{};
  return Advance(Event(type));
}

Status GuidedSession::Stop(const std::string& reason) {
  voice_.Silence();
  SessionEvent stop = Event(EventType::kStop);
  stop.reason = reason;
  stop.elapsed_ms = clock_.TakeElapsedMs(0);
  return Advance(stop);
}

/// Nothing runs while a question stands.
Status GuidedSession::Ask(Asking what) {
  asking_ = what;
  voice_.Silence();
  return Can(EventType::kPause) ? Send(EventType::kPause) : Status(Done{});
}

/// Nobody knows what went on while the program was stopped, so it waits to be gone on with.
Status GuidedSession::Suspend() {
  voice_.Silence();
  screen_.Leave();
  keyboard_.Suspend();
  screen_.Enter();
  return Send(EventType::kReopened);
}

/// The short safety questions, as a conversation. False: they were left open, and the session
/// waits.
Result<bool> GuidedSession::TalkThroughSafetyQuestions() {
  asking_ = Asking::kNothing;
  screen_.Leave();
  keyboard_.Release();
  if (const Status kept = Keep(); !kept.ok()) return kept.error();
  Page().Blank().Title(Word("session.screen_title")).Text(Word("session.screen_text")).Print();
  const auto guidance = workspace_.Guide();
  if (!guidance.ok()) return guidance.error();
  const bool full = guidance->screen.due == guide::ScreenDue::kFull;
  const auto talk =
      TalkThroughScreen(workspace_, catalogue_, full ? ScreenSet::kFull : ScreenSet::kShort);
  if (!talk.ok()) return talk.error();
  if (!talk->answers.empty()) {
    const Status kept = workspace_.Record("screen.answered", {{"answers", talk->answers}});
    if (!kept.ok()) return kept.error();
  }
  clock_.TakeElapsedMs(0);  // the questions took their time; none of it is the session's
  if (!talk->finished && !talk->stopped_for_help) return false;
  if (talk->finished) {
    if (const Status screened = Advance(Event(EventType::kScreened)); !screened.ok())
      return screened.error();
  }
  if (frame_.view.phase == Phase::kScreen) {  // what was answered does not let it go on
    if (const Status stopped = Stop("other"); !stopped.ok()) return stopped.error();
  }
  if (!IsOver()) {
    keyboard_.Take();
    screen_.Enter();
  }
  return true;
}

}  // namespace psoas::cli
