// The samples of a phone as they arrive: late, twice, not at all; and whether it lies still.
//
// A Stream is the whole memory of that, a few numbers that the caller keeps. Samples that are not
// newer than the last one (twice, reordered) are left out; after a gap the filter begins again, so
// that no value is made from before and after it.
#pragma once

#include <optional>

#include "measure/gravity.h"

namespace psoas::measure {

struct StreamLimits {
  double stale_ms = 0;   ///< nothing younger than this: there is no value, not the last one
  double filter_ms = 0;  ///< time constant of the low pass
  double still_deg = 0;  ///< no further than this from the mean: it lies still
};

struct Stream {
  std::optional<double> last_ms;  ///< of the newest sample taken
  Vec down;                       ///< filtered
  double still_since_ms = 0;
  double still_samples = 0;
  Vec still_sum;
};

/// Before a batch. A clock that went back (the page was loaded again) begins a new stream.
void BeginBatch(Stream& stream, double now_ms);

template <class Archive>
void EachPart(Archive& archive, Stream& s) {
  archive(s.last_ms);
  archive(s.down);
  archive(s.still_since_ms);
  archive(s.still_samples);
  archive(s.still_sum);
}

enum class Taken { kLeftOut, kNext, kAfterGap };

/// A sample may be from the future by the little that browsers blur their clocks, not more: a wrong
/// clock must not keep an old value young.
Taken Take(Stream& stream, const Sample& sample, double now_ms, const StreamLimits& limits);

/// Forgets how long it has lain still: what comes is another question.
void BeginStillness(Stream& stream);

/// Still for so long, by samples that are there.
bool IsStill(const Stream& stream, double for_ms);

/// The mean direction while it lies still; its noise is averaged out. Needs IsStill.
Vec StillMean(const Stream& stream);

bool IsFresh(const Stream& stream, double now_ms, const StreamLimits& limits);

}  // namespace psoas::measure
