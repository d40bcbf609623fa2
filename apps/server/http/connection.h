// The open connections of a listener. Only listener.cpp includes this: it knows the HTTP library.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace psoas::server {

namespace beast = boost::beast;
namespace net = boost::asio;
using net::ip::tcp;
using ErrorText = beast::error_code;
using TlsStream = net::ssl::stream<beast::tcp_stream&>;

inline auto Awaiting(ErrorText& error) { return net::redirect_error(net::use_awaitable, error); }

struct Connection {
  explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
  beast::tcp_stream stream;
  std::optional<TlsStream> tls;  ///< over `stream`, where there is TLS
  bool waiting = true;    ///< has not sent a whole request; touched on the stream's strand only
  bool upgraded = false;  ///< a WebSocket: open as long as the peers like
  std::list<std::shared_ptr<Connection>>::iterator place;
};

using ConnectionPtr = std::shared_ptr<Connection>;

inline void CloseIfWaiting(const ConnectionPtr& connection, bool or_upgraded = false) {
  net::post(connection->stream.get_executor(), [connection, or_upgraded] {
    if (connection->waiting || (or_upgraded && connection->upgraded)) connection->stream.close();
  });
}

/// All open connections, in two queues. Safe from any thread.
class Connections {
 public:
  void Add(const ConnectionPtr& connection) {
    const std::lock_guard lock(mutex_);
    connection->place = waiting_.insert(waiting_.end(), connection);
  }
  void Wait(Connection& connection) { Move(connection, true); }
  void Work(Connection& connection) { Move(connection, false); }
  void Remove(Connection& connection) {
    const std::lock_guard lock(mutex_);
    (connection.waiting ? waiting_ : working_).erase(connection.place);
  }
  std::size_t Size() {
    const std::lock_guard lock(mutex_);
    return waiting_.size() + working_.size();
  }
  /// False when every connection is being served. Moves on to the next oldest each time.
  bool CloseOldestWaiting() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return false;
    CloseIfWaiting(waiting_.front());
    waiting_.splice(waiting_.end(), waiting_, waiting_.begin());
    return true;
  }
  /// All that have no request in flight.
  void CloseAllIdle() {
    const std::lock_guard lock(mutex_);
    for (const auto* all : {&waiting_, &working_}) {
      for (const ConnectionPtr& connection : *all) CloseIfWaiting(connection, true);
    }
  }

 private:
  void Move(Connection& connection, bool waiting) {
    const std::lock_guard lock(mutex_);
    auto& from = connection.waiting ? waiting_ : working_;
    auto& to = waiting ? waiting_ : working_;
    to.splice(to.end(), from, connection.place);
    connection.waiting = waiting;
  }

  std::mutex mutex_;
  std::list<ConnectionPtr> waiting_;  // longest first
  std::list<ConnectionPtr> working_;
};

}  // namespace psoas::server
