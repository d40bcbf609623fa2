// How an exercise is done: from the catalogue, whoever does it.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

const rules::Exercise* FindExercise(const api::Catalogue& catalogue, const std::string& id);

/// The exercise's title; its id when the catalogue does not know it.
std::string TitleOf(const api::Catalogue& catalogue, const std::string& id);

/// The steps of one way of doing it; all ways, each with its title, when `variant` is empty.
void WriteSteps(Page& page, const rules::Exercise& exercise, const std::string& variant,
                std::size_t indent);

/// What right feels like, and when to stop.
void WriteFeelAndStop(Page& page, const rules::Exercise& exercise, std::size_t indent);

/// What goes wrong, and the mend of each.
void WriteFaults(Page& page, const rules::Exercise& exercise, std::size_t indent);

/// Every step of the ladder with its dose.
void WriteLadder(Page& page, const rules::Exercise& exercise, std::size_t indent);

}  // namespace psoas::cli
