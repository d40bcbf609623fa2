#include "entry_places.h"

#include "base/json_io.h"
#include "folder.h"
#include "rules/entries.h"
#include "triage.h"

namespace psoas::compiler {

std::map<std::string, std::string> EntryPlaces(const std::filesystem::path& dir) {
  std::vector<Error> faults;
  Folder folder = ReadFolder(dir, faults);
  if (!faults.empty()) return {};
  ExpandTriage(folder.protocol, folder.places, faults);
  const Result<rules::Protocol> protocol =
      Read<rules::Protocol>(folder.protocol, "", UnknownKeys::kRefuse);
  if (!protocol.ok() || !faults.empty()) return {};
  const rules::Index index(*protocol);
  std::map<std::string, std::string> out;
  for (const rules::Entry& entry : index.entries()) {
    const std::string located =
        folder.places.Locate({ErrorCode::kInvalid, entry.path, "", ""}).place;
    if (located == entry.path) continue;
    out[entry.path] = located.substr(0, located.find(" ("));
  }
  return out;
}

}  // namespace psoas::compiler
