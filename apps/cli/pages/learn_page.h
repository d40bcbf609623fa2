// What there is to read: lessons, cards of what only professionals do, and every exercise.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

/// Everything by its name, one line each.
void WriteLearnList(Page& page, const api::Catalogue& catalogue);

void WriteLesson(Page& page, const rules::Lesson& lesson, const api::Catalogue& catalogue);
void WriteCard(Page& page, const rules::HandsOnCard& card, const api::Catalogue& catalogue);

/// The whole exercise: every way of doing it, every step, faults, evidence, for whom it is not.
void WriteExercise(Page& page, const rules::Exercise& exercise, const api::Catalogue& catalogue);

}  // namespace psoas::cli
