#include "protocol_entry_page.h"

#include <sstream>

#include "rules/words.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kLabelColumn = 20;
constexpr std::size_t kTitleLength = 70;

std::string Shortened(const std::string& text) {
  if (text.size() <= kTitleLength) return text;
  const std::size_t cut = text.rfind(' ', kTitleLength);
  return text.substr(0, cut == std::string::npos ? kTitleLength : cut) + " …";
}

void WriteLines(Page& page, const std::string& label, const std::string& text) {
  std::istringstream lines(text);
  std::string name = label;
  for (std::string line; std::getline(lines, line); name.clear()) {
    page.Entry(name, line, kLabelColumn);
  }
}

void WriteGround(Page& page, const rules::Ground& ground) {
  if (!ground.claim.empty()) page.Bullet(ground.claim, 2);
  if (ground.grade) page.Text(std::string("grade: ") + Name(*ground.grade), 4);
  for (const rules::Source& source : ground.sources) {
    std::string line = source.citation + " " + source.link.value_or("") +
                       (source.link ? " (" : "(") + rules::ReadInWords(source.read) + ") [" +
                       source.id + "]";
    page.Bullet(line, 4, "·");
  }
  if (!ground.derived_because.empty()) page.Text("because: " + ground.derived_because, 4);
}

}  // namespace

void WriteEntryLine(Page& page, const rules::Entry& entry) {
  page.Entry(entry.id, rules::Spaced(Name(entry.kind)) + ": " + Shortened(entry.title), 30);
}

void WriteExplanation(Page& page, const rules::Explanation& explanation, const std::string& place) {
  page.Title(explanation.entry.id + " (" + rules::Spaced(Name(explanation.entry.kind)) + ")");
  page.Text(place, 2, Ink::kAccent).Blank();
  for (const rules::Passage& passage : explanation.passages) {
    WriteLines(page, passage.label, passage.text);
  }
  if (!explanation.grounds.empty()) page.Blank().Title("On what grounds");
  for (const rules::Ground& ground : explanation.grounds) WriteGround(page, ground);
  if (!explanation.used_by.empty()) page.Blank().Title("Used by");
  for (const rules::Use& use : explanation.used_by) WriteEntryLine(page, use.by);
  page.Blank();
}

}  // namespace psoas::cli
