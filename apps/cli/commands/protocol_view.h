// A protocol to look at: the one inside the program, a folder, or canonical JSON.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "../workspace.h"
#include "proof/diff.h"

namespace psoas::cli {

struct ProtocolView {
  std::string called;  ///< "the protocol inside this program", or the path given
  rules::LoadedProtocol loaded;
  std::map<std::string, std::string> places;  ///< JSON path -> "FILE, line N"; may be empty
  std::vector<proof::WorkedCase> cases;       ///< only of a folder
};

/// Empty: the protocol inside the program. A path that ends in .json is canonical JSON.
Result<ProtocolView> OpenProtocol(const std::string& path);

/// "screening/triage.toml, line 36" of an entry, or its JSON path when no file is known.
std::string PlaceOf(const ProtocolView& view, const std::string& path);

/// {"id", "version", "status", "hash"} for --json.
Json IdentityJson(const ProtocolView& view);

/// "psoas-hip-flexors 2026.1.0 (draft), sha256 ..." under every page.
std::string IdentityLine(const rules::LoadedProtocol& loaded);

}  // namespace psoas::cli
