// The report as one page of HTML that needs nothing else: no scripts, fonts or network.
#pragma once

#include <string>

#include "api/messages.h"

namespace psoas::cli {

std::string ReportHtml(const exchange::Report& report);

}  // namespace psoas::cli
