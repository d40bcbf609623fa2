// What the Thomas test says, as it leaves guide(): one side, both, and one against the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::guide {

enum class Pattern { kShort, kFeelsTight, kGuarding, kUnclear };
enum class MuscleState { kShort, kBorderline, kAdequate, kSuspect, kUnknown };
enum class SideState { kMeasured, kNumberOnly, kInconsistent, kJointPain, kNotMeasured };

struct Muscles {
  MuscleState iliopsoas = MuscleState::kUnknown;
  MuscleState rectus_femoris = MuscleState::kUnknown;
  MuscleState tfl = MuscleState::kUnknown;
  MuscleState sartorius = MuscleState::kUnknown;
  static constexpr const char* kType = "Muscles";
  static constexpr auto Fields() {
    return std::tuple{Field{"iliopsoas", &Muscles::iliopsoas},
                      Field{"rectus_femoris", &Muscles::rectus_femoris},
                      Field{"tfl", &Muscles::tfl}, Field{"sartorius", &Muscles::sartorius}};
  }
};

/// A rule with its sentence: the reason for a finding, an item, a pattern.
struct Why {
  std::string rule;
  std::string text;
  static constexpr const char* kType = "Why";
  static constexpr auto Fields() {
    return std::tuple{Field{"rule", &Why::rule, "row id"},
                      Field{"text", &Why::text, "for the person"}};
  }
};

struct SideFinding {
  SideState state = SideState::kNotMeasured;
  std::optional<std::string> at;
  std::optional<std::string> method;
  std::optional<double> thigh_deg;         ///< median; + above, - below the horizontal
  std::optional<double> knee_flexion_deg;  ///< median; 0 is straight
  std::optional<double> abduction_deg;
  std::optional<double> spread_deg;  ///< of the thigh readings
  std::optional<double> mdc95_deg;   ///< of the method, thigh
  std::optional<double> knee_mdc95_deg;
  int readings = 0;
  bool near_edge = false;  ///< within half the MDC95 of a cut
  bool low_confidence = false;
  std::string text;  ///< "Your thigh rests 3 degrees above the line, ..."
  Muscles muscles;
  std::vector<Why> why;
  static constexpr const char* kType = "SideFinding";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"state", &SideFinding::state, "may the number be read as a finding"},
        Field{"at", &SideFinding::at},
        Field{"method", &SideFinding::method},
        Field{"thigh_deg", &SideFinding::thigh_deg, "median, + above the horizontal"},
        Field{"knee_flexion_deg", &SideFinding::knee_flexion_deg, "median, 0 is straight"},
        Field{"abduction_deg", &SideFinding::abduction_deg, "median"},
        Field{"spread_deg", &SideFinding::spread_deg, "largest minus smallest thigh reading"},
        Field{"mdc95_deg", &SideFinding::mdc95_deg, "smallest real change of the thigh angle"},
        Field{"knee_mdc95_deg", &SideFinding::knee_mdc95_deg, "the same for the knee"},
        Field{"readings", &SideFinding::readings, "how many"},
        Field{"near_edge", &SideFinding::near_edge, "within half the error of a cut"},
        Field{"low_confidence", &SideFinding::low_confidence},
        Field{"text", &SideFinding::text, "the number in a sentence"},
        Field{"muscles", &SideFinding::muscles},
        Field{"why", &SideFinding::why}};
  }
};

/// One side against the other: only beyond the error of the instrument is it called real.
struct SideDifference {
  std::optional<double> thigh_deg;  ///< left minus right; empty when they cannot be compared
  std::optional<double> mdc95_deg;
  bool real = false;
  std::string text;  ///< empty until both sides are measured
  static constexpr const char* kType = "SideDifference";
  static constexpr auto Fields() {
    return std::tuple{Field{"thigh_deg", &SideDifference::thigh_deg, "left minus right"},
                      Field{"mdc95_deg", &SideDifference::mdc95_deg, "of the method"},
                      Field{"real", &SideDifference::real, "beyond the error"},
                      Field{"text", &SideDifference::text}};
  }
};

struct FindingsBoth {
  SideFinding left;
  SideFinding right;
  SideDifference difference;
  static constexpr const char* kType = "Findings";
  static constexpr auto Fields() {
    return std::tuple{Field{"left", &FindingsBoth::left}, Field{"right", &FindingsBoth::right},
                      Field{"difference", &FindingsBoth::difference, "one side against the other"}};
  }
};

}  // namespace psoas::guide

namespace psoas {
template <>
struct EnumNames<guide::Pattern> {
  static constexpr const char* kType = "Pattern";
  static constexpr std::array kNames{"short", "feels_tight", "guarding", "unclear"};
};
template <>
struct EnumNames<guide::MuscleState> {
  static constexpr const char* kType = "MuscleState";
  static constexpr std::array kNames{"short", "borderline", "adequate", "suspect", "unknown"};
};
template <>
struct EnumNames<guide::SideState> {
  static constexpr const char* kType = "SideState";
  static constexpr std::array kNames{"measured", "number_only", "inconsistent", "joint_pain",
                                     "not_measured"};
};
}  // namespace psoas
