// How often memory was asked for by operator new, in this test program.
#pragma once

namespace psoas::body {
long Allocations();
}
