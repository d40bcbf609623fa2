// The Thomas test as a conversation in the terminal: position, pelvis check, pain, readings.
#pragma once

#include <optional>

#include "workspace.h"

namespace psoas::cli {

struct ThomasTalk {
  std::optional<Json> measured;  ///< data of thomas.measured; empty when nothing was found out
};

/// `side` and `method` are asked for when empty.
Result<ThomasTalk> TalkThroughTest(Workspace& workspace, const rules::Assessment& assessment,
                                   std::string side, std::string method);

}  // namespace psoas::cli
