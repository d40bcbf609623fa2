// One pose at a time, in plain numbers, with fused multiply-adds.
#define PSOAS_LANES lanes_scalar_fma
#define PSOAS_LANES_SCALAR
#include "body/kernel_run.h"  // NOLINT(build/include)
