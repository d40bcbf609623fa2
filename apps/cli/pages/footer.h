// Which protocol the guidance on a page comes from.
#pragma once

#include "../terminal/page.h"
#include "api/messages.h"

namespace psoas::cli {

/// "Protocol 2026.2.0 (draft), 0123456789ab": the first 12 digits of its hash.
std::string ProtocolLine(const guide::ProtocolRef& protocol);

void WriteFooter(Page& page, const guide::ProtocolRef& protocol);

}  // namespace psoas::cli
