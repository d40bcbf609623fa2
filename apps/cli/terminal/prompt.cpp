#include "prompt.h"

#include <signal.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>

#include "base/numbers.h"
#include "page.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;

volatile std::sig_atomic_t interrupted = 0;

void NoteInterrupt(int) { interrupted = 1; }

/// While it lives, Ctrl-C ends the read instead of the program, so that answers can be kept.
class InterruptEndsRead {
 public:
  InterruptEndsRead() {
    struct sigaction action{};
    interrupted = 0;
    action.sa_handler = NoteInterrupt;  // without SA_RESTART: read() returns EINTR
    ::sigaction(SIGINT, &action, &before_int_);
    ::sigaction(SIGHUP, &action, &before_hup_);
    ::sigaction(SIGTERM, &action, &before_term_);
  }
  ~InterruptEndsRead() {
    ::sigaction(SIGINT, &before_int_, nullptr);
    ::sigaction(SIGHUP, &before_hup_, nullptr);
    ::sigaction(SIGTERM, &before_term_, nullptr);
  }
  InterruptEndsRead(const InterruptEndsRead&) = delete;
  InterruptEndsRead& operator=(const InterruptEndsRead&) = delete;

 private:
  struct sigaction before_int_{};
  struct sigaction before_hup_{};
  struct sigaction before_term_{};
};

Turn Command(const std::string& line) {
  const std::string word = Lowered(line);
  if (word == "b" || word == "back") return Turn::kBack;
  if (word == "q" || word == "quit") return Turn::kQuit;
  return Turn::kNext;
}

void Say(const std::string& sentence) { Page().Text(sentence, 4, Ink::kCaution).Print(); }

}  // namespace

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string Lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::optional<double> ParseNumber(std::string_view text) {
  std::string word = Trimmed(text);
  if (const auto comma = word.find(','); comma != std::string::npos) word[comma] = '.';  // "3,5"
  if (!word.empty() && word.front() == '+') word.erase(0, 1);
  double number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(number)) return {};
  return number;
}

Turn ReadLine(std::string& line) {
  const InterruptEndsRead guard;
  line.clear();
  char c = 0;
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR && interrupted == 0) continue;
    if (got <= 0) {
      std::fputs("\n", stdout);
      return Turn::kQuit;
    }
    if (c == '\n') return Turn::kNext;
    if (line.size() < kLongestLine) line += c;
  }
}

Turn AskLine(const std::string& question, const std::string& hint,
             const std::function<std::string(const std::string&)>& accept) {
  Page().Text(question, 2).Print();
  for (;;) {
    std::fputs(("    " + (hint.empty() ? "" : "[" + hint + "] ") + "> ").c_str(), stdout);
    std::fflush(stdout);
    std::string line;
    if (ReadLine(line) == Turn::kQuit) return Turn::kQuit;
    const std::string answer = Trimmed(line);
    if (const Turn command = Command(answer); command != Turn::kNext) return command;
    const std::string complaint = accept(answer);
    if (complaint.empty()) return Turn::kNext;
    Say(complaint);
  }
}

Turn AskChoice(const std::string& question, const std::vector<Choice>& choices,
               std::string& chosen) {
  Page page;
  page.Text(question, 2);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    page.Bullet(choices[i].label, 4, std::to_string(i + 1) + ".");
  }
  page.Print();
  return AskLine("", "1-" + std::to_string(choices.size()),
                 [&](const std::string& answer) -> std::string {
                   for (std::size_t i = 0; i < choices.size(); ++i) {
                     if (answer == std::to_string(i + 1) || Lowered(answer) == choices[i].value) {
                       chosen = choices[i].value;
                       return "";
                     }
                   }
                   return "Type the number in front of your answer.";
                 });
}

Turn AskTri(const std::string& question, std::string& answer) {
  return AskLine(question, "y = yes, n = no, u = unsure",
                 [&](const std::string& typed) -> std::string {
                   const std::string word = Lowered(typed);
                   if (word == "y" || word == "yes")
                     answer = "yes";
                   else if (word == "n" || word == "no")
                     answer = "no";
                   else if (word == "u" || word == "unsure" || word == "?")
                     answer = "unsure";
                   else
                     return "Type y, n or u.";
                   return "";
                 });
}

Turn AskYesNo(const std::string& question, bool& yes) {
  return AskLine(question, "y / n", [&](const std::string& typed) -> std::string {
    const std::string word = Lowered(typed);
    if (word != "y" && word != "yes" && word != "n" && word != "no") return "Type y or n.";
    yes = word.front() == 'y';
    return "";
  });
}

Turn AskNumber(const std::string& question, double low, double high, bool may_skip,
               std::optional<double>& number) {
  const std::string range = Tenth(low) + " to " + Tenth(high);
  return AskLine(question, range + (may_skip ? ", Enter to skip" : ""),
                 [&](const std::string& typed) -> std::string {
                   if (typed.empty() && may_skip) {
                     number.reset();
                     return "";
                   }
                   const auto parsed = ParseNumber(typed);
                   if (!parsed) return "Type a number, such as 3 or -4.5.";
                   if (*parsed < low || *parsed > high)
                     return "That is outside " + range + ". Look again.";
                   number = parsed;
                   return "";
                 });
}

Turn AskText(const std::string& question, std::string& text) {
  return AskLine(question, "Enter to skip", [&](const std::string& typed) -> std::string {
    text = typed;
    return "";
  });
}

bool Walk(const std::vector<std::function<Turn()>>& questions) {
  std::size_t at = 0;
  while (at < questions.size()) {
    switch (questions[at]()) {
      case Turn::kNext:
        ++at;
        break;
      case Turn::kBack:
        if (at > 0) --at;
        break;
      case Turn::kQuit:
        return false;
    }
  }
  return true;
}

}  // namespace psoas::cli
