// An open WebSocket of a listener. Only listener.cpp includes this: it knows the HTTP library.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <deque>
#include <string>
#include <utility>

#include "http/connection.h"
#include "http/listener.h"

namespace psoas::server {

namespace http = beast::http;
namespace websocket = beast::websocket;

// What a slow listener has not taken yet; older measurements are of no use to it.
inline constexpr std::size_t kMostUnsent = 8;

/// An open WebSocket. Lives as long as somebody reads from it, writes to it or has its Wire.
template <class Stream>
class Link : public std::enable_shared_from_this<Link<Stream>> {
 public:
  Link(ConnectionPtr connection, Stream& stream)
      : connection_(std::move(connection)), socket_(stream) {}

  net::awaitable<void> Run(http::request<http::string_body> request, WireUser user,
                           const ListenOptions& options) {
    ErrorText error;
    connection_->stream.expires_never();  // the WebSocket keeps time itself
    socket_.set_option(
        websocket::stream_base::timeout{options.header_time, options.wire_idle_time, user.pinged});
    socket_.read_message_max(options.max_wire_message_bytes);
    co_await socket_.async_accept(request, Awaiting(error));
    open_ = !error;
    if (open_) user.opened(MakeWire());
    if (open_) co_await ReadAll(user, options);
    open_ = false;
    user.closed();
  }

 private:
  Wire MakeWire() {
    const std::weak_ptr<Link> weak = this->weak_from_this();
    const auto executor = connection_->stream.get_executor();
    const auto on_strand = [weak, executor](auto act) {
      net::post(executor, [weak, act = std::move(act)]() mutable {
        const auto link = weak.lock();
        if (link && link->open_) act(*link);
      });
    };
    return {
        [on_strand](std::string text) {
          on_strand([text = std::move(text)](Link& l) mutable { l.Send(std::move(text)); });
        },
        [on_strand] { on_strand([](Link& link) { link.Close(websocket::close_code::normal); }); }};
  }

  net::awaitable<void> ReadAll(const WireUser& user, const ListenOptions& options) {
    ErrorText error;
    beast::flat_buffer buffer;
    auto second = std::chrono::steady_clock::now();
    int in_second = 0;
    for (;;) {
      co_await socket_.async_read(buffer, Awaiting(error));
      if (error) co_return;
      const auto now = std::chrono::steady_clock::now();
      if (now - second >= std::chrono::seconds(1)) {
        second = now;
        in_second = 0;
      }
      if (++in_second > options.max_wire_messages_per_s || !socket_.got_text()) {
        co_return Close(websocket::close_code::policy_error);
      }
      const auto data = buffer.cdata();
      user.said({static_cast<const char*>(data.data()), data.size()});
      buffer.consume(buffer.size());
    }
  }

  void Send(std::string text) {
    if (unsent_.size() >= kMostUnsent) unsent_.pop_front();
    unsent_.push_back(std::move(text));
    if (writing_) return;
    writing_ = true;
    net::co_spawn(connection_->stream.get_executor(), WriteAll(this->shared_from_this()),
                  net::detached);
  }

  static net::awaitable<void> WriteAll(std::shared_ptr<Link> link) {
    ErrorText error;
    while (!error && link->open_ && !link->unsent_.empty()) {
      const std::string text = std::move(link->unsent_.front());
      link->unsent_.pop_front();
      link->socket_.text(true);
      co_await link->socket_.async_write(net::buffer(text), Awaiting(error));
    }
    link->writing_ = false;
  }

  /// Says good-bye; who does not answer it is cut off by the idle time.
  void Close(websocket::close_code code) {
    if (!open_) return;
    open_ = false;
    net::co_spawn(connection_->stream.get_executor(), SayGoodBye(this->shared_from_this(), code),
                  net::detached);
  }

  static net::awaitable<void> SayGoodBye(std::shared_ptr<Link> link, websocket::close_code code) {
    ErrorText ignored;
    co_await link->socket_.async_close(code, Awaiting(ignored));
  }

  ConnectionPtr connection_;
  websocket::stream<Stream&> socket_;
  std::deque<std::string> unsent_;
  bool open_ = false, writing_ = false;  // all of it on the connection's strand
};

}  // namespace psoas::server
