// The native twin of the WebAssembly door: a request a line on stdin, an answer a line on stdout.
#include <cstdio>
#include <iostream>
#include <string>

#include "api/api.h"
#include "embedded/embedded.h"

int main() {
  auto api = psoas::api::Api::Create(psoas::EmbeddedProtocol());
  if (!api.ok()) {
    std::fprintf(stderr, "%s\n", api.error().Sentence().c_str());
    return 1;
  }
  for (std::string request; std::getline(std::cin, request);) {
    const std::string answer = api.value().Call(request);
    std::fwrite(answer.data(), 1, answer.size(), stdout);
    std::fputc('\n', stdout);
  }
  return 0;
}
