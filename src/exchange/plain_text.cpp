#include "exchange/plain_text.h"

#include <algorithm>

namespace psoas::exchange {
namespace {

constexpr std::size_t kColumns = 80;

}  // namespace

std::string Wrap(const std::string& text, const std::string& first, const std::string& rest) {
  std::string out, line = first;
  std::size_t at = 0;
  bool has_word = false;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (has_word && line.size() + 1 + word.size() > kColumns) {
      out += line + "\n";
      line = rest;
      has_word = false;
    }
    line += (has_word ? " " : "") + word;
    has_word = true;
  }
  return has_word ? out + line + "\n" : out;
}

std::string Paragraph(const std::string& text) { return Wrap(text, "", ""); }

std::string Bullet(const std::string& text) { return Wrap(text, "- ", "  "); }

std::string Heading(const std::string& text) {
  return "\n" + text + "\n" + std::string(text.size(), '-') + "\n";
}

}  // namespace psoas::exchange
