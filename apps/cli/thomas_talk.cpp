#include "thomas_talk.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/numbers.h"
#include "terminal/page.h"
#include "terminal/prompt.h"
#include "thomas_reading.h"

namespace psoas::cli {
namespace {

struct State {
  std::string side;
  std::string method;
  std::string pelvis_flat;
  std::string pain;
  std::vector<Json> readings;
  std::optional<double> out_deg;
  std::string rotation;
  std::string drop_on_knee_straight;
  std::string drop_on_abduction;
};

const char* const kTypedMethods[] = {"tape", "phone", "goniometer"};

std::vector<Choice> MethodChoices(const rules::Assessment& assessment) {
  std::vector<Choice> choices;
  for (const auto& method : assessment.methods) {
    for (const char* typed : kTypedMethods) {
      if (method.id != typed) continue;
      choices.push_back({method.id, method.title + " (a change counts from " +
                                        Tenth(method.mdc95_deg) + " degrees on)"});
    }
  }
  return choices;
}

void ShowSteps(const rules::Assessment& assessment, const std::string& method_id) {
  Page page;
  page.Blank().Title(assessment.title, Ink::kAccent);
  for (std::size_t i = 0; i < assessment.steps.size(); ++i) {
    page.Bullet(assessment.steps[i], 2, std::to_string(i + 1) + ".");
    const auto picture =
        std::ranges::find(assessment.pictures, static_cast<int>(i) + 1, &rules::TestPicture::step);
    if (picture == assessment.pictures.end()) continue;
    for (const auto& fault : picture->faults) page.Bullet("Not so: " + fault.sign, 5, "-");
  }
  for (const auto& method : assessment.methods) {
    if (method.id != method_id) continue;
    page.Blank().Title("Reading the angle: " + method.title);
    for (const auto& step : method.steps) page.Bullet(step);
  }
  if (!assessment.stop_signs.empty())
    page.Blank().Title("Stop and come out of the position when", Ink::kStop);
  for (const auto& sign : assessment.stop_signs) page.Bullet(sign);
  page.Blank().Print();
}

/// The questions of one reading for this instrument.
Turn AskFigures(const std::string& method, const std::string& label, TypedReading& typed) {
  std::vector<std::function<Turn()>> questions;
  if (method == "tape") {
    questions.push_back([&] {
      return AskNumber(
          label + ": how many cm does the knee lie above the hip? Below the hip is minus.", -70, 70,
          false, typed.height_cm);
    });
    questions.push_back([&] {
      return AskNumber(label + ": how many cm from the hip to the knee along the thigh?", 20, 70,
                       false, typed.length_cm);
    });
  } else {
    questions.push_back([&] {
      return AskNumber(
          label + ": the angle of the thigh in degrees. The knee end lower than the hip is minus.",
          -45, 90, false, typed.thigh_deg);
    });
  }
  questions.push_back([&] {
    return AskNumber(
        label + ": how far is the knee bent, in degrees? 0 is straight, a right angle is 90.", -10,
        160, true, typed.knee_flexion_deg);
  });
  for (std::size_t at = 0; at < questions.size();) {
    const Turn turn = questions[at]();
    if (turn == Turn::kQuit || (turn == Turn::kBack && at == 0)) return turn;
    at = turn == Turn::kNext ? at + 1 : at - 1;
  }
  return Turn::kNext;
}

std::string InWords(double thigh) {
  if (thigh == 0) return "That is on the line.";
  return "That is " + Tenth(std::abs(thigh)) + " degrees " + (thigh > 0 ? "above" : "below") +
         " the line.";
}

Turn AskReading(Workspace& workspace, State& state, std::size_t index, std::size_t count) {
  for (;;) {
    TypedReading typed;
    const std::string label =
        "Reading " + std::to_string(index + 1) + " of " + std::to_string(count);
    const Turn turn = AskFigures(state.method, label, typed);
    if (turn != Turn::kNext) return turn;
    const auto reading = MeasureReading(workspace, state.method, typed);
    if (!reading.ok()) {
      Page().Text(reading.error().Sentence(), 4, Ink::kCaution).Print();
      continue;
    }
    state.readings.resize(index);
    state.readings.push_back(*reading);
    const double thigh = (*reading)["thigh_deg"].get<double>();
    Page().Text(InWords(thigh), 4, Ink::kQuiet).Print();
    return Turn::kNext;
  }
}

Turn AskPain(std::string& pain) {
  return AskChoice("Lower the leg slowly and let it hang. What do you feel?",
                   {{"none", "nothing much"},
                    {"stretch", "a pull in the muscle at the front"},
                    {"joint", "pain deep in the joint or groin, or a pinch"}},
                   pain);
}

Turn AskDrop(const std::string& question, std::string& drop) {
  return AskChoice(
      question,
      {{"yes", "yes, it sinks"}, {"no", "no, it stays"}, {"untested", "I cannot try this"}}, drop);
}

Turn AskRotation(std::string& rotation) {
  return AskChoice("Which way does the knee point?",
                   {{"none", "straight up"}, {"internal", "turned in"}, {"external", "turned out"}},
                   rotation);
}

bool ThighIsHigh(const State& state) {
  std::vector<double> angles;
  for (const auto& reading : state.readings) angles.push_back(reading["thigh_deg"].get<double>());
  return !angles.empty() && Median(angles) > 0;
}

Json DataOf(const State& state) {
  Json data{{"side", state.side},
            {"method", state.method},
            {"pelvis_flat", state.pelvis_flat},
            {"pain", state.pain},
            {"readings", state.readings}};
  // Looked at once for the side: it belongs to the reading it was seen in, the last.
  if (state.out_deg) data["readings"].back()["abduction_deg"] = *state.out_deg;
  if (!state.rotation.empty()) data["readings"].back()["rotation"] = state.rotation;
  if (!state.drop_on_knee_straight.empty())
    data["drop_on_knee_straight"] = state.drop_on_knee_straight;
  if (!state.drop_on_abduction.empty()) data["drop_on_abduction"] = state.drop_on_abduction;
  return data;
}

using Questions = std::vector<std::function<Turn()>>;

Questions Preparation(State& state, const rules::Assessment& assessment, bool ask_side,
                      bool ask_method, bool& ready) {
  Questions questions;
  if (ask_side) {
    questions.push_back([&state] {
      return AskChoice("Which leg hangs?", {{"left", "the left"}, {"right", "the right"}},
                       state.side);
    });
  }
  if (ask_method) {
    questions.push_back([&] {
      return AskChoice("What do you measure with?", MethodChoices(assessment), state.method);
    });
  }
  questions.push_back([&] {
    ShowSteps(assessment, state.method);
    return AskYesNo("Are you in position, with somebody or something to read the angle?", ready);
  });
  return questions;
}

Questions Measuring(Workspace& workspace, State& state, std::size_t count) {
  Questions questions;
  questions.push_back([&] {
    return AskTri("Is your low back flat on the table, with no gap for a hand?", state.pelvis_flat);
  });
  questions.push_back([&] { return AskPain(state.pain); });
  for (std::size_t i = 0; i < count; ++i) {
    questions.push_back([&workspace, &state, i, count] {
      if (state.pain == "joint")
        return Turn::kNext;  // out of the position first; see AfterJointPain
      return AskReading(workspace, state, i, count);
    });
  }
  questions.push_back([&] {
    if (state.pain == "joint") return Turn::kNext;
    return AskNumber(
        "How far does the thigh drift out to the side, in degrees? Skip if you did not look.", -60,
        60, true, state.out_deg);
  });
  questions.push_back([&] {
    if (state.pain == "joint" || !state.out_deg) return Turn::kNext;
    return AskRotation(state.rotation);
  });
  questions.push_back([&] {
    if (state.pain == "joint" || !ThighIsHigh(state)) return Turn::kNext;
    return AskDrop("Straighten the knee of the hanging leg. Does the thigh sink lower?",
                   state.drop_on_knee_straight);
  });
  questions.push_back([&] {
    if (state.pain == "joint" || !ThighIsHigh(state)) return Turn::kNext;
    return AskDrop("Let the thigh drift out to the side. Does it sink lower?",
                   state.drop_on_abduction);
  });
  return questions;
}

/// Nobody measures on through joint pain; an angle that was already seen may be given.
void AfterJointPain(Workspace& workspace, State& state) {
  Page()
      .Text(
          "Stop here. Bend the leg, hold it with both hands, and come out slowly. Do not measure "
          "on.",
          2, Ink::kStop)
      .Print();
  bool seen = false;
  if (AskYesNo("Did you already see an angle on this side?", seen) == Turn::kNext && seen) {
    AskReading(workspace, state, 0, 1);
  }
}

}  // namespace

Result<ThomasTalk> TalkThroughTest(Workspace& workspace, const rules::Assessment& assessment,
                                   std::string side, std::string method) {
  State state;
  state.side = std::move(side);
  state.method = std::move(method);
  ThomasTalk talk;
  bool ready = false;
  if (!Walk(Preparation(state, assessment, state.side.empty(), state.method.empty(), ready)) ||
      !ready)
    return talk;
  Walk(Measuring(workspace, state, static_cast<std::size_t>(std::max(assessment.readings, 1))));
  const bool joint_pain = state.pain == "joint";
  if (joint_pain) {
    state.readings.clear();
    AfterJointPain(workspace, state);
  }
  // Joint pain counts even where no angle was read.
  if (joint_pain || !state.readings.empty()) talk.measured = DataOf(state);
  return talk;
}

}  // namespace psoas::cli
