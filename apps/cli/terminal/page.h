// A page of text in the terminal: 80 columns, wrapped, colour only where a person looks at it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace psoas::cli {

enum class Ink { kPlain, kStrong, kQuiet, kAccent, kCaution, kStop };

/// What turns the ink on in a terminal; empty for the plain one.
const char* InkCode(Ink ink);

bool InputIsTerminal();
bool OutputIsTerminal();

/// Text from a journal may hold anything: control characters must not reach the terminal.
std::string Clean(std::string_view text);

class Page {
 public:
  /// Colour and width from the terminal that standard output is (NO_COLOR is respected).
  Page();
  Page(bool colour, std::size_t width) : colour_(colour), width_(width) {}

  Page& Title(std::string_view text, Ink ink = Ink::kStrong);
  Page& Text(std::string_view text, std::size_t indent = 2, Ink ink = Ink::kPlain);
  /// "- text", or another mark such as "1."; further lines are aligned with the first.
  Page& Bullet(std::string_view text, std::size_t indent = 2, std::string_view mark = "-",
               Ink ink = Ink::kPlain);
  /// "name   text" in two columns.
  Page& Entry(std::string_view name, std::string_view text, std::size_t column = 12);
  Page& Blank();

  const std::string& text() const { return text_; }
  /// Writes the page to standard output.
  void Print();

 private:
  void Wrap(std::string_view text, std::string_view first, std::size_t indent, Ink ink);

  bool colour_;
  std::size_t width_;
  std::string text_;
};

}  // namespace psoas::cli
