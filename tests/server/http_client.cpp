#include "http_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace psoas::server {
namespace {

constexpr int kPatienceMs = 10'000;

}  // namespace

HttpClient::HttpClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(std::exchange(socket_, -1));
  }
}

HttpClient::~HttpClient() {
  if (socket_ >= 0) ::close(socket_);
}

HttpClient::HttpClient(HttpClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_)) {}

bool HttpClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool HttpClient::ReadMore() {
  pollfd wait{socket_, POLLIN, 0};
  if (::poll(&wait, 1, kPatienceMs) <= 0) return false;
  char piece[16'384];
  const ssize_t size = ::recv(socket_, piece, sizeof piece, 0);
  if (size <= 0) return false;
  read_.append(piece, static_cast<std::size_t>(size));
  return true;
}

std::optional<Answer> HttpClient::Receive() {
  std::size_t end = 0;
  while ((end = read_.find("\r\n\r\n")) == std::string::npos) {
    if (!ReadMore()) return std::nullopt;
  }
  Answer answer{std::atoi(read_.c_str() + 9), read_.substr(0, end), ""};
  const std::string_view length_name = "Content-Length: ";
  std::size_t found = answer.head.find(length_name);
  if (found == std::string::npos) found = answer.head.find("content-length: ");
  const std::size_t length =
      found == std::string::npos
          ? 0
          : static_cast<std::size_t>(std::atoll(answer.head.c_str() + found + length_name.size()));
  while (read_.size() < end + 4 + length) {
    if (!ReadMore()) return std::nullopt;
  }
  answer.body = read_.substr(end + 4, length);
  read_.erase(0, end + 4 + length);
  return answer;
}

std::optional<std::string> HttpClient::ReceiveBytes(std::size_t count) {
  while (read_.size() < count) {
    if (!ReadMore()) return std::nullopt;
  }
  std::string bytes = read_.substr(0, count);
  read_.erase(0, count);
  return bytes;
}

bool HttpClient::IsClosedWithin(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(left.count())) <= 0) return false;
    char piece[4096];
    if (::recv(socket_, piece, sizeof piece, 0) <= 0) return true;
  }
}

std::optional<Answer> HttpClient::Get(const std::string& target, const std::string& more_headers) {
  if (!Send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n")) {
    return std::nullopt;
  }
  return Receive();
}

std::optional<Answer> HttpClient::Post(const std::string& target, const std::string& body,
                                       const std::string& type) {
  if (!Send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
            "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body)) {
    return std::nullopt;
  }
  return Receive();
}

}  // namespace psoas::server
