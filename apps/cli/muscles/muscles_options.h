// What was typed after `psoas muscles`.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace psoas::cli {

struct MusclesOptions {
  std::string model;               ///< file; empty: the model in the program
  std::vector<std::string> scale;  ///< "thigh=1.05"

  std::vector<std::string> pose;  ///< "hip_flexion_r=-20"; degrees, metres for a length
  bool beyond_range = false;
  std::vector<std::string> muscles;  ///< groups or muscles; empty: all
  bool all = false;
  bool csv = false;

  bool list = false;
  bool exercises = false;
  std::string export_to;

  std::string motion;
  std::string out;
  std::string knee;  ///< "positive", "negative" or empty
  bool arms = false;

  std::string plot;
  std::string over;
  std::optional<double> from, to;
  std::string what = "change";

  std::string stretch;
  double angle_error_deg = 5;  ///< of each angle, one standard deviation
  std::string what_if;
  std::vector<std::string> locked;
};

}  // namespace psoas::cli
