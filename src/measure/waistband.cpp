#include "measure/waistband.h"

#include <cmath>

#include "base/numbers.h"
#include "measure/packed.h"

namespace psoas::measure {
namespace {

struct TuckState {
  Stream stream;
  TuckPhase phase = TuckPhase::kBlank;
  Sentence asked = Sentence::kNone;
  double asked_ms = 0;
  Vec baseline, hinge;
  double target_deg = 0;
  TuckTilt tilt = TuckTilt::kUnknown;
  TuckTilt wanted = TuckTilt::kUnknown;  // what the samples say; counts when it has lasted
  double wanted_since_ms = 0;
  double cued_ms = 0;
  double in_tuck_ms = 0;
  double displaced = 0;  // 1: no tilt means anything until the next baseline
  TuckWay way = TuckWay::kUsual;
  Vec lying;  // down before the hips were lifted
};

template <class Archive>
void EachPart(Archive& archive, TuckState& s) {
  EachPart(archive, s.stream);
  archive(s.phase);
  archive(s.asked);
  archive(s.asked_ms);
  archive(s.baseline);
  archive(s.hinge);
  archive(s.target_deg);
  archive(s.tilt);
  archive(s.wanted);
  archive(s.wanted_since_ms);
  archive(s.cued_ms);
  archive(s.in_tuck_ms);
  archive(s.displaced);
  archive(s.way);
  archive(s.lying);
}

double Tilt_deg(const TuckState& state) {
  return TurnAbout_deg(state.hinge, state.baseline, state.stream.down);
}

class Run {
 public:
  Run(TuckState& state, std::vector<SensorCue>& cues, double now_ms, const WaistbandLimits& limits)
      : s_(state), cues_(cues), now_ms_(now_ms), limits_(limits) {}

  void Begin(TuckWay way) {
    const Vec hinge = s_.hinge;
    const double target_deg = s_.target_deg;
    Forget();
    BeginStillness(s_.stream);
    s_.way = way;
    switch (way) {
      case TuckWay::kUsual:
        s_.phase = TuckPhase::kBaseline;
        return Ask(Sentence::kStandTall);
      case TuckWay::kLifted:
        s_.phase = TuckPhase::kLying;
        return Ask(Sentence::kLieDown);
      case TuckWay::kResting:
        if (target_deg == 0) {
          s_.asked = Sentence::kNoTuckYet;
          return;
        }
        s_.hinge = hinge;
        s_.target_deg = target_deg;
        s_.phase = TuckPhase::kBaseline;
    }
  }

  void Apply(TuckEvent event) {
    switch (event) {
      case TuckEvent::kNone:
        return;
      case TuckEvent::kBaseline:
        return Begin(TuckWay::kUsual);
      case TuckEvent::kLifted:
        return Begin(TuckWay::kLifted);
      case TuckEvent::kResting:
        return Begin(TuckWay::kResting);
      case TuckEvent::kTuck:
        if (s_.phase == TuckPhase::kLive && s_.way != TuckWay::kResting) AskForTuck();
        return;
      case TuckEvent::kCancel:
        return Forget();
    }
  }

  void On(const Sample& sample) {
    const double before_ms = s_.stream.last_ms.value_or(sample.t_ms);
    const Taken taken = Take(s_.stream, sample, now_ms_, limits_.stream);
    if (taken == Taken::kLeftOut) return;
    if (taken == Taken::kAfterGap) SetTilt(TuckTilt::kUnknown);
    switch (s_.phase) {
      case TuckPhase::kLying:
        return FollowLying();
      case TuckPhase::kLift:
        return FollowLift();
      case TuckPhase::kBaseline:
        return FollowBaseline();
      case TuckPhase::kTarget:
        return FollowTarget();
      case TuckPhase::kLive:
        return FollowLive(sample.t_ms, taken == Taken::kNext ? sample.t_ms - before_ms : 0);
      case TuckPhase::kBlank:
        return;
    }
  }

