// Whether the body agrees with what each exercise claims about lengths (rules/length_claim.h).
//
// Geometry, not tension: how far the ends of a muscle are apart in an average adult. Tone, pain and
// what stretching does over weeks are not in it.
#pragma once

#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "body/model.h"
#include "rules/protocol.h"

namespace psoas::proof {

/// A change below this says nothing about its direction. The two ways in which a psoas can be run
/// past the spine differ by about as much where a posture hardly moves it, and one degree of the
/// hip is 0.4 mm of psoas.
inline constexpr double kLeastChangeMm = 1;

/// One claim about one muscle in one variant, with what the body says.
struct LengthRow {
  std::string exercise;
  std::string variant;
  std::string muscle;  ///< with its side: "psoas_r"
  rules::LengthChange claim = rules::LengthChange::kLengthens;
  std::string from;
  std::string to;
  double change_mm = 0;
  double change_percent = 0;  ///< of the length in standing
  bool holds = false;
  std::vector<std::string> at_edge;  ///< angles the body takes at the edge of its range
  static constexpr const char* kType = "LengthRow";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"exercise", &LengthRow::exercise, "its id"},
        Field{"variant", &LengthRow::variant, "its id"},
        Field{"muscle", &LengthRow::muscle, "with its side"},
        Field{"claim", &LengthRow::claim, "what the exercise says"},
        Field{"from", &LengthRow::from, "a keyframe, or neutral"},
        Field{"to", &LengthRow::to, "a keyframe"},
        Field{"change_mm", &LengthRow::change_mm, "what the body says"},
        Field{"change_percent", &LengthRow::change_percent, "of the length in standing"},
        Field{"holds", &LengthRow::holds, "the body agrees"},
        Field{"at_edge", &LengthRow::at_edge, "angles taken at the edge of the body's range"}};
  }
};

/// Whether a change bears a claim out, at kLeastChangeMm.
bool BearsOut(rules::LengthChange claim, double change_mm);

/// Every claim of every exercise, in the protocol's order. An error when the body cannot be
/// evaluated or lacks a muscle that a claim names.
Result<std::vector<LengthRow>> ExerciseLengths(const rules::Protocol& protocol,
                                               const body::Model& model);

/// "half_kneeling_stretch/floor: psoas_r lengthens from start to hold; the body says -0.4 mm"
std::string Sentence(const LengthRow& row);

}  // namespace psoas::proof
