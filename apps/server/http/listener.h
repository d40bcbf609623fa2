// The sockets: HTTP/1.1 on two threads, with limits that no slow or idle peer can use up.
//
// Only listener.cpp (with connection.h and link.h) knows the HTTP library. A connection counts as
// waiting until it has sent a whole request; when all places are taken, the one that has waited
// longest gives up its place.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/message.h"
#include "http/wire.h"

namespace psoas::server {

struct ListenOptions {
  std::string address = "127.0.0.1";
  int port = 0;  ///< 0: any free one
  std::size_t max_connections = 1000;
  std::size_t max_header_bytes = 16 * 1024;
  std::size_t max_body_bytes = 8 * 1024 * 1024;
  std::chrono::milliseconds header_time{15'000};  ///< from the last answer to the next whole header
  std::chrono::milliseconds body_time{30'000};
  std::chrono::milliseconds write_time{30'000};
  std::size_t max_wire_message_bytes = 4 * 1024;
  int max_wire_messages_per_s = 50;
  std::chrono::milliseconds wire_idle_time{60'000};  ///< a WebSocket that says nothing for so long
  std::string tls_certificate, tls_key;              ///< files in PEM form; empty: no TLS
  std::chrono::milliseconds stop_time{5'000};        ///< for requests in flight when asked to stop
};

class Listener {
 public:
  /// Takes the address; errors say which port and what to do.
  static Result<std::unique_ptr<Listener>> Bind(const ListenOptions& options);
  ~Listener();

  int port() const;

  /// Without `upgrade` a request for a WebSocket is a request like any other. Serves until Stop,
  /// SIGTERM or SIGINT; then finishes what is in flight.
  void Run(const Handler& handler, const Upgrade& upgrade = {});

  /// From any thread.
  void Stop();

 private:
  struct Sockets;
  explicit Listener(std::unique_ptr<Sockets> sockets);
  std::unique_ptr<Sockets> sockets_;
};

/// Can only this machine reach the address? kInvalid when it is not an IP address or "localhost".
Result<bool> IsLoopback(const std::string& address);

}  // namespace psoas::server
