// One libFuzzer program; PSOAS_FUZZ_FORMAT says for which importer.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/importers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const psoas::fuzz::Importer& importer : psoas::fuzz::Importers()) {
    if (std::string_view(importer.format) != PSOAS_FUZZ_FORMAT) continue;
    const std::string fault = importer.read({reinterpret_cast<const char*>(data), size}).fault;
    if (fault.empty()) continue;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
