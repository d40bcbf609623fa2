// Many clients on one thread, each with one request under way.
#pragma once

namespace psoas::bench {

struct Load {
  double appends_per_second = 0;
  double median_ms = 0;
  double p99_ms = 0;
  int refused = 0;
};

/// Each of `connections` clients appends one event after another to the server at `port`. Ids are
/// counted up from `first_number`.
Load MeasureLoad(int port, int connections, double seconds, int first_number);

}  // namespace psoas::bench
