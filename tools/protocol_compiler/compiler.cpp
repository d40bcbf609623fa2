#include "compiler.h"

#include <sodium.h>

#include "base/json_io.h"
#include "folder.h"
#include "rules/protocol.h"
#include "triage.h"
#include "vignettes.h"

namespace psoas::compiler {
namespace {

std::string Sha256Hex(const std::string& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

}  // namespace

std::vector<Error> CompileProtocol(const std::filesystem::path& dir, CompiledProtocol& out) {
  std::vector<Error> faults;
  Folder folder = ReadFolder(dir, faults);
  if (!faults.empty()) return faults;
  ExpandTriage(folder.protocol, folder.places, faults);
  const Result<rules::Protocol> protocol =
      Read<rules::Protocol>(folder.protocol, "", UnknownKeys::kRefuse);
  if (!protocol.ok()) {
    faults.push_back(folder.places.Locate(protocol.error()));
    return faults;
  }
  for (const Error& fault : rules::FindFaults(*protocol)) {
    faults.push_back(folder.places.Locate(fault));
  }
  const Json vignettes = CompileVignettes(*protocol, folder.vignettes, faults);
  if (!faults.empty()) return faults;
  const std::string canonical = Dump(Write(*protocol));
  out.hash = Sha256Hex(canonical);
  out.json = "{\"hash\":\"" + out.hash + "\",\"protocol\":" + canonical + "}";
  out.vignettes = DumpPretty(vignettes) + "\n";
  return faults;
}

Result<CompiledProtocol> CompileProtocol(const std::filesystem::path& dir) {
  CompiledProtocol out;
  const std::vector<Error> faults = CompileProtocol(dir, out);
  if (!faults.empty()) return faults.front();
  return out;
}

}  // namespace psoas::compiler
