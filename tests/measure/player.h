// Plays a movement to the state machines as a phone would: 60 samples a second, a batch every 100
// ms.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "exact_phone.h"
#include "measure/inclinometer.h"
#include "measure/waistband.h"

namespace psoas::measure {

inline constexpr StreamLimits kStream{.stale_ms = 500, .filter_ms = 150, .still_deg = 1};
inline constexpr InclineLimits kIncline{.stream = kStream,
                                        .place_ms = 1500,
                                        .settle_ms = 6000,
                                        .zero_level_deg = 5,
                                        .lift_deg = 10,
                                        .lift_ms = 400,
                                        .return_deg = 10,
                                        .pelvis_moved_deg = 5,
                                        .pelvis_change_ms = 20000,
                                        .remind_ms = 20000,
                                        .mdc95_deg = 7,
                                        .readings = 3};
inline constexpr WaistbandLimits kWaistband{.stream = kStream,
                                            .settle_ms = 1500,
                                            .least_tuck_deg = 4,
                                            .most_tuck_deg = 25,
                                            .enter_share = 0.6,
                                            .leave_share = 0.4,
                                            .over_share = 2,
                                            .dwell_ms = 300,
                                            .out_of_plane_deg = 25,
                                            .displaced_deg = 45,
                                            .lift_deg = 8,
                                            .cue_gap_ms = 4000,
                                            .remind_ms = 12000};

/// Where down is in the phone at a time (ms since the beginning of the piece).
using Movement = std::function<Vec(double)>;

template <class Answer, class Step>
class Player {
 public:
  explicit Player(Step step) : step_(std::move(step)) {}

  void Play(double for_ms, const Movement& movement) {
    const double begin_ms = now_ms_;
    std::vector<Sample> batch;
    while (now_ms_ < begin_ms + for_ms) {
      now_ms_ += 100;
      for (; sample_ms_ <= now_ms_; sample_ms_ += 1000.0 / 60) {
        batch.push_back({sample_ms_, movement(sample_ms_ - begin_ms)});
      }
      Send(batch);
      batch.clear();
    }
  }
  void Hold(double for_ms, const Vec& down) {
    Play(for_ms, [&](double) { return down; });
  }
  void Silence(double for_ms) {
    now_ms_ += for_ms;
    sample_ms_ = now_ms_;
    Send({});
  }
  void Send(const std::vector<Sample>& batch) { Keep(step_(last_.state, batch, now_ms_)); }
  template <class Event>
  void Tap(Event event) {
    Keep(step_(last_.state, std::vector<Sample>{}, now_ms_, event));
  }

  const Answer& last() const { return last_; }
  double now_ms() const { return now_ms_; }
  long Heard(const std::string& id, const std::string& type = "say") const {
    return std::ranges::count_if(
        cues_, [&](const SensorCue& cue) { return cue.id == id && cue.type == type; });
  }

 private:
  void Keep(Answer answer) {
    last_ = std::move(answer);
    cues_.insert(cues_.end(), last_.cues.begin(), last_.cues.end());
  }

  Step step_;
  double now_ms_ = 5000, sample_ms_ = 5000;
  Answer last_;
  std::vector<SensorCue> cues_;
};

struct InclineStep {
  InclineSetup setup;
  InclineAnswer operator()(const std::vector<double>& state, const std::vector<Sample>& samples,
                           double now_ms, InclineEvent event = InclineEvent::kNone) const {
    return AdvanceIncline(state, samples, event, setup, now_ms, kIncline).value();
  }
};
using InclinePlayer = Player<InclineAnswer, InclineStep>;

struct TuckStep {
  TuckAnswer operator()(const std::vector<double>& state, const std::vector<Sample>& samples,
                        double now_ms, TuckEvent event = TuckEvent::kNone) const {
    return AdvanceTuck(state, samples, event, now_ms, kWaistband).value();
  }
};
using TuckPlayer = Player<TuckAnswer, TuckStep>;

/// From one pitch to another and, when `back`, there again, without a jolt.
inline Movement Swing(const Mounting& mounting, double from_deg, double to_deg, double over_ms,
                      bool back) {
  return [=](double t_ms) {
    const double turn = (back ? 2 : 1) * std::numbers::pi * std::clamp(t_ms / over_ms, 0.0, 1.0);
    return DownIn(mounting, from_deg + (to_deg - from_deg) * (1 - std::cos(turn)) / 2);
  };
}

}  // namespace psoas::measure
