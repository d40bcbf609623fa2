#include "http/guard.h"

#include <array>

#include "http/problem.h"

namespace psoas::server {
namespace {

constexpr std::array kSafeVerbs{"GET", "HEAD", "OPTIONS"};

// 'wasm-unsafe-eval' lets the browser compile our WebAssembly core, and nothing else. The media of
// a session is a few seconds of silence made on the page: a browser gives the media keys to nothing
// less.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; media-src blob:; manifest-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

constexpr std::array<std::pair<const char*, const char*>, 7> kHeaders{
    {{"content-security-policy", kContentSecurityPolicy},
     {"x-content-type-options", "nosniff"},
     {"referrer-policy", "no-referrer"},
     {"cross-origin-opener-policy", "same-origin"},
     {"cross-origin-embedder-policy", "require-corp"},
     {"cross-origin-resource-policy", "same-origin"},
     {"x-frame-options", "DENY"}}};

std::string_view WithoutPort(std::string_view host) {
  const auto colon = host.rfind(':');
  const auto bracket = host.rfind(']');
  if (colon == std::string_view::npos) return host;
  if (bracket != std::string_view::npos && colon < bracket) return host;
  return host.substr(0, colon);
}

bool NamesThisMachine(std::string_view host) {
  const std::string_view name = WithoutPort(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

// A browser says where a request comes from; another site's page may not write here.
bool ComesFromElsewhere(const Request& request) {
  const std::string_view site = request.Header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const std::string_view origin = request.Header("origin");
  if (origin.empty()) return false;
  const auto scheme_end = origin.find("://");
  return scheme_end == std::string_view::npos ||
         origin.substr(scheme_end + 3) != request.Header("host");
}

}  // namespace

std::optional<Response> Refuse(const Request& request, const Policy& policy) {
  const std::string_view host = request.Header("host");
  if (host.empty()) {
    return Problem(400, {ErrorCode::kMalformed, "Host", "the request does not say whom it is for.",
                         "Send a Host header."});
  }
  if (!policy.host.empty() && host != policy.host) {
    return Problem(421, {ErrorCode::kInvalid, "Host", "this server does not go by that name.",
                         "Scan the code again: it holds the right address."});
  }
  if (policy.loopback_only && !NamesThisMachine(host)) {
    return Problem(421, {ErrorCode::kInvalid, "Host", "this server does not go by that name.",
                         "Open it as http://localhost or http://127.0.0.1 with its port."});
  }
  const bool safe = std::ranges::find(kSafeVerbs, request.method) != kSafeVerbs.end();
  if (!safe && ComesFromElsewhere(request)) {
    return Problem(403, {ErrorCode::kInvalid, "Origin", "another site may not write here.",
                         "Use the app that this server itself serves."});
  }
  return std::nullopt;
}

void Harden(Response& response) {
  bool caching_said = false;
  for (const auto& [name, value] : response.headers) caching_said |= name == "cache-control";
  if (!caching_said) response.headers.emplace_back("cache-control", "no-store");
  for (const auto& [name, value] : kHeaders) response.headers.emplace_back(name, value);
}

}  // namespace psoas::server
