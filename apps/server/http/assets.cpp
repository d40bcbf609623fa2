#include "http/assets.h"

#include <array>
#include <cinttypes>
#include <cstdio>

#include "http/problem.h"

namespace psoas::server {
namespace {

constexpr std::string_view kIndex = "/index.html";

constexpr std::array<std::pair<std::string_view, const char*>, 12> kMediaTypes{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".webmanifest", "application/manifest+json"},
     {".wasm", "application/wasm"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"}}};

std::string MediaTypeOf(std::string_view name) {
  for (const auto& [ending, type] : kMediaTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// FNV-1a: two builds of a file differ, that is all a cache must know.
std::string EtagOf(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char text[20];
  std::snprintf(text, sizeof text, "\"%016" PRIx64 "\"", hash);
  return text;
}

// The build puts a hash of their content into the names of the files under /assets/.
const char* Caching(std::string_view path) {
  if (path == kIndex) return "no-store";
  return path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

bool IsNavigation(const Request& request) {
  return request.Header("accept").find("text/html") != std::string_view::npos;
}

// "gzip" among the accepted encodings and not refused with q=0.
bool AcceptsGzip(const Request& request) {
  std::string_view list = request.Header("accept-encoding");
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    std::string_view item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
    if (!item.starts_with("gzip")) continue;
    const auto weight = item.find("q=0");
    return weight == std::string_view::npos ||
           item.find_first_of("123456789", weight + 3) != std::string_view::npos;
  }
  return false;
}

Response Serve(std::string_view path, const Asset& asset, const Request& request) {
  Response response{200, {{"cache-control", Caching(path)}, {"etag", asset.etag}}, {}};
  if (!asset.gzip.empty()) response.headers.emplace_back("vary", "accept-encoding");
  if (!asset.etag.empty() && request.Header("if-none-match") == asset.etag) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("content-type", asset.media_type);
  const bool compressed = !asset.gzip.empty() && AcceptsGzip(request);
  if (compressed) response.headers.emplace_back("content-encoding", "gzip");
  response.body = compressed ? asset.gzip : asset.bytes;
  return response;
}

}  // namespace

void AddAsset(Assets& assets, std::string_view name, std::string_view bytes) {
  assets["/" + std::string(name)] = {bytes, {}, MediaTypeOf(name), EtagOf(bytes)};
}

Response ServeAsset(const Assets& assets, std::string_view path, const Request& request) {
  const auto found = assets.find(path);
  if (found != assets.end()) return Serve(path, found->second, request);
  const auto index = assets.find(kIndex);
  if (index != assets.end() && (path == "/" || IsNavigation(request))) {
    return Serve(kIndex, index->second, request);
  }
  return Problem({ErrorCode::kNotFound, std::string(path), "there is nothing at this address.",
                  "Start from the first page, /."});
}

}  // namespace psoas::server
