// The web app's files, held in memory; whoever starts the server supplies them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace psoas::server {

/// The bytes must outlive the server; they are usually part of the program.
struct Asset {
  std::string_view bytes;
  std::string_view gzip;  ///< the same, compressed; empty when it would not help
  std::string media_type;
  std::string etag;  ///< with its quotation marks
};

/// By path: "/index.html", "/assets/app-3f2a9c81.js".
using Assets = std::map<std::string, Asset, std::less<>>;

/// The file of that path; index.html for "/" and for any unknown page a browser navigates to,
/// because the app has its own addresses; else 404.
Response ServeAsset(const Assets& assets, std::string_view path, const Request& request);

}  // namespace psoas::server
