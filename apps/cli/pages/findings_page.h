// What the Thomas test shows, side by side, and the dates of the programme.
#pragma once

#include "item_page.h"

namespace psoas::cli {

/// Nothing when neither side has been measured.
void WriteFindings(Page& page, const guide::Guidance& guidance, Depth depth);

/// Nothing before the programme has begun.
void WriteDates(Page& page, const guide::Clock& clock);

}  // namespace psoas::cli
