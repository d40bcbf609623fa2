#include "rules/entries.h"

#include <algorithm>
#include <numeric>

#include "base/json_io.h"
#include "rules/walk_entries.h"

namespace psoas::rules {
namespace {

/// "path.key" in the way of places and faults.
std::string Below(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

template <class Add>
void WalkLeaves(const Json& json, const std::string& path, const Add& add) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) WalkLeaves(value, Below(path, key), add);
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) WalkLeaves(json[i], Item(path, i), add);
  } else if (json.is_string()) {
    add(path, json.get<std::string>(), true);
  } else if (!json.is_null()) {
    add(path, Dump(json), false);
  }
}

/// Letters to add, drop or change to come from one word to the other.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swap = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, swap});
    }
  }
  return row[b.size()];
}

}  // namespace

Index::Index(const Protocol& protocol) {
  WalkEntries(protocol, [&](EntryKind kind, const std::string& id, const std::string& path,
                            const std::string& title, const auto&) {
    by_path_.emplace(path, entries_.size());
    entries_.push_back({kind, id, path, title});
  });
  WalkLeaves(
      psoas::Write(protocol), "", [&](const std::string& path, std::string value, bool text) {
        const Entry* entry = Enclosing(path);
        if (entry == nullptr) return;
        const std::size_t cut = path.size() > entry->path.size() ? entry->path.size() : path.size();
        std::string field = path.substr(cut);
        if (field.starts_with('.')) field.erase(0, 1);
        leaves_.push_back({path, std::move(value), text,
                           static_cast<std::size_t>(entry - entries_.data()), std::move(field)});
      });
}

std::vector<const Entry*> Index::Find(std::string_view id) const {
  std::optional<EntryKind> kind;
  if (const std::size_t colon = id.find(':'); colon != std::string_view::npos) {
    kind = Parse<EntryKind>(id.substr(0, colon));
    if (kind) id.remove_prefix(colon + 1);
  }
  std::vector<const Entry*> found;
  for (const Entry& entry : entries_) {
    if (entry.id == id && (!kind || entry.kind == *kind)) found.push_back(&entry);
  }
  return found;
}

std::vector<std::string> Index::Near(std::string_view id, std::size_t most) const {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const Entry& entry : entries_) {
    // A word inside the id is as near as one letter; the beginning of an id is nearly the id.
    const bool holds = id.size() > 2 && entry.id.find(id) != std::string::npos;
    const std::size_t begins = Distance(id, entry.id.substr(0, id.size() + 1)) + 1;
    ranked.emplace_back(holds ? 1 : std::min(Distance(id, entry.id), begins), entry.id);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> near;
  for (const auto& [distance, name] : ranked) {
    if (near.size() == most || distance > std::max<std::size_t>(2, id.size() / 2)) break;
    near.push_back(name);
  }
  return near;
}

const Entry* Index::Enclosing(std::string_view path) const {
  while (true) {
    if (const auto found = by_path_.find(path); found != by_path_.end()) {
      return &entries_[found->second];
    }
    const std::size_t cut = path.find_last_of(".[");
    if (cut == std::string_view::npos) return nullptr;
    path = path.substr(0, cut);
  }
}

}  // namespace psoas::rules
