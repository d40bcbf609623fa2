#include "measure/inclinometer.h"

#include <array>
#include <cmath>

#include "base/body_range.h"
#include "base/numbers.h"
#include "measure/packed.h"

namespace psoas::measure {
namespace {

struct InclineState {
  Stream stream;
  InclinePhase phase = InclinePhase::kWaiting;
  Sentence asked = Sentence::kNone;  // what the person is asked to do
  double asked_ms = 0;               // when it was last said
  std::optional<Vec> zero;
  double left_table = 0;    // 1: it has been taken from the table
  std::optional<Vec> rest;  // down when it last lay still
  Vec raised_sum;           // of down while it is away from rest by a lift
  double raised_ms = 0;     // how long that was
  std::optional<Vec> axis;  // of the device, towards the knee
  std::vector<double> readings;
  double change_by_ms = 0;  // pelvis: the second position is taken by then
  std::optional<double> moved_deg;
};

template <class Archive>
void EachPart(Archive& archive, InclineState& s) {
  EachPart(archive, s.stream);
  archive(s.phase);
  archive(s.asked);
  archive(s.asked_ms);
  archive(s.zero);
  archive(s.left_table);
  archive(s.rest);
  archive(s.raised_sum);
  archive(s.raised_ms);
  archive(s.axis);
  archive(s.readings);
  archive(s.change_by_ms);
  archive(s.moved_deg);
}

constexpr std::array<Vec, 3> kAxes{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// The edge that lies along the thigh is across the hinge of the lift. This leaves 37 degrees for a
// leg that swings out and a phone that lies askew; a thigh that rolls more than it rises is
// refused.
constexpr double kMostAlongHinge = 0.6;
// Another face of the phone is down than on the table.
constexpr double kTurned_deg = 60;
constexpr double kSameWay = 0.5;  // cosine

class Run {
 public:
  Run(InclineState& state, std::vector<SensorCue>& cues, const InclineSetup& setup, double now_ms,
      const InclineLimits& limits)
      : s_(state), cues_(cues), setup_(setup), now_ms_(now_ms), limits_(limits) {}

  void Begin() {
    Forget();
    if (setup_.pelvis || !setup_.table) return Place();
    s_.phase = InclinePhase::kZeroing;
    Ask(Sentence::kZero);
  }

  void Apply(InclineEvent event) {
    switch (event) {
      case InclineEvent::kNone:
        return;
      case InclineEvent::kZero:
        return Begin();
      case InclineEvent::kReading:
        return ReadNow();
      case InclineEvent::kAgain:
        Forget(s_.zero, s_.left_table);
        return Place();
      case InclineEvent::kCancel:
        return Forget();
    }
  }

  void On(const Sample& sample) {
    const double before_ms = s_.stream.last_ms.value_or(sample.t_ms);
    const Taken taken = Take(s_.stream, sample, now_ms_, limits_.stream);
    if (taken == Taken::kLeftOut) return;
    if (taken == Taken::kAfterGap) AfterGap();
    if (setup_.pelvis) return FollowPelvis();
    switch (s_.phase) {
      case InclinePhase::kZeroing:
        return FollowZero();
      case InclinePhase::kPlacing:
      case InclinePhase::kSettling:
      case InclinePhase::kRead:
        return FollowThigh(taken == Taken::kNext ? sample.t_ms - before_ms : 0);
      default:
        return;
    }
  }

  /// What was asked for and not done is asked again: nobody reads the screen.
  void Remind() {
    const bool over = s_.phase == InclinePhase::kWaiting || s_.phase == InclinePhase::kDone;
    if (over || now_ms_ - s_.asked_ms < limits_.remind_ms) return;
    if (IsFresh(s_.stream, now_ms_, limits_.stream)) return Ask(s_.asked);
    s_.asked_ms = now_ms_;
    Say(Sentence::kNoSignal);
  }

 private:
  void Forget(std::optional<Vec> zero = {}, double left_table = 0) {
    const Stream stream = s_.stream;
    s_ = InclineState{};
    s_.stream = stream;
    s_.zero = zero;
    s_.left_table = left_table;
    BeginStillness(s_.stream);
  }

  void Tone(const char* id) { cues_.push_back({"tone", id, {}}); }

  void Ask(Sentence sentence, std::optional<int> n = {}) {
    s_.asked = sentence;
    s_.asked_ms = now_ms_;
    Say(sentence, n);
  }

  void Say(Sentence sentence, std::optional<int> n = {}) {
    cues_.push_back({"say", Name(sentence), n});
  }

  void Place() {
    s_.phase = InclinePhase::kPlacing;
    Ask(setup_.pelvis ? Sentence::kPelvisFlat : Sentence::kPlace);
  }

  /// Nobody knows what the phone did meanwhile: it has to come to rest again.
  void AfterGap() {
    if (s_.phase != InclinePhase::kPlacing && s_.phase != InclinePhase::kSettling &&
        s_.phase != InclinePhase::kRead) {
      return;
    }
    s_.rest.reset();
    Lower();
    if (setup_.pelvis && s_.phase == InclinePhase::kSettling) {
      return Place();
    }
    s_.phase = s_.readings.empty() ? InclinePhase::kPlacing : InclinePhase::kRead;
  }

  void FollowZero() {
    if (!IsStill(s_.stream, limits_.place_ms)) return;
    const Vec down = StillMean(s_.stream);
    bool level = false;
    for (const Vec& axis : kAxes) {
      const double from_vertical = 90 - std::abs(Elevation_deg(axis, down));
      level = level || from_vertical <= limits_.zero_level_deg;
    }
    if (!level) {
      if (s_.asked != Sentence::kNotLevel) Ask(Sentence::kNotLevel);
      return;
    }
    s_.zero = down;
    Tone("sensor.read");
    Place();
  }

  void FollowThigh(double since_ms) {
    if (s_.zero && s_.left_table == 0) {
      s_.left_table = Between_deg(*s_.zero, s_.stream.down) > limits_.zero_level_deg ? 1 : 0;
      return BeginStillness(s_.stream);
    }
    if (!s_.rest) {
      if (IsStill(s_.stream, limits_.place_ms)) RestAt(StillMean(s_.stream), Sentence::kLift);
      return;
    }
    FollowLift(since_ms);
    if (s_.raised_ms < limits_.lift_ms) return;
    s_.phase = InclinePhase::kSettling;
    if (IsStill(s_.stream, limits_.settle_ms)) Land(StillMean(s_.stream));
  }

  void FollowLift(double since_ms) {
    const double away_deg = Between_deg(*s_.rest, s_.stream.down);
    if (away_deg >= limits_.lift_deg) {
      s_.raised_sum = s_.raised_sum + s_.stream.down;
      s_.raised_ms += since_ms;
    } else if (s_.raised_ms < limits_.lift_ms && away_deg < limits_.lift_deg / 2) {
      Lower();  // a knock
    }
  }

  void Lower() {
    s_.raised_sum = {};
    s_.raised_ms = 0;
  }

  void RestAt(const Vec& down, Sentence ask) {
    s_.rest = down;
    Lower();
    s_.phase = s_.readings.empty() ? InclinePhase::kPlacing : InclinePhase::kRead;
    Ask(ask);
  }

  void Land(const Vec& down) {
    const Vec raised = Unit(s_.raised_sum).value_or(*s_.rest);
    const double off_deg = Between_deg(*s_.rest, down);
    // Moved and stayed there: not a lift, and which way was up is not known from it.
    if (off_deg > limits_.return_deg || off_deg > Between_deg(*s_.rest, raised) / 2) {
      return RestAt(down, Sentence::kLift);
    }
    const auto axis = TowardsKnee(raised);
    if (!axis) return RestAt(down, Sentence::kStraight);
    // Turned round since the last reading: then that one, or this one, is not of the same thigh.
    if (s_.axis && Dot(*s_.axis, *axis) < kSameWay) s_.readings.clear();
    s_.axis = axis;
    AddReading(down);
  }

  /// The edge of the phone that the lift moved, pointing to the end that rose.
  std::optional<Vec> TowardsKnee(const Vec& raised) const {
    const auto hinge = Unit(Cross(*s_.rest, raised));
    if (!hinge) return std::nullopt;
    const Vec edge = setup_.sideways ? Vec{1, 0, 0} : Vec{0, 1, 0};
    if (std::abs(Dot(edge, *hinge)) > kMostAlongHinge) return std::nullopt;
    const double rise_deg = Elevation_deg(edge, raised) - Elevation_deg(edge, *s_.rest);
    if (std::abs(rise_deg) < limits_.lift_deg / 2) return std::nullopt;
    return (rise_deg > 0 ? 1.0 : -1.0) * edge;
  }

  void AddReading(const Vec& down) {
    if (s_.zero && Between_deg(*s_.zero, down) > kTurned_deg)
      return RestAt(down, Sentence::kTurned);
    const double thigh_deg = Thigh_deg(s_, down);
    if (thigh_deg < kThighMinDeg || thigh_deg > kThighMaxDeg) {
      return RestAt(down, Sentence::kStraight);
    }
    s_.readings.push_back(RoundTenth(thigh_deg));
    s_.rest = down;
    Lower();
    const int count = static_cast<int>(s_.readings.size());
    if (count < limits_.readings) {
      s_.phase = InclinePhase::kRead;
      Tone("sensor.read");
      return Ask(Sentence::kNext, count);
    }
    s_.phase = InclinePhase::kDone;
    Tone("sensor.done");
    Ask(Spread(s_.readings) > limits_.mdc95_deg ? Sentence::kSpread : Sentence::kDone);
  }

  void ReadNow() {
    if (setup_.pelvis) {
      if (s_.phase == InclinePhase::kSettling) s_.change_by_ms = now_ms_;
      return;
    }
    const bool under_way = s_.phase == InclinePhase::kPlacing ||
                           s_.phase == InclinePhase::kSettling || s_.phase == InclinePhase::kRead;
    if (!under_way) return;
    if (s_.axis && IsFresh(s_.stream, now_ms_, limits_.stream) &&
        IsStill(s_.stream, limits_.place_ms)) {
      AddReading(StillMean(s_.stream));
    } else {
      Ask(Sentence::kLift);
    }
  }

  void FollowPelvis() {
    if (s_.phase == InclinePhase::kPlacing && IsStill(s_.stream, limits_.settle_ms)) {
      s_.rest = StillMean(s_.stream);
      s_.phase = InclinePhase::kSettling;
      s_.change_by_ms = now_ms_ + limits_.pelvis_change_ms;
      Tone("sensor.read");
      return Ask(Sentence::kPelvisHang);
    }
    if (s_.phase != InclinePhase::kSettling || !s_.rest) return;
    if (now_ms_ < s_.change_by_ms) return BeginStillness(s_.stream);
    if (!IsStill(s_.stream, limits_.settle_ms)) return;
    s_.moved_deg = RoundTenth(Between_deg(*s_.rest, StillMean(s_.stream)));
    s_.phase = InclinePhase::kDone;
    Tone("sensor.done");
    Ask(*s_.moved_deg > limits_.pelvis_moved_deg ? Sentence::kPelvisMoved : Sentence::kPelvisStays);
  }

  static double Thigh_deg(const InclineState& state, const Vec& down) {
    const double table_deg = state.zero ? Elevation_deg(*state.axis, *state.zero) : 0;
    return Elevation_deg(*state.axis, down) - table_deg;
  }
  friend InclineView ViewOf(const InclineState&, double, const InclineLimits&);

  InclineState& s_;
  std::vector<SensorCue>& cues_;
  const InclineSetup& setup_;
  double now_ms_;
  const InclineLimits& limits_;
};

InclineView ViewOf(const InclineState& state, double now_ms, const InclineLimits& limits) {
  InclineView view;
  view.phase = state.phase;
  view.readings = state.readings;
  view.wanted = limits.readings;
  view.spread_deg = RoundTenth(Spread(state.readings));
  view.mdc95_deg = limits.mdc95_deg;
  view.moved_deg = state.moved_deg;
  if (state.moved_deg) view.pelvis_flat = *state.moved_deg > limits.pelvis_moved_deg ? "no" : "yes";
  view.reason = Name(state.asked);
  const bool fresh = IsFresh(state.stream, now_ms, limits.stream);
  if (fresh && state.axis) view.angle_deg = RoundTenth(Run::Thigh_deg(state, state.stream.down));
  if (state.phase == InclinePhase::kDone || fresh) return view;
  view.phase = state.stream.last_ms ? InclinePhase::kBlank : InclinePhase::kWaiting;
  view.reason = Name(Sentence::kNoSignal);
  return view;
}

}  // namespace

Result<InclineAnswer> AdvanceIncline(std::span<const double> packed,
                                     std::span<const Sample> samples, InclineEvent event,
                                     const InclineSetup& setup, double now_ms,
                                     const InclineLimits& limits) {
  InclineState state;
  if (!Unpack(packed, state)) return NoSuchState();
  InclineAnswer answer;
  BeginBatch(state.stream, now_ms);
  Run run(state, answer.cues, setup, now_ms, limits);
  if (packed.empty()) run.Begin();
  for (const Sample& sample : samples) run.On(sample);
  run.Apply(event);
  run.Remind();
  answer.view = ViewOf(state, now_ms, limits);
  answer.state = Pack(state);
  return answer;
}

}  // namespace psoas::measure
