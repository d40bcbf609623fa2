// guidance = guide(protocol, journal, now): pure, deterministic, explains itself.
#pragma once

#include "base/time.h"
#include "guide/guidance.h"
#include "journal/journal.h"

namespace psoas::guide {

/// Everything the product says at `now`. Never fails: what can't be known is said to be unknown,
/// and always on the cautious side.
Guidance Guide(const rules::LoadedProtocol& loaded, const journal::Journal& journal, Instant now);

}  // namespace psoas::guide
