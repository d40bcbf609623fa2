// One pose at a time, in plain numbers.
#define PSOAS_LANES lanes_scalar
#define PSOAS_LANES_SCALAR
#include "body/kernel_run.h"  // NOLINT(build/include)
