// What an exercise says about muscles' lengths: a claim that the body engine can contradict.
//
// Length is the way from one end of a muscle to the other. A resting muscle that shortens grows
// slack, a working one pulls: the length does not tell which.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"

namespace psoas::rules {

enum class LengthChange { kLengthens, kShortens, kKeeps };

/// `from` of a claim that compares with standing straight, every angle 0.
inline constexpr const char* kNeutralPosture = "neutral";

struct LengthClaim {
  std::vector<std::string> muscles;  ///< of rules/muscle_names.h, without the side
  LengthChange change = LengthChange::kLengthens;
  std::string from;                   ///< a keyframe, or kNeutralPosture
  std::string to;                     ///< a keyframe
  std::vector<std::string> variants;  ///< only these; empty means every variant
  bool other_side = false;            ///< of the side that is not the worked one
  static constexpr const char* kType = "LengthClaim";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"muscles", &LengthClaim::muscles, "OpenSim-style, without the side"},
        Field{"change", &LengthClaim::change, "what their length does"},
        Field{"from", &LengthClaim::from, "a keyframe, or neutral: standing straight"},
        Field{"to", &LengthClaim::to, "a keyframe"},
        Field{"variants", &LengthClaim::variants, "only these; empty means all"},
        Field{"other_side", &LengthClaim::other_side, "not the worked side"}};
  }
};

/// Whether a claim is about a variant of its exercise.
inline bool AppliesTo(const LengthClaim& claim, std::string_view variant) {
  const auto& only = claim.variants;
  return only.empty() || std::find(only.begin(), only.end(), variant) != only.end();
}

}  // namespace psoas::rules

namespace psoas {
template <>
struct EnumNames<rules::LengthChange> {
  static constexpr const char* kType = "LengthChange";
  static constexpr std::array kNames{"lengthens", "shortens", "keeps"};
};
}  // namespace psoas
