// Eight poses of f64 or sixteen of f32 at a time.
#define PSOAS_LANES lanes_avx512
#define PSOAS_LANE_BYTES 64
#include "body/kernel_run.h"  // NOLINT(build/include)
