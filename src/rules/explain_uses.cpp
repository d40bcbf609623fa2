#include <algorithm>
#include <set>

#include "rules/explain.h"

namespace psoas::rules {
namespace {

/// A value that names something: below which key it stands, and what it says.
struct Reference {
  std::string key;   ///< "question", "sources", or "when" for the name of an input
  std::string name;  ///< what is named
};

/// "when.ces[0]" names the input ces; "evidence[1].sources[0]" names its value as a source.
Reference ReferenceOf(const Leaf& leaf) {
  const std::size_t when = leaf.field.find("when.");
  if (when != std::string::npos) {
    const std::size_t begin = when + 5;
    return {"when", leaf.field.substr(begin, leaf.field.find('[', begin) - begin)};
  }
  std::string key = leaf.field.substr(0, leaf.field.rfind('['));
  key.erase(0, key.rfind('.') + 1);
  return {key, leaf.value};
}

/// The keys below which something of this kind is named.
std::set<std::string> KeysFor(EntryKind kind) {
  switch (kind) {
    case EntryKind::kQuestion:
    case EntryKind::kFact:
      return {"when", "question", "not_with"};
    case EntryKind::kFollowUp:
    case EntryKind::kInput:
    case EntryKind::kBanding:
      return {"when"};
    case EntryKind::kSource:
      return {"sources"};
    case EntryKind::kExercise:
      return {"exercise", "order"};
    case EntryKind::kVariant:
      return {"variants"};
    case EntryKind::kPointer:
      return {"needs", "any_of"};
    case EntryKind::kDisposition:
      return {"then", "otherwise"};
    case EntryKind::kPhase:
      return {"phases"};
    case EntryKind::kCap:
      return {"kind"};
    case EntryKind::kProfileField:
      return {"field"};
    case EntryKind::kWording:
      return {"ids"};
    default:
      return {};
  }
}

bool Names(const Reference& reference, const Entry& entry) {
  if (entry.kind == EntryKind::kWording) return IsUnder(reference.name, entry.id);
  const std::size_t slash = entry.id.find('/');
  return reference.name == (slash == std::string::npos ? entry.id : entry.id.substr(slash + 1));
}

/// Variants and rungs are named only within their own exercise, bands by tables of their banding.
bool IsWithin(const Entry& by, const Entry& entry) {
  const std::size_t slash = entry.id.find('/');
  return slash == std::string::npos || by.id.starts_with(entry.id.substr(0, slash + 1));
}

/// A band is named as a value of its banding: "when.thigh[0]" = "above".
bool NamesBand(const Leaf& leaf, const Entry& band) {
  const std::size_t slash = band.id.find('/');
  return leaf.value == band.id.substr(slash + 1) &&
         leaf.field.find("when." + band.id.substr(0, slash) + "[") != std::string::npos;
}

}  // namespace

std::vector<Use> UsesOf(const Index& index, const Entry& entry) {
  const std::set<std::string> keys = KeysFor(entry.kind);
  std::vector<Use> uses;
  for (const Leaf& leaf : index.leaves()) {
    const Entry& by = index.entries()[leaf.entry];
    const Reference reference = ReferenceOf(leaf);
    const bool named = entry.kind == EntryKind::kBand
                           ? NamesBand(leaf, entry)
                           : keys.contains(reference.key) && Names(reference, entry) &&
                                 IsWithin(by, entry) && by.path != entry.path;
    const bool known = !uses.empty() && uses.back().by.path == by.path;
    if (named && !known) uses.push_back({by, reference.key});
  }
  return uses;
}

}  // namespace psoas::rules
