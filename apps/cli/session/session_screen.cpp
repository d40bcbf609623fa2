#include "session_screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "big_digits.h"
#include "session_words.h"
#include "terminal/words.h"

namespace psoas::cli {
namespace {

using coach::Phase;
using Lines = std::vector<ScreenLine>;

constexpr std::size_t kUsualRows = 24, kUsualColumns = 80, kDetailLines = 3;

std::size_t Columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void AddWrapped(Lines& lines, const std::string& text, std::size_t columns, std::size_t most,
                Ink ink) {
  if (text.empty()) return;
  Page page(false, columns);
  page.Text(text);
  std::string_view rest = page.text();
  for (std::size_t count = 0; count < most && !rest.empty(); ++count) {
    const auto end = std::min(rest.find('\n'), rest.size());
    lines.push_back({std::string(rest.substr(0, end)), ink});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// `left` and `right` at the two ends of a line; without `right` where there is no room for it.
std::string AtBothEnds(const std::string& left, const std::string& right, std::size_t columns) {
  const std::size_t used = Columns(left) + Columns(right) + 6;
  if (used > columns) return "  " + left;
  return "  " + left + std::string(columns - used + 2, ' ') + right;
}

std::string Bar(const coach::SessionView& view, std::size_t columns) {
  const std::size_t width = std::min<std::size_t>(columns / 3, 30);
  const auto all = static_cast<std::size_t>(std::max(view.all_steps, 1));
  const std::size_t done = width * static_cast<std::size_t>(std::max(view.done_steps, 0)) / all;
  return "[" + std::string(std::min(done, width), '#') +
         std::string(width - std::min(done, width), '-') + "]";
}

std::string LeftTotal(const coach::SessionView& view) {
  const auto minutes = std::to_string((view.left_total_s + 59) / 60);
  return Word("session.left_total", {{"n", minutes}});
}

void AddTimer(Lines& lines, const coach::SessionView& view, std::size_t rows, std::size_t columns) {
  if (view.total_ms <= 0) return;
  const std::string face = ClockFace(view.left_ms);
  const std::size_t dot = BigDigitColumns(face, 2) + 4 <= columns ? 2 : 1;
  constexpr std::size_t kRowsForDigits = 18;
  if (rows < kRowsForDigits || BigDigitColumns(face, dot) + 4 > columns) {
    lines.push_back({"    " + face, Ink::kStrong});
    return;
  }
  for (const std::string& row : BigDigits(face, std::string(dot, '#')))
    lines.push_back({"    " + row, view.paused ? Ink::kQuiet : Ink::kStrong});
}

void AddPain(Lines& lines, std::size_t columns) {
  for (const char* id : {"session.pain_do_come_out", "session.pain_do_breathe",
                         "session.pain_do_say", "session.pain_eased"})
    AddWrapped(lines, Word(id), columns, 2, Ink::kPlain);
}

Ink HeadlineInk(const coach::SessionView& view) {
  if (view.phase == Phase::kPain || view.phase == Phase::kStopped) return Ink::kStop;
  return view.paused ? Ink::kCaution : Ink::kAccent;
}

Lines Body(const Picture& picture, std::size_t rows, std::size_t columns) {
  const coach::SessionView& view = picture.view;
  Lines body;
  if (!picture.question.empty()) {
    for (const std::string& line : picture.question)
      AddWrapped(body, line, columns, 2, body.empty() ? Ink::kStrong : Ink::kPlain);
    return body;
  }
  body.push_back({"  " + HeadlineOf(view), HeadlineInk(view)});
  const std::string where = WhereOf(view);
  if (!where.empty()) body.push_back({"  " + where, Ink::kStrong});
  body.push_back({});
  if (view.phase == Phase::kPain) {
    AddPain(body, columns);
  } else {
    AddTimer(body, view, rows, columns);
  }
  if (!picture.typed.empty()) body.push_back({"    " + picture.typed + "_", Ink::kStrong});
  body.push_back({});
  if (view.paused_because == "tilt")
    AddWrapped(body, Word("session.paused_tilt"), columns, 2, Ink::kCaution);
  if (view.breath && view.runs)
    body.push_back({"  " + Word("session.breathe_" + view.breath->at), Ink::kStrong});
  AddWrapped(body, view.detail, columns, kDetailLines, Ink::kPlain);
  if (picture.said.find(view.detail) == std::string::npos || view.detail.empty())
    AddWrapped(body, picture.said, columns, kDetailLines, Ink::kQuiet);
  return body;
}

Lines Foot(const coach::SessionView& view, std::size_t columns) {
  Lines foot;
  const std::string next =
      view.next_title.empty() ? "" : Word("session.next_is", {{"title", view.next_title}});
  foot.push_back({AtBothEnds(Bar(view, columns), next, columns), Ink::kQuiet});
  AddWrapped(foot, KeysOf(view), columns, 3, Ink::kQuiet);
  return foot;
}

/// Not wider than the terminal: a line that breaks by itself would push the others down.
void Clip(std::string& text, std::size_t columns) {
  std::size_t at = 0;
  for (std::size_t column = 0; at < text.size(); ++at) {
    if ((text[at] & 0xC0) != 0x80 && column++ == columns) break;
  }
  text.resize(at);
}

bool IsSet(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool MovesCursor() {
  const char* kind = std::getenv("TERM");
  return OutputIsTerminal() && IsSet("TERM") && std::string_view(kind) != "dumb";
}

void Write(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace

std::vector<ScreenLine> LayOutPicture(const Picture& picture, std::size_t rows,
                                      std::size_t columns) {
  const coach::SessionView& view = picture.view;
  Lines lines{{AtBothEnds(view.title, LeftTotal(view), columns), Ink::kStrong}, {}};
  Lines body = Body(picture, rows, columns);
  const Lines foot = Foot(view, columns);
  const std::size_t room =
      rows > lines.size() + foot.size() ? rows - lines.size() - foot.size() : 0;
  while (body.size() > room) {  // blank lines go first, then what stands last
    const auto blank = std::find_if(body.begin(), body.end(),
                                    [](const ScreenLine& line) { return line.text.empty(); });
    body.erase(blank == body.end() ? body.end() - 1 : blank);
  }
  body.resize(room);
  lines.insert(lines.end(), body.begin(), body.end());
  lines.insert(lines.end(), foot.begin(), foot.end());
  if (lines.size() > rows) lines.resize(rows);
  for (ScreenLine& line : lines) Clip(line.text, columns);
  return lines;
}

SessionScreen::SessionScreen()
    : moves_cursor_(MovesCursor()), colour_(moves_cursor_ && !IsSet("NO_COLOR")) {}

void SessionScreen::Enter() {
  if (entered_ || !moves_cursor_) return;
  Write("\033[?1049h\033[?25l\033[2J");
  entered_ = true;
}

void SessionScreen::Leave() {
  if (entered_) Write("\033[?25h\033[?1049l");
  entered_ = false;
}

void SessionScreen::Forget() {
  if (entered_) Write("\033[2J");
}

void SessionScreen::Bell() { Write("\a"); }

void SessionScreen::Show(const Picture& picture) {
  if (!moves_cursor_) return ShowLines(picture);
  winsize size{};
  std::size_t rows = kUsualRows, columns = kUsualColumns;
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    rows = size.ws_row;
    columns = size.ws_col;
  }
  std::string out = "\033[H";
  const auto lines = LayOutPicture(picture, rows, columns);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool inked = colour_ && lines[i].ink != Ink::kPlain;
    out += (inked ? InkCode(lines[i].ink) : "") + Clean(lines[i].text) + (inked ? "\033[0m" : "");
    out += i + 1 < lines.size() ? "\033[K\n" : "\033[K";
  }
  Write(out);
}

/// One line for each new step, pause or question, and what the coach says.
void SessionScreen::ShowLines(const Picture& picture) {
  const coach::SessionView& view = picture.view;
  std::string now = HeadlineOf(view) + ": " + view.title;
  if (const std::string where = WhereOf(view); !where.empty()) now += ", " + where;
  if (view.total_ms > 0) now += ", " + ClockFace(view.total_ms);
  Lines more;
  if (view.phase == Phase::kPain) AddPain(more, kUsualColumns);
  for (const std::string& line : picture.question) AddWrapped(more, line, kUsualColumns, 2, {});
  for (const ScreenLine& line : more) now += "\n" + line.text;
  if (now == shown_) return;
  shown_ = now;
  std::string out = "\n  " + now + "\n";
  if (!picture.said.empty() && more.empty()) out += "  " + picture.said + "\n";
  Write(Clean(out + "  " + KeysOf(view) + "\n"));
}

}  // namespace psoas::cli
