// protocol-compile DIR OUT.json VIGNETTES.json [PLACES.json]
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "compiler.h"
#include "entry_places.h"

namespace {

bool WriteFile(const char* path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::cerr << path << ": cannot be written. Check the folder and the free space.\n";
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    std::cerr << "usage: protocol-compile DIR OUT.json VIGNETTES.json [PLACES.json]\n";
    return 2;
  }
  psoas::compiler::CompiledProtocol compiled;
  const auto faults = psoas::compiler::CompileProtocol(argv[1], compiled);
  for (const psoas::Error& fault : faults) std::cerr << fault.Sentence() << "\n";
  if (!faults.empty()) {
    std::cerr << faults.size() << " to mend in " << argv[1] << "\n";
    return 1;
  }
  bool written = WriteFile(argv[2], compiled.json) && WriteFile(argv[3], compiled.vignettes);
  if (argc == 5) {
    const psoas::Json places = psoas::compiler::EntryPlaces(argv[1]);
    written = written && WriteFile(argv[4], psoas::DumpPretty(places) + "\n");
  }
  return written ? 0 : 2;
}
