#include "measure/stream.h"

namespace psoas::measure {
namespace {

constexpr double kClockBlur_ms = 100;
// Fewer than this many a second is too thin to call anything still (phones send 60 to 100).
constexpr double kLeastSamplesPerS = 5;

void FollowStillness(Stream& stream, const Sample& sample, const StreamLimits& limits) {
  const auto mean = Unit(stream.still_sum);
  if (!mean || Between_deg(*mean, stream.down) > limits.still_deg) BeginStillness(stream);
  if (stream.still_samples == 0) stream.still_since_ms = sample.t_ms;
  stream.still_samples += 1;
  stream.still_sum = stream.still_sum + sample.down;
}

}  // namespace

void BeginBatch(Stream& stream, double now_ms) {
  if (stream.last_ms && *stream.last_ms > now_ms + kClockBlur_ms) stream = {};
}

Taken Take(Stream& stream, const Sample& sample, double now_ms, const StreamLimits& limits) {
  if (sample.t_ms > now_ms + kClockBlur_ms) return Taken::kLeftOut;
  if (stream.last_ms && sample.t_ms <= *stream.last_ms) return Taken::kLeftOut;
  const double gap_ms = stream.last_ms ? sample.t_ms - *stream.last_ms : limits.stale_ms + 1;
  const bool after_gap = gap_ms > limits.stale_ms;
  if (after_gap) {
    stream.down = sample.down;
    BeginStillness(stream);
  } else {
    const double share = gap_ms / (limits.filter_ms + gap_ms);
    stream.down = Unit((1 - share) * stream.down + share * sample.down).value_or(sample.down);
  }
  stream.last_ms = sample.t_ms;
  FollowStillness(stream, sample, limits);
  return after_gap ? Taken::kAfterGap : Taken::kNext;
}

void BeginStillness(Stream& stream) {
  stream.still_samples = 0;
  stream.still_sum = {};
}

bool IsStill(const Stream& stream, double for_ms) {
  if (!stream.last_ms || stream.still_samples == 0) return false;
  return *stream.last_ms - stream.still_since_ms >= for_ms &&
         stream.still_samples >= for_ms / 1000 * kLeastSamplesPerS;
}

Vec StillMean(const Stream& stream) { return Unit(stream.still_sum).value_or(stream.down); }

bool IsFresh(const Stream& stream, double now_ms, const StreamLimits& limits) {
  return stream.last_ms && now_ms - *stream.last_ms <= limits.stale_ms;
}

}  // namespace psoas::measure
