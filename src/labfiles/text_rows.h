// Lines, words and figures of the text formats of a laboratory.
//
// Only for the readers of this folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace psoas::labfiles {

/// Walks text line by line. "\n", "\r\n" and "\r" end a line; blanks at its end and a byte order
/// mark before the first are dropped.
class Lines {
 public:
  explicit Lines(std::string_view text);

  /// Goes on to the next line; false when there is none.
  bool Next();
  /// Goes on to the next line that holds something.
  bool NextFilled();

  std::string_view line() const { return line_; }
  std::string_view untrimmed() const { return untrimmed_; }  ///< with the blanks at its end
  std::string Place() const;                                 ///< "line 12"

 private:
  std::string_view rest_;
  std::string_view line_;
  std::string_view untrimmed_;
  std::size_t number_ = 0;
};

std::string_view Trimmed(std::string_view text);
std::string Lowered(std::string_view text);

/// What stands between spaces and tabs.
void SplitWords(std::string_view line, std::vector<std::string_view>& words);

/// What stands between tabs, trimmed; a cell may be empty.
void SplitCells(std::string_view line, std::vector<std::string_view>& cells);

/// A finite number with a decimal point, the whole of `text`; nothing otherwise.
std::optional<double> ParseFigure(std::string_view text);

/// A whole number of 0 or more; nothing otherwise.
std::optional<std::size_t> ParseCount(std::string_view text);

/// `text` in quotes for a sentence: cut to 40 bytes, with "?" for what is no plain character.
std::string Quoted(std::string_view text);

/// "x" is not a finite number.
Error NotAFigure(const std::string& place, std::string_view text);

}  // namespace psoas::labfiles
