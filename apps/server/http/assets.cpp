#include "http/assets.h"

#include <algorithm>

#include "http/problem.h"

namespace psoas::server {
namespace {

constexpr std::string_view kIndex = "/index.html";

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
