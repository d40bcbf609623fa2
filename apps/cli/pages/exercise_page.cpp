#include "exercise_page.h"

#include <algorithm>

namespace psoas::cli {

const rules::Exercise* FindExercise(const api::Catalogue& catalogue, const std::string& id) {
  const auto found =
      std::find_if(catalogue.exercises.begin(), catalogue.exercises.end(),
                   [&](const rules::Exercise& exercise) { return exercise.id == id; });
  return found == catalogue.exercises.end() ? nullptr : &*found;
}

std::string TitleOf(const api::Catalogue& catalogue, const std::string& id) {
  const rules::Exercise* exercise = FindExercise(catalogue, id);
  return exercise == nullptr ? id : exercise->title;
}

void WriteSteps(Page& page, const rules::Exercise& exercise, const std::string& variant,
                std::size_t indent) {
  for (const auto& one : exercise.variants) {
    if (!variant.empty() && one.id != variant) continue;
    if (variant.empty()) page.Text(one.title + " (" + one.id + ")", indent, Ink::kStrong);
    for (std::size_t i = 0; i < one.steps.size(); ++i)
      page.Bullet(one.steps[i], indent, std::to_string(i + 1) + ".");
  }
}

void WriteFeelAndStop(Page& page, const rules::Exercise& exercise, std::size_t indent) {
  if (!exercise.feels_right.empty())
    page.Blank().Text("Right feels like: " + exercise.feels_right, indent);
  if (exercise.stop_signs.empty()) return;
  page.Blank().Text("Stop when:", indent, Ink::kStop);
  for (const auto& sign : exercise.stop_signs) page.Bullet(sign, indent + 2);
}

void WriteFaults(Page& page, const rules::Exercise& exercise, std::size_t indent) {
  if (exercise.faults.empty()) return;
  page.Blank().Text("What goes wrong, and the mend:", indent);
  for (const auto& fault : exercise.faults) {
    page.Bullet(fault.sign, indent + 2);
    page.Text(fault.mend, indent + 4, Ink::kAccent);
  }
}

void WriteLadder(Page& page, const rules::Exercise& exercise, std::size_t indent) {
  page.Blank().Text("Steps:", indent);
  page.Bullet(exercise.dose.text, indent + 2, "1.");
  for (std::size_t i = 0; i < exercise.ladder.size(); ++i) {
    const auto& rung = exercise.ladder[i];
    page.Bullet(rung.title + ". " + rung.dose.text, indent + 2, std::to_string(i + 2) + ".");
    for (const auto& step : rung.steps) page.Bullet(step, indent + 5);
  }
  page.Text("Gentle: " + exercise.gentle_dose.text, indent + 2);
  page.Text(exercise.progression, indent + 2, Ink::kQuiet);
}

}  // namespace psoas::cli
