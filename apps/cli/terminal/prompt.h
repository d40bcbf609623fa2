// Asking a person, one line at a time. "b" goes back, "q" (or Ctrl-C, Ctrl-D) stops and keeps what
// was answered so far; both work at every question.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::cli {

enum class Turn { kNext, kBack, kQuit };

/// Reads a line from standard input. kQuit at its end or when interrupted.
Turn ReadLine(std::string& line);

/// Prints "question [hint] > " and reads until `accept` takes the answer; `accept` returns an empty
/// text when it took it, or a sentence that says what to type instead.
Turn AskLine(const std::string& question, const std::string& hint,
             const std::function<std::string(const std::string&)>& accept);

struct Choice {
  std::string value;
  std::string label;
};

/// Choices by number or by name. `chosen` is a value.
Turn AskChoice(const std::string& question, const std::vector<Choice>& choices,
               std::string& chosen);

/// yes | no | unsure.
Turn AskTri(const std::string& question, std::string& answer);

/// yes | no, where unsure makes no sense ("Ready?").
Turn AskYesNo(const std::string& question, bool& yes);

/// A number within [low, high]; an empty line leaves `number` empty when `may_skip`.
Turn AskNumber(const std::string& question, double low, double high, bool may_skip,
               std::optional<double>& number);

/// Free text; an empty line leaves it empty.
Turn AskText(const std::string& question, std::string& text);

/// Runs the questions in order, one back on kBack. True when all were answered, false on kQuit.
bool Walk(const std::vector<std::function<Turn()>>& questions);

/// A finite number and nothing else.
std::optional<double> ParseNumber(std::string_view text);

std::string Trimmed(std::string_view text);
std::string Lowered(std::string_view text);

}  // namespace psoas::cli
