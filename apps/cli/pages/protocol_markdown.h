// Markdown, as far as the generated documents need it.
#pragma once

#include <string>
#include <vector>

#include "rules/protocol.h"

namespace psoas::cli {

class Markdown {
 public:
  Markdown& Heading(int level, const std::string& text);
  Markdown& Text(const std::string& text);  ///< a paragraph; nothing when empty
  Markdown& Item(const std::string& text, int depth = 0);
  Markdown& Head(const std::vector<std::string>& columns);  ///< of a table
  Markdown& Row(const std::vector<std::string>& cells);
  Markdown& Blank();
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// `id` in the type of code.
std::string Code(const std::string& id);
std::string Codes(const std::vector<std::string>& ids);

/// "grade low; sources [a], [b]; because ..." as one sentence; the parts that are there.
std::string GroundsLine(const std::optional<rules::Grade>& grade,
                        const std::vector<std::string>& sources, const std::string& because);

/// Each claim with its grade and sources as an item.
void WriteEvidence(Markdown& out, const std::vector<rules::Evidence>& evidence);

}  // namespace psoas::cli
