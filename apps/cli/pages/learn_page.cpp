#include "learn_page.h"

#include <algorithm>

#include "evidence_lines.h"
#include "exercise_page.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kColumn = 28;

template <class T>
std::vector<T> InOrder(std::vector<T> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const T& a, const T& b) { return a.order < b.order; });
  return entries;
}

void WriteClaims(Page& page, const std::vector<rules::Evidence>& evidence,
                 const api::Catalogue& catalogue) {
  if (evidence.empty()) return;
  page.Blank().Title("How sure is this?");
  WriteEvidence(page, evidence, catalogue, 2);
}

void WriteNotFor(Page& page, const rules::Exercise& exercise) {
  if (exercise.contraindications.empty()) return;
  page.Blank().Title("Not for everybody");
  for (const auto& against : exercise.contraindications) {
    std::string ways;
    for (const auto& variant : against.variants) ways += (ways.empty() ? "" : ", ") + variant;
    const std::string what = ways.empty() ? "" : " (only: " + ways + ")";
    page.Bullet(against.reason + what + " [" + against.question + "]");
  }
}

}  // namespace

void WriteLearnList(Page& page, const api::Catalogue& catalogue) {
  page.Blank().Title("Lessons", Ink::kAccent);
  for (const auto& lesson : InOrder(catalogue.education))
    page.Entry(lesson.id, lesson.title, kColumn);
  page.Blank().Title("For professionals' hands", Ink::kAccent);
  for (const auto& card : InOrder(catalogue.hands_on)) page.Entry(card.id, card.title, kColumn);
  page.Blank().Title("Exercises", Ink::kAccent);
  for (const auto& exercise : catalogue.exercises) page.Entry(exercise.id, exercise.title, kColumn);
  page.Blank().Text("psoas learn ID shows one of them.", 0, Ink::kQuiet);
}

void WriteLesson(Page& page, const rules::Lesson& lesson, const api::Catalogue& catalogue) {
  page.Blank().Title(lesson.title, Ink::kAccent);
  for (const auto& paragraph : lesson.paragraphs) page.Blank().Text(paragraph);
  WriteClaims(page, lesson.evidence, catalogue);
}

void WriteCard(Page& page, const rules::HandsOnCard& card, const api::Catalogue& catalogue) {
  page.Blank().Title(card.title, Ink::kAccent);
  page.Text(card.what).Blank().Text("Who: " + card.who);
  page.Blank().Text("Ask:");
  for (const auto& ask : card.ask_for) page.Bullet(ask, 4);
  page.Blank().Text("Why not alone: " + card.why_not_alone, 2, Ink::kCaution);
  WriteClaims(page, card.evidence, catalogue);
}

void WriteExercise(Page& page, const rules::Exercise& exercise, const api::Catalogue& catalogue) {
  page.Blank().Title(exercise.title, Ink::kAccent);
  page.Text(exercise.purpose).Blank();
  WriteSteps(page, exercise, "", 2);
  WriteFeelAndStop(page, exercise, 2);
  WriteFaults(page, exercise, 2);
  WriteLadder(page, exercise, 2);
  WriteNotFor(page, exercise);
  WriteClaims(page, exercise.evidence, catalogue);
}

}  // namespace psoas::cli
