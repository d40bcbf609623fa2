// A WebSocket in plain functions, free of any library.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.h"

namespace psoas::server {

/// Our end of an open one. Both from any thread, at any time; after its end they do nothing.
struct Wire {
  std::function<void(std::string)> send;  ///< text; what the peer is too slow to take is dropped
  std::function<void()> close;
};

/// What to do with one. Each is called on one thread at a time, opened first, closed last and once.
struct WireUser {
  std::function<void(Wire)> opened;
  std::function<void(std::string_view)> said;
  std::function<void()> closed;
  /// It is asked whether it is still there. Without that it has to speak by itself.
  bool pinged = false;
};

/// Whether a request for a WebSocket is granted, and to whom.
using Upgrade = std::function<std::variant<Response, WireUser>(const Request&)>;

}  // namespace psoas::server
