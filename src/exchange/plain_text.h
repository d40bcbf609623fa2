// A page of plain text, 80 columns wide, as it is read in a mail or printed from a terminal.
#pragma once

#include <string>

namespace psoas::exchange {

/// Breaks at spaces; the first line begins with `first`, the others with `rest`.
std::string Wrap(const std::string& text, const std::string& first, const std::string& rest);

std::string Paragraph(const std::string& text);
std::string Bullet(const std::string& text);

/// A blank line, the text, and a line of dashes below it.
std::string Heading(const std::string& text);

}  // namespace psoas::exchange
