// One thing of the protocol on a page: what it says, where it stands, its grounds, who uses it.
#pragma once

#include <string>

#include "../terminal/page.h"
#include "rules/explain.h"

namespace psoas::cli {

/// `place` is the file and line.
void WriteExplanation(Page& page, const rules::Explanation& explanation, const std::string& place);

/// "ces_yes    triage row   New numbness between the legs, ..." in one line.
void WriteEntryLine(Page& page, const rules::Entry& entry);

}  // namespace psoas::cli
