#include "web_socket.h"

namespace psoas::server {
namespace {

constexpr int kText = 1, kClose = 8;

std::string Masked(int kind, std::string_view payload) {
  std::string frame{static_cast<char>(0x80 | kind)};
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80 | payload.size());
  } else {
    frame += static_cast<char>(0x80 | 126);
    frame += static_cast<char>(payload.size() >> 8 & 0xff);
    frame += static_cast<char>(payload.size() & 0xff);
  }
  frame += std::string(4, '\0');  // a mask of zeros leaves the payload as it is
  return frame + std::string(payload);
}

}  // namespace

WebSocket::WebSocket(int port, const std::string& target, const std::string& origin,
                     const std::string& host)
    : client_(port) {
  const std::string at = host.empty() ? "localhost:" + std::to_string(port) : host;
  std::string headers = "Host: " + at + "\r\n";
  if (!origin.empty()) {
    headers += "Origin: " + (origin == "same" ? "http://" + at : origin) + "\r\n";
  }
  client_.Send("GET " + target + " HTTP/1.1\r\n" + headers +
               "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  if (const auto answer = client_.Receive()) status_ = answer->status;
}

bool WebSocket::Send(std::string_view text) { return client_.Send(Masked(kText, text)); }

std::optional<WebSocket::Frame> WebSocket::ReadFrame() {
  const auto head = client_.ReceiveBytes(2);
  if (!head) return std::nullopt;
  std::size_t size = static_cast<unsigned char>((*head)[1]) & 0x7f;
  if (size == 126) {
    const auto more = client_.ReceiveBytes(2);
    if (!more) return std::nullopt;
    size = static_cast<unsigned char>((*more)[0]) << 8 | static_cast<unsigned char>((*more)[1]);
  }
  auto payload = client_.ReceiveBytes(size);
  if (!payload) return std::nullopt;
  return Frame{(*head)[0] & 0x0f, std::move(*payload)};
}

std::optional<std::string> WebSocket::Receive() {
  while (auto frame = ReadFrame()) {
    if (frame->kind == kText) return std::move(frame->payload);
    if (frame->kind == kClose) return std::nullopt;
  }
  return std::nullopt;
}

int WebSocket::CloseCode() {
  while (const auto frame = ReadFrame()) {
    if (frame->kind != kClose) continue;
    const std::string& code = frame->payload;
    return code.size() < 2
               ? 0
               : static_cast<unsigned char>(code[0]) << 8 | static_cast<unsigned char>(code[1]);
  }
  return 0;
}

}  // namespace psoas::server
