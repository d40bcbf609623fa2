// A person on the floor with a fake clock: plays a session and writes down what was heard.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../rules/real_protocol.h"
#include "coach/coach.h"
#include "coach/script.h"

namespace psoas::coach {

inline const rules::Protocol& Shipped() { return rules::RealProtocol().protocol; }

inline constexpr std::int64_t kDay_ms = kMsPerDay;
inline constexpr Instant kEvening{1'790'000'000'000};

/// The usual dose of an exercise in its first way, on one side or both.
inline Work WorkOn(const std::string& exercise, Side side = Side::kBoth) {
  const rules::Exercise& found = *Shipped().FindExercise(exercise);
  return {
      .exercise = exercise, .variant = found.variants.front().id, .side = side, .dose = found.dose};
}

class Floor {
 public:
  explicit Floor(std::vector<Work> works, std::int64_t screen_left_ms = kDay_ms) {
    Keep(Begin(Shipped(), std::move(works), screen_left_ms, now_));
  }

  const SessionView& view() const { return frame_.view; }
  const State& state() const { return frame_.state; }
  Phase phase() const { return view().phase; }
  const std::vector<std::string>& heard() const { return heard_; }
  const std::vector<SessionEntry>& entries() const { return entries_; }

  void Send(SessionEvent event, const Screened* screened = nullptr) {
    Keep(Advance(Shipped(), frame_.state, event, now_, screened));
  }
  void Do(EventType type) { Send({.type = type}); }
  void Answer(double level) { Send({.type = EventType::kAnswer, .level = level}); }
  void Stop(const std::string& reason) { Send({.type = EventType::kStop, .reason = reason}); }
  void Feel(Tilt tilt, double deg) {
    Send({.type = EventType::kTilt, .tilt = tilt, .tilt_deg = deg});
  }

  /// The time goes by, with a tick whenever the coach wants one.
  void Wait(double seconds) {
    for (auto left = static_cast<std::int64_t>(seconds * 1000); left > 0 && view().due_ms > 0;) {
      const std::int64_t step = std::min(left, view().due_ms);
      Tick(step);
      left -= step;
    }
  }
  /// The device sleeps, and wakes with one late tick.
  void Sleep(double seconds) { Tick(static_cast<std::int64_t>(seconds * 1000)); }
  void SetClock(double by_seconds) { now_.ms += static_cast<std::int64_t>(by_seconds * 1000); }
  void WaitFor(Phase wanted) {
    for (int i = 0; i < 20'000 && phase() != wanted && view().due_ms > 0; ++i) Tick(view().due_ms);
    ASSERT_EQ(Name(phase()), std::string(Name(wanted)));
  }
  void WaitForTheEnd() {
    for (int i = 0; i < 200'000 && view().due_ms > 0; ++i) Tick(view().due_ms);
  }

  long Count(const std::string& heard) const { return std::ranges::count(heard_, heard); }
  std::vector<SessionEntry> Done() const {
    std::vector<SessionEntry> done;
    std::ranges::copy_if(entries_, std::back_inserter(done),
                         [](const auto& entry) { return entry.type == "exercise.done"; });
    return done;
  }
  /// Phases in the order they came, one word each.
  std::string Phases() const { return phases_; }

 private:
  void Tick(std::int64_t elapsed_ms) {
    now_.ms += elapsed_ms;
    Send({.type = EventType::kTick, .elapsed_ms = elapsed_ms});
  }
  void Keep(Result<SessionFrame> frame) {
    ASSERT_TRUE(frame.ok()) << frame.error().Sentence();
    const bool moved = phases_.empty() || frame->state.at != frame_.state.at ||
                       frame->view.phase != frame_.view.phase;
    frame_ = std::move(frame).value();
    if (moved) phases_ += (phases_.empty() ? "" : " ") + std::string(Name(frame_.view.phase));
    for (const SessionCue& cue : frame_.cues) heard_.push_back(cue.id);
    entries_.insert(entries_.end(), frame_.entries.begin(), frame_.entries.end());
  }

  Instant now_ = kEvening;
  SessionFrame frame_;
  std::vector<std::string> heard_;
  std::vector<SessionEntry> entries_;
  std::string phases_;
};

}  // namespace psoas::coach
