// What a session shows and says, in words: the coach's message ids filled in.
#pragma once

#include <string>
#include <vector>

#include "api/session.h"

namespace psoas::cli {

std::string HeadlineOf(const coach::SessionView& view);

/// "Right side, round 2 of 3": only what there is more than one of.
std::string WhereOf(const coach::SessionView& view);

/// "Hold, half-kneeling stretch, right side": for the offer to go on.
std::string PlaceOf(const coach::SessionView& view);

/// The sentences of one moment, together; empty when nothing is said.
std::string SpokenOf(const std::vector<coach::SessionCue>& cues);

/// "0:30": minutes and seconds, a begun second as a whole one.
std::string ClockFace(std::int64_t left_ms);

/// The keys that do something now: "[space] Pause [n] Next".
std::string KeysOf(const coach::SessionView& view);

}  // namespace psoas::cli
