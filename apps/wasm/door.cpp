// The WebAssembly shell: one call(json) -> json in plain C.
//
//   psoas_alloc(size) -> address     room for a request; 0 when there is none
//   psoas_free(address)              gives back a request or an answer
//   psoas_call(address, size)        answers the request: address of {u32 length, bytes}, little
//                                    endian, for the caller to free
// One Api with the protocol that was compiled in; the journal it holds lives as long as the module.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "api/api.h"
#include "embedded/embedded.h"

#define PSOAS_EXPORT(name) extern "C" __attribute__((export_name(#name), visibility("default")))

namespace {

psoas::Result<psoas::api::Api>& TheApi() {
  static auto api = psoas::api::Api::Create(psoas::EmbeddedProtocol());
  return api;
}

std::string Answer(std::string_view request) {
  auto& api = TheApi();
  if (api.ok()) return api.value().Call(request);
  return R"({"error":{"code":"unsupported","mend":"Build the app again.","message":)"
         R"("The protocol in this build does not load.","place":"protocol"},"ok":false})";
}

}  // namespace

PSOAS_EXPORT(psoas_alloc) void* psoas_alloc(std::uint32_t size) { return std::malloc(size); }

PSOAS_EXPORT(psoas_free) void psoas_free(void* address) { std::free(address); }

PSOAS_EXPORT(psoas_call) void* psoas_call(const char* request, std::uint32_t size) {
  const std::string answer = Answer({request, size});
  const auto length = static_cast<std::uint32_t>(answer.size());
  auto* block = static_cast<char*>(std::malloc(sizeof length + length));
  if (block == nullptr) return nullptr;
  std::memcpy(block, &length, sizeof length);
  std::memcpy(block + sizeof length, answer.data(), length);
  return block;
}
