#include "page.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace psoas::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kNarrowest = 40;

bool WantsColour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool dumb = kind == nullptr || std::string_view(kind) == "dumb";
  return OutputIsTerminal() && (no_colour == nullptr || *no_colour == '\0') && !dumb;
}

std::size_t Width() {
  winsize size{};
  if (!OutputIsTerminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return kWidth;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidth);
}

/// Columns a text takes: one a code point, which is right for the languages the program speaks.
std::size_t Columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

const char* InkCode(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "\033[1m";
    case Ink::kQuiet:
      return "\033[2m";
    case Ink::kAccent:
      return "\033[1;36m";
    case Ink::kCaution:
      return "\033[1;33m";
    case Ink::kStop:
      return "\033[1;31m";
  }
  return "";
}

bool InputIsTerminal() { return ::isatty(STDIN_FILENO) == 1; }
bool OutputIsTerminal() { return ::isatty(STDOUT_FILENO) == 1; }

std::string Clean(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n' || byte == '\t') {
      out += byte == '\n' ? '\n' : ' ';
    } else if (byte == 0xC2 && i + 1 < text.size() &&
               static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++i;  // the C1 controls in UTF-8
    } else if (byte >= 0x20 && byte != 0x7F) {
      out += text[i];
    }
  }
  return out;
}

Page::Page() : colour_(WantsColour()), width_(Width()) {}

void Page::Wrap(std::string_view raw, std::string_view first, std::size_t indent, Ink ink) {
  const std::string clean = Clean(raw);
  const std::string margin(indent, ' ');
  std::string line(first);
  bool line_is_empty = true;
  const auto flush = [&] {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text_ += (colour_ ? InkCode(ink) : "") + line +
             (colour_ && ink != Ink::kPlain ? "\033[0m" : "") + "\n";
    line = margin;
    line_is_empty = true;
  };
  std::size_t at = 0;
  while (at < clean.size()) {
    if (clean[at] == ' ' || clean[at] == '\n') {
      if (clean[at] == '\n') flush();
      ++at;
      continue;
    }
    const std::size_t end = std::min(clean.find_first_of(" \n", at), clean.size());
    const std::string_view word = std::string_view(clean).substr(at, end - at);
    if (!line_is_empty && Columns(line) + 1 + Columns(word) > width_) flush();
    if (!line_is_empty) line += ' ';
    line += word;
    line_is_empty = false;
    at = end;
  }
  flush();
}

Page& Page::Title(std::string_view text, Ink ink) {
  Wrap(text, "", 0, ink);
  return *this;
}

Page& Page::Text(std::string_view text, std::size_t indent, Ink ink) {
  if (!text.empty()) Wrap(text, std::string(indent, ' '), indent, ink);
  return *this;
}

Page& Page::Bullet(std::string_view text, std::size_t indent, std::string_view mark, Ink ink) {
  const std::string first = std::string(indent, ' ') + std::string(mark) + " ";
  Wrap(text, first, first.size(), ink);
  return *this;
}

Page& Page::Entry(std::string_view name, std::string_view text, std::size_t column) {
  std::string first = "  " + Clean(name);
  first.resize(std::max(column, first.size() + 1), ' ');
  Wrap(text, first, column, Ink::kPlain);
  return *this;
}

Page& Page::Blank() {
  text_ += "\n";
  return *this;
}

void Page::Print() {
  std::fwrite(text_.data(), 1, text_.size(), stdout);
  std::fflush(stdout);
}

}  // namespace psoas::cli
