#include "evidence_lines.h"

#include <algorithm>

namespace psoas::cli {
namespace {

void WriteClaim(Page& page, rules::Grade grade, const std::string& claim, std::size_t indent) {
  page.Text("Evidence (" + std::string(Name(grade)) + "): " + claim, indent, Ink::kQuiet);
}

std::string CitationOf(const api::Catalogue& catalogue, const std::string& id) {
  const auto found = std::find_if(catalogue.sources.begin(), catalogue.sources.end(),
                                  [&](const rules::Source& source) { return source.id == id; });
  if (found == catalogue.sources.end()) return id;
  const std::string read = found->read == "memory" ? "from memory" : found->read + " read";
  return found->citation + " [" + id + ", " + read + "]";
}

}  // namespace

std::string GradeInWords(rules::Grade grade) {
  switch (grade) {
    case rules::Grade::kHigh:
      return "high: several good studies agree";
    case rules::Grade::kModerate:
      return "moderate: studies point the same way, with limits";
    case rules::Grade::kLow:
      return "low: few or weak studies, or experts' agreement";
    case rules::Grade::kFolk:
      return "folk: handed down by practitioners, not shown";
    case rules::Grade::kNone:
      return "none: looked for and not found";
  }
  return "";
}

void WriteEvidence(Page& page, const std::vector<guide::ItemEvidence>& evidence, Depth depth,
                   std::size_t indent) {
  for (const auto& one : evidence) {
    WriteClaim(page, one.grade, one.claim, indent);
    if (depth == Depth::kShort) break;
    for (const auto& citation : one.citations) page.Bullet(citation, indent + 2, "-", Ink::kQuiet);
  }
}

void WriteEvidence(Page& page, const std::vector<rules::Evidence>& evidence,
                   const api::Catalogue& catalogue, std::size_t indent) {
  for (const auto& one : evidence) {
    page.Bullet(one.claim, indent);
    page.Text("Grade " + GradeInWords(one.grade), indent + 2, Ink::kAccent);
    for (const auto& id : one.sources)
      page.Bullet(CitationOf(catalogue, id), indent + 2, "-", Ink::kQuiet);
  }
}

}  // namespace psoas::cli
