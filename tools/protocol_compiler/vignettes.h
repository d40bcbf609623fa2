// Worked cases: a person in, the guidance expected out. Their journals are written out here, so
// that every shell and the tests read the same lines.
#pragma once

#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "rules/protocol.h"
#include "toml_file.h"

namespace psoas::compiler {

/// [{id, title, story, now, journal: "one event a line", expect: {...}}], by id.
Json CompileVignettes(const rules::Protocol& protocol, const std::vector<TomlFile>& files,
                      std::vector<Error>& faults);

}  // namespace psoas::compiler
