// A plain HTTP/1.1 client on blocking sockets, able to misbehave.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace psoas::server {

struct Answer {
  int status = 0;
  std::string head;
  std::string body;
};

class HttpClient {
 public:
  explicit HttpClient(int port);
  ~HttpClient();
  HttpClient(HttpClient&& other) noexcept;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// False once the server has closed. Never raises SIGPIPE.
  bool Send(std::string_view bytes);
  /// Nothing when the server closed, or said nothing for ten seconds.
  std::optional<Answer> Receive();
  /// Just so many bytes; nothing as above.
  std::optional<std::string> ReceiveBytes(std::size_t count);
  /// Waits up to `time` for the server to close the connection.
  bool IsClosedWithin(std::chrono::milliseconds time);

  std::optional<Answer> Get(const std::string& target, const std::string& more_headers = "");
  std::optional<Answer> Post(const std::string& target, const std::string& body,
                             const std::string& type = "application/json");

 private:
  bool ReadMore();

  int socket_ = -1;
  std::string read_;
};

}  // namespace psoas::server
