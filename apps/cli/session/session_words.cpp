#include "session_words.h"

#include <algorithm>
#include <cctype>

#include "base/numbers.h"
#include "terminal/words.h"

namespace psoas::cli {
namespace {

using coach::EventType;
using coach::Phase;

std::string SideWords(coach::Side side) {
  return side == coach::Side::kBoth ? "" : Word(std::string("session.side_") + Name(side));
}

std::string Joined(std::initializer_list<std::string> parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!part.empty()) all += (all.empty() ? "" : between) + part;
  }
  return all;
}

std::string Counted(const char* id, int n, int of) {
  return of > 1 ? Word(id, {{"n", std::to_string(n)}, {"of", std::to_string(of)}}) : "";
}

std::string Labelled(const char* key, const std::string& words) {
  return std::string("[") + key + "] " + words;
}

std::string WordsOf(const coach::SessionCue& cue) {
  const std::string filled = Word(cue.id, {{"n", cue.n ? Tenth(*cue.n) : ""},
                                           {"side", cue.side ? SideWords(*cue.side) : ""},
                                           {"text", cue.text.value_or("")}});
  std::string out;
  for (const char c : filled) {  // an empty place leaves a space too many
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_space || (!out.empty() && out.back() != ' ')) out += is_space ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string HeadlineOf(const coach::SessionView& view) {
  return Word(view.paused ? "session.paused" : view.headline);
}

std::string WhereOf(const coach::SessionView& view) {
  std::string words = Joined({SideWords(view.side), Counted("session.set", view.set, view.sets),
                              Counted("session.rep_count", view.rep, view.reps)},
                             ", ");
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string PlaceOf(const coach::SessionView& view) {
  std::string where = WhereOf(view);
  if (!where.empty() && where[0] >= 'A' && where[0] <= 'Z')
    where[0] = static_cast<char>(where[0] - 'A' + 'a');
  return Joined({view.title, Word(view.headline), where}, ", ");
}

std::string SpokenOf(const std::vector<coach::SessionCue>& cues) {
  std::string all;
  for (const auto& cue : cues) {
    if (cue.type == coach::CueType::kSay) all = Joined({all, WordsOf(cue)}, " ");
  }
  return all;
}

std::string ClockFace(std::int64_t left_ms) {
  const std::int64_t whole_s = (std::max<std::int64_t>(left_ms, 0) + 999) / 1000;
  const std::string seconds = std::to_string(whole_s % 60);
  return std::to_string(whole_s / 60) + (seconds.size() < 2 ? ":0" : ":") + seconds;
}

std::string KeysOf(const coach::SessionView& view) {
  if (view.phase == Phase::kPain) {
    return Joined({Labelled("0-9", Word("session.pain_level")), Labelled("t", "10"),
                   Labelled("a", Word("session.because_sharp_pain")),
                   Labelled("n", Word("session.because_new_symptom")),
                   Labelled("Enter", Word("session.resume")), Labelled("s", Word("session.stop"))},
                  " ");
  }
  std::string keys;
  if (view.phase == Phase::kAsk) {
    keys = Joined({Labelled("0-9", Word("session.pain_now")), Labelled("t", "10"),
                   Labelled("Enter", Word("session.same"))},
                  " ");
  }
  const std::pair<EventType, std::pair<const char*, const char*>> all[] = {
      {EventType::kPause, {"space", "session.pause"}},
      {EventType::kResume, {"space", "session.resume"}},
      {EventType::kNext, {"n", "session.next"}},
      {EventType::kBack, {"b", "session.back"}},
      {EventType::kExtend, {"+", "session.extend"}},
      {EventType::kShorten, {"-", "session.shorten"}},
      {EventType::kRepeat, {"r", "session.repeat"}},
      {EventType::kSkip, {"k", "session.skip"}},
      {EventType::kSwap, {"w", "session.swap"}},
      {EventType::kPain, {"x", "session.pain"}},
      {EventType::kStop, {"s", "session.stop"}}};
  for (const auto& [event, key] : all) {
    if (std::find(view.can.begin(), view.can.end(), event) != view.can.end())
      keys = Joined({keys, Labelled(key.first, Word(key.second))}, " ");
  }
  return keys;
}

}  // namespace psoas::cli