  /// After the batch: whether the stream has stalled, and whether it is time to ask again.
  void Finish() {
    const bool fresh = IsFresh(s_.stream, now_ms_, limits_.stream);
    if (s_.phase == TuckPhase::kLive && !fresh && s_.tilt != TuckTilt::kUnknown) {
      SetTilt(TuckTilt::kUnknown);
      if (s_.way == TuckWay::kResting) return;
      Tone("sensor.lost");
      Say(Sentence::kNoSignal);
    }
    const bool waits = s_.phase != TuckPhase::kLive && s_.phase != TuckPhase::kBlank;
    if (!waits || s_.asked == Sentence::kNone || now_ms_ - s_.asked_ms < limits_.remind_ms) return;
    if (fresh) return Ask(s_.asked);
    s_.asked_ms = now_ms_;
    Say(Sentence::kNoSignal);
  }

 private:
  void Tone(const char* id) { cues_.push_back({"tone", id, {}}); }

  void Ask(Sentence sentence) {
    s_.asked = sentence;
    s_.asked_ms = now_ms_;
    Say(sentence);
  }

  void Say(Sentence sentence) { cues_.push_back({"say", Name(sentence), {}}); }

  void AskOnce(Sentence sentence) {
    if (s_.asked != sentence) Ask(sentence);
  }

  void Forget() {
    const Stream stream = s_.stream;
    s_ = TuckState{};
    s_.stream = stream;
  }

  void Next(TuckPhase phase, Sentence sentence) {
    s_.phase = phase;
    BeginStillness(s_.stream);
    Ask(sentence);
  }

  void AskForTuck() {
    s_.tilt = s_.wanted = TuckTilt::kUnknown;
    Next(TuckPhase::kTarget, s_.way == TuckWay::kLifted ? Sentence::kTuckUpThere : Sentence::kTuck);
  }

  void FollowLying() {
    if (!IsStill(s_.stream, limits_.settle_ms)) return;
    s_.lying = StillMean(s_.stream);
    Tone("sensor.read");
    Next(TuckPhase::kLift, Sentence::kLiftHips);
  }

  void FollowLift() {
    if (!IsStill(s_.stream, limits_.settle_ms)) return;
    if (Between_deg(s_.lying, StillMean(s_.stream)) >= limits_.lift_deg) FollowBaseline();
  }

  void FollowBaseline() {
    if (!IsStill(s_.stream, limits_.settle_ms)) return;
    s_.baseline = StillMean(s_.stream);
    if (s_.way == TuckWay::kResting) {
      s_.phase = TuckPhase::kLive;
      return;
    }
    Tone("sensor.read");
    AskForTuck();
  }

  /// Lifting the hips and tucking turn the pelvis the same way; an arch turns it back.
  bool IsArch(const Vec& hinge) const {
    return s_.way == TuckWay::kLifted && TurnAbout_deg(hinge, s_.lying, s_.baseline) < 0;
  }

  void FollowTarget() {
    if (!IsStill(s_.stream, limits_.settle_ms)) return;
    const Vec down = StillMean(s_.stream);
    const double tuck_deg = Between_deg(s_.baseline, down);
    if (tuck_deg < limits_.least_tuck_deg) return;  // not tucked yet; the reminder asks again
    const auto hinge = Unit(Cross(down, s_.baseline));
    if (!hinge || tuck_deg > limits_.most_tuck_deg) {
      AskOnce(Sentence::kTuckLess);
      return;
    }
    if (IsArch(*hinge)) return;  // the reminder asks again
    s_.hinge = *hinge;
    s_.target_deg = tuck_deg;
    s_.phase = TuckPhase::kLive;
    s_.asked = Sentence::kNone;
    Tone("sensor.good");
    Say(s_.way == TuckWay::kLifted ? Sentence::kComeDown : Sentence::kGood);
    s_.cued_ms = now_ms_;
    SetTilt(TuckTilt::kIn);
  }

  void FollowLive(double t_ms, double since_ms) {
    if (s_.displaced != 0) return;
    if (s_.tilt == TuckTilt::kIn) s_.in_tuck_ms += since_ms;
    const TuckTilt seen = Judge();
    if (seen != s_.wanted) {
      s_.wanted = seen;
      s_.wanted_since_ms = t_ms;
    }
    if (seen == s_.tilt || t_ms - s_.wanted_since_ms < limits_.dwell_ms) return;
    SetTilt(seen);
    if (seen == TuckTilt::kUnknown) return Lose();
    if (s_.way != TuckWay::kResting) Correct();
  }

