// Today's guidance as a page in the terminal. Every clinical sentence is the core's; only the
// headings are written here.
#pragma once

#include "item_page.h"

namespace psoas::cli {

/// The whole page of `psoas today`.
void WriteToday(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue,
                Depth depth);

/// The short session in place of today's.
void WriteBadDay(Page& page, const guide::Guidance& guidance, const api::Catalogue& catalogue,
                 Depth depth);

/// After something was recorded: what it means and the one thing to do next.
void WriteNextStep(Page& page, const guide::Guidance& guidance);

}  // namespace psoas::cli
