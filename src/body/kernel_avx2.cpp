// Four poses of f64 or eight of f32 at a time.
#define PSOAS_LANES lanes_avx2
#define PSOAS_LANE_BYTES 32
#include "body/kernel_run.h"  // NOLINT(build/include)
