#include "protocol_diff_page.h"

#include "rules/words.h"

namespace psoas::cli {
namespace {

std::string Listed(const std::vector<std::string>& rules) {
  return rules.empty() ? "none" : rules::Joined(rules);
}

void WriteMore(Page& page, std::size_t all, std::size_t most) {
  if (all > most) {
    page.Text("and " + std::to_string(all - most) + " more; --all or --json shows them.", 4,
              Ink::kQuiet);
  }
}

void WriteComparison(Page& page, const proof::Comparison& comparison, std::size_t most) {
  if (comparison.changes.empty()) {
    page.Bullet(comparison.subject + ": the same in all " + comparison.cases + ".");
    return;
  }
  page.Bullet(comparison.subject + ": changes. Looked at: " + comparison.cases + ".", 2, "*",
              Ink::kCaution);
  for (std::size_t i = 0; i < comparison.changes.size() && i < most; ++i) {
    const proof::ChangeOf& change = comparison.changes[i];
    page.Bullet(change.count + ": " + change.before + " → " + change.after, 4);
    page.Text("for example: " + change.example, 6);
    if (change.rules_before.empty() && change.rules_after.empty()) continue;
    page.Text("decided by: " + Listed(change.rules_before) + " → " + Listed(change.rules_after), 6,
              Ink::kQuiet);
  }
  WriteMore(page, comparison.changes.size(), most);
  page.Text(comparison.note, 4, Ink::kQuiet);
}

void WriteCases(Page& page, const proof::Diff& diff, std::size_t most) {
  page.Blank().Title(std::to_string(diff.cases.size()) + " of " + diff.worked_cases +
                     " come out differently");
  for (std::size_t i = 0; i < diff.cases.size() && i < most; ++i) {
    page.Bullet(diff.cases[i].title + " (" + diff.cases[i].id + ")");
    for (const std::string& change : diff.cases[i].changes) page.Text(change, 6);
  }
  WriteMore(page, diff.cases.size(), most);
}

void WriteValues(Page& page, const proof::Diff& diff, std::size_t most) {
  page.Blank().Title(std::to_string(diff.values.size()) + " values are written differently");
  for (std::size_t i = 0; i < diff.values.size() && i < most; ++i) {
    const proof::ValueChange& each = diff.values[i];
    page.Bullet(rules::Spaced(Name(each.kind)) + " " + each.id +
                (each.field.empty() ? "" : ", " + each.field));
    page.Text(each.before.empty() ? "(new)" : "- " + each.before, 6);
    page.Text(each.after.empty() ? "(gone)" : "+ " + each.after, 6);
  }
  WriteMore(page, diff.values.size(), most);
}

void WriteIdentity(Page& page, const char* name, const guide::ProtocolRef& ref) {
  page.Entry(name, ref.id + " " + ref.version + " (" + ref.status + "), sha256 " + ref.hash, 8);
}

}  // namespace

void WriteDiff(Page& page, const proof::Diff& diff, std::size_t most) {
  WriteIdentity(page, "old", diff.before);
  WriteIdentity(page, "new", diff.after);
  page.Blank();
  if (diff.same) {
    page.Text("They are the same, byte for byte.");
    return;
  }
  if (diff.before.version == diff.after.version) {
    page.Text(
        "Both say they are version " + diff.after.version + ": raise the version in protocol.toml.",
        2, Ink::kCaution);
  }
  page.Title("Whose guidance changes");
  for (const proof::Comparison& each : diff.comparisons) WriteComparison(page, each, most);
  WriteCases(page, diff, most);
  WriteValues(page, diff, most);
}

}  // namespace psoas::cli
