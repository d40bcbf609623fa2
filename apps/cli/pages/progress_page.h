// Progress as a page in the terminal.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

void WriteProgress(Page& page, const guide::Progress& progress);

}  // namespace psoas::cli
