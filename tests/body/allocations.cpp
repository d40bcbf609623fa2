#include "allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations = 0;

// Not inlined: g++ 12 would take the malloc and the free within for a mismatched pair.
[[gnu::noinline]] void* Counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void Give(void* memory) { std::free(memory); }

}  // namespace

void* operator new(std::size_t size) { return Counted(size); }
// std::stable_sort asks for its memory in this way and gives it back in the usual one.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Counted(size); }
void operator delete(void* memory) noexcept { Give(memory); }
void operator delete(void* memory, std::size_t) noexcept { Give(memory); }

namespace psoas::body {
long Allocations() { return allocations; }
}  // namespace psoas::body
