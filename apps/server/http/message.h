// A request and its answer as plain data, free of any HTTP library.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace psoas::server {

struct Request {
  std::string method;                                        ///< "GET", "POST", ...
  std::string target;                                        ///< as sent: "/api/journal?since=x"
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  /// The first header of that (lower case) name, or "".
  std::string_view Header(std::string_view name) const {
    const auto found = std::ranges::find(headers, name, [](const auto& h) { return h.first; });
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// Called once, from any thread.
using Reply = std::function<void(Response)>;

/// Answers at once or later; never throws.
using Handler = std::function<void(const Request&, Reply)>;

}  // namespace psoas::server
