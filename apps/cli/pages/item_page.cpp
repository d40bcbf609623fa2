#include "item_page.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kIndent = 5;

std::string HeadlineOf(const guide::Item& item, const api::Catalogue& catalogue) {
  const rules::Exercise* exercise = FindExercise(catalogue, item.exercise);
  std::string title = item.title;
  if (exercise != nullptr && exercise->per_side)
    title += item.side == "both" ? ", both sides" : ", " + item.side + " side";
  if (!item.variant_title.empty()) title += " (" + item.variant_title + ")";
  return title;
}

/// Nothing for an exercise that has only its usual dose.
void WriteStep(Page& page, const guide::Step& step) {
  if (step.of < 2) return;
  std::string line = "Step " + std::to_string(step.number) + " of " + std::to_string(step.of);
  if (!step.title.empty()) line += ": " + step.title;
  page.Text(line, kIndent);
  for (const auto& how : step.steps) page.Bullet(how, kIndent + 2);
}

void WriteReasons(Page& page, const guide::Item& item, Depth depth) {
  for (const auto& why : item.why) {
    const std::string rule = depth == Depth::kWhy ? " [" + why.rule + "]" : "";
    page.Text("Why: " + why.text + rule, kIndent);
    if (depth == Depth::kShort) return;
  }
}

void WriteWhyNow(Page& page, const guide::Item& item, const guide::PhaseNow& phase) {
  if (!phase.title.empty())
    page.Text("Why now: " + phase.title + ". " + phase.aim + " [" + phase.id + "]", kIndent);
  page.Text(item.step.text, kIndent);
}

void WriteSwaps(Page& page, const guide::Item& item) {
  if (item.swaps.empty()) return;
  page.Blank().Text("What may stand in for it:", kIndent);
  for (const auto& swap : item.swaps) {
    page.Bullet(swap.title + " (" + swap.variant_title + "): psoas swap " + item.exercise + " " +
                    swap.prefer,
                kIndent + 2);
  }
}

}  // namespace

void WriteItem(Page& page, const guide::Item& item, const guide::PhaseNow& phase,
               const api::Catalogue& catalogue, std::size_t number, Depth depth) {
  page.Bullet(HeadlineOf(item, catalogue), 2, std::to_string(number) + ".", Ink::kStrong);
  page.Text(item.dose.text, kIndent);
  WriteStep(page, item.step);
  WriteReasons(page, item, depth);
  if (depth == Depth::kWhy) {
    WriteWhyNow(page, item, phase);
    page.Text("What would change it: " + item.would_change, kIndent, Ink::kQuiet);
  }
  WriteEvidence(page, item.evidence, depth, kIndent);
  if (depth == Depth::kWhy)
    page.Text("More: psoas protocol show " + item.exercise, kIndent, Ink::kQuiet);
}

void WriteItemPage(Page& page, const guide::Item& item, const guide::Guidance& guidance,
                   const api::Catalogue& catalogue) {
  WriteItem(page, item, guidance.plan.phase, catalogue, 1, Depth::kWhy);
  if (const rules::Exercise* exercise = FindExercise(catalogue, item.exercise)) {
    page.Blank().Text("How: " + exercise->purpose, kIndent);
    WriteSteps(page, *exercise, item.variant, kIndent);
    WriteFeelAndStop(page, *exercise, kIndent);
    WriteFaults(page, *exercise, kIndent);
  }
  WriteSwaps(page, item);
}

}  // namespace psoas::cli
