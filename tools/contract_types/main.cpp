// contract-types: prints the TypeScript declarations of every request and answer of the core.
#include <cstdio>

#include "api/api.h"

int main() {
  const std::string text = psoas::api::TypeScriptDeclarations();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
