// Independent pieces of work on a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace psoas::proof {

/// Calls `work(i)` once for each i below `count`, in order of i, on up to `threads` threads.
void ForEachIndex(std::size_t count, unsigned threads,
                  const std::function<void(std::size_t)>& work);

}  // namespace psoas::proof
