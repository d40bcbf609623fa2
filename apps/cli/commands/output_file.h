// --out FILE: where a document goes, standard output otherwise.
#pragma once

#include <string>

#include "../workspace.h"

namespace psoas::cli {

/// Writes the document; refuses to write over the journal it was made from. Returns an exit code.
int PutDocument(const CommonOptions& options, const std::string& out, const std::string& text);

}  // namespace psoas::cli
