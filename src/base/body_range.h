// The angles a body can have in the Thomas test. Beyond them a figure is a misreading, a wrong unit
// or a wrong sign, and is refused at every door. Conventions: thigh + above the horizontal, knee 0
// straight, abduction + outwards.
#pragma once

namespace psoas {

inline constexpr double kThighMinDeg = -45, kThighMaxDeg = 90;
inline constexpr double kKneeMinDeg = -10, kKneeMaxDeg = 160;
inline constexpr double kAbductionMaxDeg = 60;

}  // namespace psoas
