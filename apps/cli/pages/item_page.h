// One exercise of a plan, as a person reads it.
#pragma once

#include "evidence_lines.h"
#include "exercise_page.h"

namespace psoas::cli {

/// kShort: what to do, where on the ladder, the main reason. kWhy: why this, why now (the phase and
/// what brings the next step), what would change it, every grade and source, and the names to
/// follow with `psoas protocol show`.
void WriteItem(Page& page, const guide::Item& item, const guide::PhaseNow& phase,
               const api::Catalogue& catalogue, std::size_t number, Depth depth);

/// All about one item: its reasons, its steps, faults with their mends, stop signs and swaps.
void WriteItemPage(Page& page, const guide::Item& item, const guide::Guidance& guidance,
                   const api::Catalogue& catalogue);

}  // namespace psoas::cli
