// The questions of a guided session: why stop, and what instead.
#include <algorithm>

#include "guided_session.h"
#include "pages/exercise_page.h"
#include "terminal/words.h"

namespace psoas::cli {
namespace {

using coach::EventType;
using coach::SessionEvent;

constexpr const char* kReasons[] = {"sharp_pain", "new_symptom", "too_hard", "no_time", "other"};

std::string InWords(const coach::StandIn& swap, const api::Catalogue& catalogue) {
  std::string title = TitleOf(catalogue, swap.exercise);
  if (const rules::Exercise* exercise = FindExercise(catalogue, swap.exercise)) {
    for (const auto& variant : exercise->variants) {
      if (variant.id == swap.variant) title += ", " + variant.title;
    }
  }
  return title;
}

bool IsChar(const Pressed& pressed, char c) { return pressed.key == Key::kChar && pressed.c == c; }

/// The figure pressed; 0 when it is none.
std::size_t NumberOf(const Pressed& pressed) {
  const bool is_figure = pressed.key == Key::kChar && pressed.c >= '1' && pressed.c <= '9';
  return is_figure ? static_cast<std::size_t>(pressed.c - '0') : 0;
}

}  // namespace

std::vector<std::string> GuidedSession::QuestionLines() const {
  if (asking_ == Asking::kNothing) return {};
  if (asking_ == Asking::kWhyStop) {
    std::vector<std::string> lines{Word("session.stop_title"), Word("session.stop_lead")};
    for (std::size_t i = 0; i < std::size(kReasons); ++i) {
      lines.push_back(std::to_string(i + 1) + "  " +
                      Word(std::string("session.because_") + kReasons[i]));
    }
    lines.push_back("Enter  " + Word("session.go_on"));
    return lines;
  }
  std::vector<std::string> lines{Word("session.swap_title")};
  const auto& swaps = SwapsHere();
  for (std::size_t i = 0; i < std::min<std::size_t>(swaps.size(), 9); ++i)
    lines.push_back(std::to_string(i + 1) + "  " + InWords(swaps[i], catalogue_));
  lines.push_back("Enter  " + Word("session.swap_keep"));
  return lines;
}

const std::vector<coach::StandIn>& GuidedSession::SwapsHere() const {
  return frame_.state.works[static_cast<std::size_t>(frame_.view.item)].swaps;
}

Status GuidedSession::OnQuestion(const Pressed& pressed) {
  const Asking asked = asking_;
  const bool stops = pressed.key == Key::kEscape || IsChar(pressed, 's');
  if (IsChar(pressed, 'x') || IsChar(pressed, 'p')) {
    asking_ = Asking::kNothing;
    return Send(EventType::kPain);
  }
  if (pressed.key == Key::kEnter || IsChar(pressed, ' ')) {
    asking_ = Asking::kNothing;
    return Can(EventType::kResume) && frame_.view.paused ? Send(EventType::kResume)
                                                         : Status(Done{});
  }
  const std::size_t number = NumberOf(pressed);
  if (asked == Asking::kWhyStop) {
    if (number > std::size(kReasons) || (number == 0 && !stops)) return Done{};
    asking_ = Asking::kNothing;
    return Stop(number > 0 ? kReasons[number - 1] : "other");
  }
  if (stops) return Ask(Asking::kWhyStop);
  if (number == 0 || number > SwapsHere().size()) return Done{};
  asking_ = Asking::kNothing;
  const coach::StandIn wanted = SwapsHere()[number - 1];
  SessionEvent swap;
  swap.type = EventType::kSwap;
  swap.exercise = wanted.exercise;
  swap.variant = wanted.variant;
  return Advance(swap);
}

}  // namespace psoas::cli
