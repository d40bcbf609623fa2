#include "complaint_talk.h"

#include <algorithm>

#include "terminal/page.h"
#include "terminal/prompt.h"

namespace psoas::cli {
namespace {

constexpr std::size_t kAtOnce = 6;

Turn AskSome(const std::vector<rules::Pointer>& pointers, std::size_t first, Answers& answers) {
  const std::size_t end = std::min(first + kAtOnce, pointers.size());
  Page page;
  page.Blank().Title(std::to_string(first + 1) + " to " + std::to_string(end) + " of " +
                         std::to_string(pointers.size()),
                     Ink::kAccent);
  for (std::size_t i = first; i < end; ++i) {
    page.Bullet(pointers[i].text, 2, std::to_string(i - first + 1) + ".");
    page.Text(pointers[i].help, 5, Ink::kQuiet);
  }
  page.Blank().Print();
  std::vector<std::string> marks;
  const Turn turn =
      AskLine("", "n = none, 2 = yes to 2, 2? = unsure, b = back, q = stop",
              [&](const std::string& typed) { return ReadMarks(typed, end - first, marks); });
  for (std::size_t i = 0; turn == Turn::kNext && i < marks.size(); ++i)
    answers[pointers[first + i].id] = marks[i];
  return turn;
}

}  // namespace

Answers TalkAboutComplaint(const rules::Complaint& complaint) {
  Page().Blank().Title("Where and when does it hurt?", Ink::kAccent).Text(complaint.lead).Print();
  Answers answers;
  std::vector<std::function<Turn()>> lists;
  for (std::size_t first = 0; first < complaint.pointers.size(); first += kAtOnce)
    lists.push_back([&, first] { return AskSome(complaint.pointers, first, answers); });
  Walk(lists);
  return answers;
}

}  // namespace psoas::cli
