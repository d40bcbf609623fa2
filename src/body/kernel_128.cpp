// Two poses of f64 or four of f32 at a time: SSE2, NEON, WebAssembly's SIMD.
#define PSOAS_LANES lanes_128
#define PSOAS_LANE_BYTES 16
#include "body/kernel_run.h"  // NOLINT(build/include)
