// A guided session in the terminal: steps, countdowns, and a way out that is one key away.
#pragma once

#include "workspace.h"

namespace psoas::cli {

/// Guides through the items and records each as it is done, so that nothing is lost when the
/// program ends early. An error only when something could not be kept.
Status GuideThroughSession(Workspace& workspace, const api::Catalogue& catalogue,
                           const std::vector<guide::Item>& items);

}  // namespace psoas::cli
