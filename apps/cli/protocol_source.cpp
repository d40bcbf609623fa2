#include "protocol_source.h"

#include "embedded/embedded.h"
#include "protocol_compiler/compiler.h"

namespace psoas::cli {

Result<std::string> CanonicalProtocol(const std::string& folder) {
  if (folder.empty()) return std::string(EmbeddedProtocol());
  compiler::CompiledProtocol compiled;
  const auto faults = compiler::CompileProtocol(folder, compiled);
  if (faults.empty()) return std::move(compiled.json);
  // A clinician mends them one after the other: the first one names its file and line.
  Error first = faults.front();
  if (faults.size() > 1)
    first.mend += " (" + std::to_string(faults.size() - 1) + " more after this one.)";
  return first;
}

}  // namespace psoas::cli
