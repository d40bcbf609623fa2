#include "web_files.h"

#include <sodium.h>

#include <array>

#include "embedded/embedded.h"

namespace psoas::cli {
namespace {

#ifndef PSOAS_HAS_EMBEDDED_WEB
constexpr std::string_view kNoAppPage =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Psoas</title>"
    "<h1>Psoas is running, without its pages</h1>"
    "<p>This program was built without the web app. Build it with <code>./run --build-only</code>, "
    "or with the CMake option <code>PSOAS_EMBED_WEB=ON</code>, and start it again.</p>"
    "<p>The journal is at <code>/api/journal</code>.</p></html>\n";
#endif

std::string MediaType(std::string_view name) {
  struct Type {
    std::string_view ending;
    const char* media_type;
  };
  static constexpr Type kTypes[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
  };
  for (const auto& type : kTypes) {
    if (name.ends_with(type.ending)) return type.media_type;
  }
  return "application/octet-stream";
}

std::string EtagOf(std::string_view bytes) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return "\"" + std::string(hex.data()) + "\"";
}

}  // namespace

server::Assets WebFiles() {
  server::Assets assets;
#ifdef PSOAS_HAS_EMBEDDED_WEB
  for (const auto& file : EmbeddedWeb()) {
    if (file.name.ends_with(".gz")) continue;
    assets["/" + std::string(file.name)] = {
        file.bytes, {}, MediaType(file.name), EtagOf(file.bytes)};
  }
  for (const auto& file : EmbeddedWeb()) {
    if (!file.name.ends_with(".gz")) continue;
    const auto plain = assets.find("/" + std::string(file.name.substr(0, file.name.size() - 3)));
    if (plain != assets.end()) plain->second.gzip = file.bytes;
  }
#else
  assets["/index.html"] = {kNoAppPage, {}, MediaType(".html"), EtagOf(kNoAppPage)};
#endif
  return assets;
}

}  // namespace psoas::cli
