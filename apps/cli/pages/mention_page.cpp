#include "mention_page.h"

namespace psoas::cli {

void WriteMentions(Page& page, const std::vector<guide::Mention>& mentions, Depth depth) {
  if (mentions.empty()) return;
  page.Title("By what you said about where and when it hurts");
  for (const auto& mention : mentions) {
    page.Bullet(mention.text);
    page.Text("Ask for:", 4);
    for (const auto& ask : mention.ask_for) page.Bullet(ask, 6);
    if (depth == Depth::kShort) continue;
    page.Text("For them: " + mention.clinician, 4, Ink::kQuiet);
    page.Text("Grade " + GradeInWords(mention.grade) + ". More: psoas protocol show " + mention.id,
              4, Ink::kQuiet);
  }
  page.Blank();
}

void WriteLinked(Page& page, const std::vector<guide::Linked>& linked, Depth depth) {
  if (linked.empty()) return;
  page.Title("What it may be linked with");
  for (const auto& one : linked) {
    page.Bullet(one.title + ": " + one.changes);
    if (depth == Depth::kShort) continue;
    page.Text(one.text, 4);
    WriteEvidence(page, one.evidence, depth, 4);
    page.Text("More: psoas protocol show " + one.id, 4, Ink::kQuiet);
  }
  page.Blank();
}

}  // namespace psoas::cli
