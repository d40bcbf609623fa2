// What the person chose to do in place of something else, and what they do not want.
#pragma once

#include <string>
#include <vector>

#include "api/messages.h"
#include "base/json.h"

namespace psoas::cli {

struct Preferences {
  std::vector<std::string> prefer;  ///< EXERCISE or EXERCISE/VARIANT
  std::vector<std::string> avoid;   ///< exercise ids
  bool operator==(const Preferences&) const = default;
};

Preferences PreferencesOf(const journal::ProfileSet& profile);

/// `entry` comes first and is the only one of its group; it is no longer left out.
Preferences Prefer(const api::Catalogue& catalogue, Preferences before, const std::string& entry);

/// The exercise is left out and no longer preferred.
Preferences Avoid(Preferences before, const std::string& exercise);

/// Takes back what was chosen for the exercise and its group, and lets it in again.
Preferences TakeBack(const api::Catalogue& catalogue, Preferences before,
                     const std::string& exercise);

/// For profile.set.
Json DataOf(const Preferences& preferences);

/// The exercise of "EXERCISE/VARIANT".
std::string ExerciseOf(const std::string& entry);

}  // namespace psoas::cli
