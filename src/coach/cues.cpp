// What is said and sounded: at the start of a step, and at its marks.
#include "coach/turn.h"

namespace psoas::coach {
namespace {

constexpr std::int64_t kHalfwayFrom_ms = 30'000;  // shorter steps need no halfway
constexpr std::int64_t kLineEvery_ms = 60'000;    // a quiet sentence a minute, while resting
constexpr std::int64_t kCountFrom_ms = 6'000;     // shorter steps are not counted down

SessionCue Sentence(const char* id, std::optional<double> n, std::string text) {
  SessionCue cue{.type = CueType::kSay, .id = id, .n = n};
  if (!text.empty()) cue.text = std::move(text);
  return cue;
}

const char* WordBack(rules::RepWay way) {
  switch (way) {
    case rules::RepWay::kUp:
      return "coach.rep_lower";
    case rules::RepWay::kDown:
      return "coach.rep_rise";
    case rules::RepWay::kTuck:
      return "coach.rep_let_go";
  }
  return "";
}

double WholeSeconds(std::int64_t ms) {
  const std::int64_t seconds = ms / kMsPerSecond;
  return static_cast<double>(seconds);
}

SessionCue ToneCue(const char* name) { return {.type = CueType::kTone, .id = name}; }

}  // namespace

void Turn::Say(const char* id, std::optional<double> n, std::string text) {
  SessionCue cue = Sentence(id, n, std::move(text));
  if (Here().side != Side::kBoth) cue.side = Here().side;
  cues_.push_back(std::move(cue));
}

void Turn::Tone(const char* name) { cues_.push_back(ToneCue(name)); }

/// The exercise's own short sentences, one after the other from round to round.
std::string Turn::CueLine() const {
  const auto& lines = ExerciseHere().cues;
  if (lines.empty()) return "";
  const auto turn = static_cast<std::size_t>(Here().set + Here().rep - 2);
  return lines[turn % lines.size()];
}

void Turn::TellPhase() {
  if (!IsLive()) return;
  const rules::Exercise& exercise = ExerciseHere();
  const std::string effort_line = CueLine();
  const rules::Dose& dose = WorkHere().dose;
  const auto effort = dose.effort_max ? std::optional<double>(*dose.effort_max) : std::nullopt;
  switch (PhaseHere()) {
    case Phase::kReady:
      Tone("start");
      return Say(Here().side == Side::kBoth ? "coach.ready_both" : "coach.ready", {},
                 exercise.title);
    case Phase::kSwitchSide:
      Tone("switch");
      return Say("coach.switch_side");
    case Phase::kPosition:
      if (state_.regains) return Say("coach.regain", {}, InstructionOf(exercise, WorkHere()));
      if (Here().total_ms == pace_.settle_s * kMsPerSecond) return Say("coach.settle");
      return Say("coach.position", {}, InstructionOf(exercise, WorkHere()));
    case Phase::kHold:
      Tone("start");
      return Say("coach.hold", WholeSeconds(Here().total_ms), effort_line);
    case Phase::kContract:
      Tone("start");
      return Say("coach.contract", effort);
    case Phase::kRelax:
      Tone("stop");
      return Say("coach.relax");
    case Phase::kTakeUp:
      Tone("start");
      return Say("coach.take_up");
    case Phase::kSqueeze:
      Tone("start");
      return Say("coach.squeeze", effort);
    case Phase::kRep:
      Tone("start");
      return Say("coach.rep", Here().rep, Here().rep == 1 ? effort_line : "");
    case Phase::kPass:
      Tone("start");
      return Say("coach.pass", {}, effort_line);
    case Phase::kStay:
      Tone("start");
      return Say("coach.stay", {}, effort_line);
    case Phase::kRest:
      Tone("stop");
      return Say("coach.rest", WholeSeconds(Here().total_ms));
    case Phase::kAsk:
      Tone("stop");
      return Say(state_.pain ? "coach.ask_again" : "coach.ask", state_.pain);
    case Phase::kScreen:
    case Phase::kPain:
    case Phase::kDone:
    case Phase::kStopped:
      return;
  }
}

std::vector<Turn::Mark> Turn::Marks() const {
  std::vector<Mark> marks;
  const Phase phase = PhaseHere();
  const std::int64_t total = TotalHere();
  if (phase == Phase::kRep) {
    const RepTimes rep = RepOf(protocol_, ExerciseHere(), WorkHere());
    if (rep.whole) return marks;
    const std::int64_t back_ms = rep.back_s * kMsPerSecond;
    if (rep.hold_s > 0)
      marks.push_back({back_ms + rep.hold_s * kMsPerSecond, Sentence("coach.rep_hold", {}, "")});
    marks.push_back({back_ms, Sentence(WordBack(rep.way), {}, "")});
    return marks;
  }
  if (phase == Phase::kStay) {
    const int per_min = BreathsPerMin();
    for (int breath = 0; breath < pace_.breath_say; ++breath) {
      const std::int64_t start = total - 60 * kMsPerSecond * breath / per_min;
      const std::int64_t half = 30 * kMsPerSecond / per_min;
      if (breath > 0) marks.push_back({start, Sentence("coach.breathe_in", {}, "")});
      marks.push_back({start - half, Sentence("coach.breathe_out", {}, "")});
    }
    const auto& lines = ExerciseHere().cues;
    for (std::int64_t at = kLineEvery_ms; at < total && !lines.empty(); at += kLineEvery_ms) {
      const auto line = static_cast<std::size_t>(at / kLineEvery_ms) % lines.size();
      marks.push_back({total - at, Sentence("coach.line", {}, lines[line])});
    }
  } else if (Here().counts && total >= kHalfwayFrom_ms) {
    const auto& lines = ExerciseHere().cues;
    const auto line = static_cast<std::size_t>(Here().set + Here().rep - 1);
    marks.push_back({total / 2, Sentence("coach.halfway", {},
                                         lines.empty() ? "" : lines[line % lines.size()])});
  }
  if (phase == Phase::kAsk || total <= kCountFrom_ms) return marks;
  for (int second = pace_.count_s; second >= 1; --second) {
    marks.push_back({second * kMsPerSecond, ToneCue("count")});
  }
  return marks;
}

}  // namespace psoas::coach
