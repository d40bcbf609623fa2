#include "session_talk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/numbers.h"
#include "pages/item_page.h"
#include "terminal/page.h"
#include "terminal/prompt.h"
#include "terminal/timer.h"

namespace psoas::cli {
namespace {

constexpr int kGetReadySeconds = 5;

void ShowItem(const guide::Item& item, const rules::Exercise& exercise,
              const api::Catalogue& catalogue, std::size_t number) {
  Page page;
  page.Blank();
  WriteItem(page, item, {}, catalogue, number, Depth::kShort);
  page.Blank();
  WriteSteps(page, exercise, item.variant, 4);
  WriteFeelAndStop(page, exercise, 4);
  page.Text("While it runs: s stops, x is for pain.", 4, Ink::kQuiet);
  page.Blank().Print();
}

/// A light effort, letting go, and the stretch into the room that follows.
TimerEnd RunCycle(const rules::Dose& dose, const std::string& label) {
  TimerEnd end = CountDown(label + ": push gently", *dose.contract_s);
  if (end == TimerEnd::kDone && dose.relax_s) end = CountDown(label + ": let go", *dose.relax_s);
  return end == TimerEnd::kDone ? CountDown(label + ": stretch", *dose.hold_s) : end;
}

/// One round on one side.
TimerEnd RunRound(const rules::Dose& dose, const std::string& label) {
  if (dose.minutes && !dose.hold_s && !dose.reps) return CountDown(label, *dose.minutes * 60);
  if (!dose.hold_s) {
    return WaitForPerson(
        label + (dose.reps ? ": " + std::to_string(*dose.reps) + " times, at your own pace" : ""));
  }
  const int reps = dose.reps.value_or(1);
  for (int rep = 1; rep <= reps; ++rep) {
    const std::string count =
        reps > 1 ? ", " + std::to_string(rep) + " of " + std::to_string(reps) : "";
    const TimerEnd end =
        dose.contract_s ? RunCycle(dose, label + count) : CountDown(label + count, *dose.hold_s);
    if (end != TimerEnd::kDone) return end;
  }
  return TimerEnd::kDone;
}

struct Ran {
  int sets = 0;
  TimerEnd end = TimerEnd::kDone;
};

bool EndsSession(TimerEnd end) { return end == TimerEnd::kStopped || end == TimerEnd::kPain; }

Ran RunItem(const guide::Item& item, const rules::Exercise& exercise) {
  std::vector<std::string> sides{item.side};
  if (exercise.per_side && item.side == "both") sides = {"left", "right"};
  const int sets = std::max(item.dose.sets.value_or(1), 1);
  Ran ran;
  for (int set = 1; set <= sets; ++set) {
    for (const auto& side : sides) {
      std::string label =
          sets > 1 ? "Round " + std::to_string(set) + " of " + std::to_string(sets) : item.title;
      if (side == "left" || side == "right") label += ", " + side + " side";
      ran.end = CountDown("Get ready: " + label, kGetReadySeconds);
      if (!EndsSession(ran.end)) ran.end = RunRound(item.dose, label);
      if (EndsSession(ran.end)) return ran;
    }
    ran.sets = set;
    if (set < sets && item.dose.rest_s && *item.dose.rest_s > 0) {
      ran.end = CountDown("Rest", *item.dose.rest_s);
      if (EndsSession(ran.end)) return ran;
    }
  }
  ran.end = TimerEnd::kDone;
  return ran;
}

/// Why it ended early. Not answering after the pain key counts as sharp pain.
std::string AskWhy(TimerEnd end) {
  std::string reason = end == TimerEnd::kPain ? "sharp_pain" : "other";
  AskChoice("What made you stop?",
            {{"sharp_pain", "sharp pain, or pain deep in the joint"},
             {"new_symptom", "something new: numb, weak, dizzy, tingling"},
             {"too_hard", "it was too hard"},
             {"no_time", "no time"},
             {"other", "something else"}},
            reason);
  return reason;
}

Json DataOf(const guide::Item& item, const Ran& ran) {
  Json data{{"exercise", item.exercise}, {"side", item.side}, {"sets", ran.sets}};
  if (!item.variant.empty()) data["variant"] = item.variant;
  if (item.dose.reps) data["reps"] = *item.dose.reps;
  if (item.dose.hold_s) data["hold_s"] = *item.dose.hold_s;
  if (item.dose.minutes && !item.dose.hold_s && !item.dose.reps && *item.dose.minutes <= 60) {
    data["hold_s"] = *item.dose.minutes * 60;
  }
  return data;
}

enum class Next { kStart, kSkip, kStop };

Next AskStart(const rules::Exercise& exercise) {
  Next next = Next::kStart;
  const Turn turn = AskLine(
      "", "Enter = start, ? = what goes wrong and the mend, n = leave this one out, q = end",
      [&](const std::string& typed) -> std::string {
        const std::string word = Lowered(typed);
        if (word == "?") {
          Page page;
          WriteFaults(page, exercise, 4);
          page.Print();
          return "Enter starts.";
        }
        if (!word.empty() && word != "n") return "Press Enter, or type ?, n or q.";
        next = word.empty() ? Next::kStart : Next::kSkip;
        return "";
      });
  return turn == Turn::kQuit ? Next::kStop : turn == Turn::kBack ? Next::kStart : next;
}

/// Records one item; true when the session goes on.
Result<bool> FinishItem(Workspace& workspace, const guide::Item& item, const Ran& ran) {
  Json data = DataOf(item, ran);
  if (EndsSession(ran.end)) data["stopped_because"] = AskWhy(ran.end);
  std::optional<double> pain;
  const Turn turn = AskNumber("How much did it hurt? 0 is not at all, 10 is the worst there is.", 0,
                              10, true, pain);
  if (pain) data["pain"] = *pain;
  const Status kept = workspace.Record("exercise.done", data);
  if (!kept.ok()) return kept.error();
  return !EndsSession(ran.end) && turn != Turn::kQuit;
}

}  // namespace

Status GuideThroughSession(Workspace& workspace, const api::Catalogue& catalogue,
                           const std::vector<guide::Item>& items) {
  bool started = false;
  bool goes_on = true;
  for (std::size_t i = 0; i < items.size() && goes_on; ++i) {
    const rules::Exercise* exercise = FindExercise(catalogue, items[i].exercise);
    if (exercise == nullptr) continue;
    ShowItem(items[i], *exercise, catalogue, i + 1);
    const Next next = AskStart(*exercise);
    if (next == Next::kStop) break;
    if (next == Next::kSkip) continue;
    if (!started) {
      if (const Status kept = workspace.Record("session.started", Json::object()); !kept.ok())
        return kept;
      started = true;
    }
    const auto finished = FinishItem(workspace, items[i], RunItem(items[i], *exercise));
    if (!finished.ok()) return finished.error();
    goes_on = *finished;
  }
  if (!started) return Done{};
  return workspace.Record("session.ended", Json::object());
}

}  // namespace psoas::cli
