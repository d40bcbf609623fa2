#include "preferences.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/exercise_page.h"

namespace psoas::cli {
namespace {

std::string GroupOf(const api::Catalogue& catalogue, const std::string& exercise) {
  const auto* found = FindExercise(catalogue, exercise);
  return found == nullptr ? "" : found->group;
}

void EraseGroup(const api::Catalogue& catalogue, const std::string& exercise,
                std::vector<std::string>& entries) {
  const std::string group = GroupOf(catalogue, exercise);
  std::erase_if(entries, [&](const std::string& entry) {
    return ExerciseOf(entry) == exercise ||
           (!group.empty() && GroupOf(catalogue, ExerciseOf(entry)) == group);
  });
}

}  // namespace

std::string ExerciseOf(const std::string& entry) { return entry.substr(0, entry.find('/')); }

Preferences PreferencesOf(const journal::ProfileSet& profile) {
  return {profile.prefer.value_or(std::vector<std::string>{}),
          profile.avoid.value_or(std::vector<std::string>{})};
}

Preferences Prefer(const api::Catalogue& catalogue, Preferences before, const std::string& entry) {
  EraseGroup(catalogue, ExerciseOf(entry), before.prefer);
  before.prefer.insert(before.prefer.begin(), entry);
  std::erase(before.avoid, ExerciseOf(entry));
  return before;
}

Preferences Avoid(Preferences before, const std::string& exercise) {
  std::erase_if(before.prefer,
                [&](const std::string& entry) { return ExerciseOf(entry) == exercise; });
  std::erase(before.avoid, exercise);
  before.avoid.push_back(exercise);
  return before;
}

Preferences TakeBack(const api::Catalogue& catalogue, Preferences before,
                     const std::string& exercise) {
  EraseGroup(catalogue, exercise, before.prefer);
  std::erase(before.avoid, exercise);
  return before;
}

Json DataOf(const Preferences& preferences) {
  return {{"prefer", preferences.prefer}, {"avoid", preferences.avoid}};
}

}  // namespace psoas::cli
