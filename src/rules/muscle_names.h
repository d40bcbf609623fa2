// The names by which the protocol speaks of muscles, and which of them the body model holds.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace psoas::rules {

/// Muscles whose length the body model computes, OpenSim-style without the side. A LengthClaim
/// names these and no others.
std::span<const std::string_view> BodyMuscles();

/// The body's muscles that a target of an exercise stands for: two for "iliopsoas", itself for
/// "recfem", none for what the body model does not hold ("diaphragm"). Nothing for another name.
std::optional<std::vector<std::string_view>> MusclesOf(std::string_view target);

}  // namespace psoas::rules
