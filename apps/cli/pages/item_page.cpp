#include "item_page.h"

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

void WriteItem(Page& page, const guide::Item& item, const api::Catalogue& catalogue,
               std::size_t number, Depth depth) {
  const rules::Exercise* exercise = FindExercise(catalogue, item.exercise);
  std::string title = item.title;
  if (exercise != nullptr && exercise->per_side) {
    title += item.side == "both" ? ", both sides" : ", " + item.side + " side";
  }
  if (!item.variant_title.empty()) title += " (" + item.variant_title + ")";
  page.Bullet(title, 2, std::to_string(number) + ".", Ink::kStrong);
  page.Text(item.dose.text, 5);
  for (const auto& why : item.why) {
    page.Text("Why: " + why.text, 5);
    if (depth == Depth::kShort) break;
  }
  for (const auto& evidence : item.evidence) {
    page.Text("Evidence (" + std::string(Name(evidence.grade)) + "): " + evidence.claim, 5,
              Ink::kQuiet);
    if (depth == Depth::kShort) break;
    for (const auto& citation : evidence.citations) page.Bullet(citation, 7, "-", Ink::kQuiet);
  }
  if (depth == Depth::kWhy) page.Text(item.would_change, 5, Ink::kQuiet);
}

}  // namespace psoas::cli
