// What every request must satisfy before it is looked at, and what every answer carries.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace psoas::server {

struct Policy {
  /// Bound to this machine only: then the Host header must name this machine, so that no web page
  /// can reach the journal by pointing a name of its own here (DNS rebinding).
  bool loopback_only = true;
  /// When not empty: the only Host that is answered, with its port, for the same reason.
  std::string host = {};
};

/// The answer that refuses the request, or nothing.
std::optional<Response> Refuse(const Request& request, const Policy& policy);

/// Adds the security headers; answers are not stored unless they say otherwise.
void Harden(Response& response);

}  // namespace psoas::server
