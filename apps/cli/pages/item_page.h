// One exercise of a plan, as a person reads it.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

/// kShort: what to do and the main reason. kWhy: every reason, with its evidence and sources.
enum class Depth { kShort, kWhy };

const rules::Exercise* FindExercise(const api::Catalogue& catalogue, const std::string& id);

/// The exercise's title; its id when the catalogue does not know it.
std::string TitleOf(const api::Catalogue& catalogue, const std::string& id);

void WriteItem(Page& page, const guide::Item& item, const api::Catalogue& catalogue,
               std::size_t number, Depth depth);

}  // namespace psoas::cli
