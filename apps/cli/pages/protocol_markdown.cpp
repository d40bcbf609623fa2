#include "protocol_markdown.h"

#include "rules/words.h"

namespace psoas::cli {
namespace {

/// Signs that Markdown would take for its own.
std::string Plain(const std::string& text, bool in_table) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '|' && in_table) {
      out += "\\|";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out;
}

}  // namespace

Markdown& Markdown::Heading(int level, const std::string& text) {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
  text_ += std::string(static_cast<std::size_t>(level), '#') + " " + Plain(text, false) + "\n\n";
  return *this;
}

Markdown& Markdown::Text(const std::string& text) {
  if (!text.empty()) text_ += Plain(text, false) + "\n\n";
  return *this;
}

Markdown& Markdown::Item(const std::string& text, int depth) {
  if (text.empty()) return *this;
  text_ += std::string(2 * static_cast<std::size_t>(depth), ' ') + "- " + Plain(text, false) + "\n";
  return *this;
}

Markdown& Markdown::Head(const std::vector<std::string>& columns) {
  Row(columns);
  text_ += "|";
  for (std::size_t i = 0; i < columns.size(); ++i) text_ += "---|";
  text_ += "\n";
  return *this;
}

Markdown& Markdown::Row(const std::vector<std::string>& cells) {
  text_ += "|";
  for (const std::string& cell : cells) text_ += " " + Plain(cell, true) + " |";
  text_ += "\n";
  return *this;
}

Markdown& Markdown::Blank() {
  if (!text_.ends_with("\n\n")) text_ += "\n";
  return *this;
}

std::string Code(const std::string& id) { return "`" + id + "`"; }

std::string Codes(const std::vector<std::string>& ids) {
  std::vector<std::string> codes;
  for (const std::string& id : ids) codes.push_back(Code(id));
  return rules::Joined(codes, ", ");
}

std::string GroundsLine(const std::optional<rules::Grade>& grade,
                        const std::vector<std::string>& sources, const std::string& because) {
  std::vector<std::string> parts;
  if (grade) parts.push_back(std::string("grade ") + Name(*grade));
  if (!sources.empty()) parts.push_back("sources " + Codes(sources));
  std::string out = rules::Joined(parts, "; ");
  if (!because.empty()) out += (out.empty() ? "" : ". ") + ("Because: " + because);
  return out;
}

void WriteEvidence(Markdown& out, const std::vector<rules::Evidence>& evidence) {
  for (const rules::Evidence& each : evidence) {
    out.Item(each.claim + " (" + GroundsLine(each.grade, each.sources, "") + ")");
  }
}

}  // namespace psoas::cli
