// A WebSocket client on top of HttpClient, able to misbehave.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http_client.h"

namespace psoas::server {

class WebSocket {
 public:
  /// Asks for one; `origin` empty sends none, `host` empty stands for localhost and the port.
  WebSocket(int port, const std::string& target, const std::string& origin = "same",
            const std::string& host = "");

  int status() const { return status_; }  ///< 101 when it is open
  bool is_open() const { return status_ == 101; }

  bool Send(std::string_view text);
  /// The next message; nothing when it was closed, or nothing came for ten seconds.
  std::optional<std::string> Receive();
  /// Reads until the server closes: the code it gave, 0 when it just went.
  int CloseCode();

 private:
  struct Frame {
    int kind = 0;
    std::string payload;
  };
  std::optional<Frame> ReadFrame();

  HttpClient client_;
  int status_ = 0;
};

}  // namespace psoas::server
