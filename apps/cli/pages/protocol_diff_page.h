// What a changed protocol changes, on a page.
#pragma once

#include "../terminal/page.h"
#include "proof/diff.h"

namespace psoas::cli {

/// At most `most` changes of a kind are written out; the counts are always of all.
void WriteDiff(Page& page, const proof::Diff& diff, std::size_t most);

}  // namespace psoas::cli
