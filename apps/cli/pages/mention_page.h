// What the answers about the complaint and the profile bring up: linked, or worth mentioning.
#pragma once

#include "evidence_lines.h"

namespace psoas::cli {

/// Nothing when there are none.
void WriteMentions(Page& page, const std::vector<guide::Mention>& mentions, Depth depth);

/// What it may be linked with. Linked, not caused.
void WriteLinked(Page& page, const std::vector<guide::Linked>& linked, Depth depth);

}  // namespace psoas::cli