  /// It may have come out of its place, and then no tilt after this one means anything.
  void Lose() {
    s_.displaced = 1;
    s_.asked = Sentence::kMoved;
    if (s_.way == TuckWay::kResting) return;
    Tone("sensor.lost");
    Ask(Sentence::kMoved);
  }

  /// What the filtered sample says, with the hysteresis of the state that holds.
  TuckTilt Judge() {
    const double tilt_deg = Tilt_deg(s_);
    // The baseline itself lies in the plane: the hinge was made from it.
    if (std::abs(OutOfPlane_deg(s_.hinge, s_.stream.down)) > limits_.out_of_plane_deg ||
        std::abs(tilt_deg) > limits_.displaced_deg) {
      return TuckTilt::kUnknown;
    }
    const double share = tilt_deg / s_.target_deg;
    const bool was_over = s_.tilt == TuckTilt::kOver;
    const double over = was_over ? (1 + limits_.over_share) / 2 : limits_.over_share;
    if (share > over) return TuckTilt::kOver;
    const bool was_tucked = s_.tilt == TuckTilt::kIn || was_over;
    const double least = was_tucked ? limits_.leave_share : limits_.enter_share;
    return share >= least ? TuckTilt::kIn : TuckTilt::kArching;
  }

  void SetTilt(TuckTilt tilt) { s_.tilt = s_.wanted = tilt; }

  /// Says what to do about the new state; the tones alone come each time.
  void Correct() {
    const bool may_speak = now_ms_ - s_.cued_ms >= limits_.cue_gap_ms;
    switch (s_.tilt) {
      case TuckTilt::kUnknown:
        return;
      case TuckTilt::kIn:
        Tone("sensor.good");
        return Speak(may_speak, Sentence::kGood);
      case TuckTilt::kArching:
        Tone("sensor.arch");
        return Speak(may_speak, Sentence::kArching);
      case TuckTilt::kOver:
        return Speak(may_speak, Sentence::kOver);
    }
  }

  void Speak(bool may_speak, Sentence sentence) {
    if (!may_speak) return;
    s_.cued_ms = now_ms_;
    Say(sentence);
  }

  TuckState& s_;
  std::vector<SensorCue>& cues_;
  double now_ms_;
  const WaistbandLimits& limits_;
};

TuckView ViewOf(const TuckState& state, double now_ms, const WaistbandLimits& limits) {
  TuckView view;
  view.phase = state.phase;
  view.state = state.tilt;
  view.in_tuck_s = RoundTenth(state.in_tuck_ms / 1000);
  if (state.target_deg > 0) view.target_deg = RoundTenth(state.target_deg);
  view.reason = Name(state.asked);
  if (state.phase == TuckPhase::kBlank) return view;
  if (!IsFresh(state.stream, now_ms, limits.stream)) {
    view.phase = TuckPhase::kBlank;
    view.reason = Name(Sentence::kNoSignal);
    return view;
  }
  const bool known = state.phase == TuckPhase::kLive && state.displaced == 0;
  if (known) view.tilt_deg = RoundTenth(Tilt_deg(state));
  return view;
}

}  // namespace

Result<TuckAnswer> AdvanceTuck(std::span<const double> packed, std::span<const Sample> samples,
                               TuckEvent event, double now_ms, const WaistbandLimits& limits) {
  TuckState state;
  if (!Unpack(packed, state)) return NoSuchState();
  TuckAnswer answer;
  BeginBatch(state.stream, now_ms);
  Run run(state, answer.cues, now_ms, limits);
  if (packed.empty()) run.Begin(TuckWay::kUsual);
  for (const Sample& sample : samples) run.On(sample);
  run.Apply(event);
  run.Finish();
  answer.view = ViewOf(state, now_ms, limits);
  answer.state = Pack(state);
  return answer;
}

}  // namespace psoas::measure
