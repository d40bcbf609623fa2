// Today's guidance as a page in the terminal. Every clinical sentence is the core's; only the
// headings are written here.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

/// The whole page of `psoas today`.
void WriteToday(Page& page, const guide::Guidance& guidance);

/// After something was recorded: what it means and the one thing to do next.
void WriteNextStep(Page& page, const guide::Guidance& guidance);

/// Title, dose, reasons and evidence of one item.
void WriteItem(Page& page, const guide::Item& item, std::size_t number);

}  // namespace psoas::cli
