#include "places.h"

namespace psoas::compiler {

void Places::Add(const TomlFile& file, const std::string& from, const std::string& to) {
  for (const auto& [path, line] : file.lines) {
    if (!path.starts_with(from)) continue;
    const std::string rest = path.substr(from.size());
    const bool inside = from.empty() || rest.empty() || rest[0] == '.' || rest[0] == '[';
    if (!inside) continue;
    const bool joint = from.empty() && !to.empty() && !rest.empty();
    places_[to + (joint ? "." : "") + rest] = file.name + ", line " + std::to_string(line);
  }
}

void Places::Derive(const std::string& path, const std::string& origin) {
  if (const auto found = places_.find(origin); found != places_.end()) {
    places_[path] = found->second;
  }
}

Error Places::Locate(Error error) const {
  std::string path = error.place;
  while (true) {
    if (const auto found = places_.find(path); found != places_.end()) {
      error.place = found->second + (error.place.empty() ? "" : " (" + error.place + ")");
      return error;
    }
    const std::size_t cut = path.find_last_of(".[");
    if (cut == std::string::npos) return error;
    path.erase(cut);
  }
}

}  // namespace psoas::compiler
