// Laws over random sessions and random hands.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/json_io.h"
#include "floor.h"

namespace psoas::coach {
namespace {

SessionEvent AnyEvent() {
  constexpr int kTypes = static_cast<int>(EnumNames<EventType>::kNames.size());
  SessionEvent event;
  event.type = static_cast<EventType>(*rc::gen::inRange(0, kTypes));
  event.elapsed_ms = *rc::gen::element<std::int64_t>(0, 200, 1000, 4000, 6000, 40 * 60'000);
  event.level = *rc::gen::inRange(0, 11);
  event.reason = "other";
  event.tilt = static_cast<Tilt>(*rc::gen::inRange(0, 5));
  return event;
}

std::string AnyExercise() {
  const auto& exercises = Shipped().exercises;
  return exercises[*rc::gen::inRange<std::size_t>(0, exercises.size())].id;
}

RC_GTEST_PROP(Coach, WhateverIsTappedStopAndPainWorkAtOnce, ()) {
  Floor floor({WorkOn(AnyExercise()), WorkOn(AnyExercise())});
  const int taps = *rc::gen::inRange(0, 40);
  for (int i = 0; i < taps; ++i) floor.Send(AnyEvent());
  const bool was_over = floor.phase() == Phase::kDone || floor.phase() == Phase::kStopped;
  Floor other = floor;
  floor.Stop("other");
  RC_ASSERT(floor.phase() == Phase::kDone || floor.phase() == Phase::kStopped);
  RC_ASSERT(std::ranges::count(floor.entries(), "session.ended", &SessionEntry::type) == 1);
  other.Do(EventType::kPain);
  RC_ASSERT(was_over || other.phase() == Phase::kPain);
  RC_ASSERT(!floor.view().runs && !other.view().runs);
}

RC_GTEST_PROP(Coach, FinerTicksChangeNothing, ()) {
  const std::string exercise = AnyExercise();
  Floor coarse({WorkOn(exercise)}), fine({WorkOn(exercise)});
  const int seconds = *rc::gen::inRange(1, 200);
  coarse.Wait(seconds);
  for (int i = 0; i < 10 * seconds; ++i) fine.Wait(0.1);
  RC_ASSERT(coarse.heard() == fine.heard());
  RC_ASSERT(Write(coarse.state()) == Write(fine.state()));
}

RC_GTEST_PROP(Coach, NeverCreditsMoreTimeThanPassed, ()) {
  Floor floor({WorkOn(AnyExercise())});
  std::int64_t passed_ms = 0, held_ms = 0;
  const int taps = *rc::gen::inRange(1, 60);
  for (int i = 0; i < taps; ++i) {
    const SessionEvent event = AnyEvent();
    passed_ms += *event.elapsed_ms;
    floor.Send(event);
  }
  for (const Work& work : floor.state().works) {
    for (const SideCount& count : work.counts) held_ms += count.held_ms;
  }
  for (const SessionEntry& entry : floor.Done()) {
    held_ms += static_cast<std::int64_t>(1000 * entry.data["seconds"].get<double>()) - 500;
  }
  RC_ASSERT(held_ms <= passed_ms);
}

}  // namespace
}  // namespace psoas::coach
