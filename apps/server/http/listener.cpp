#include "http/listener.h"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

#include "http/guard.h"
#include "http/problem.h"

namespace psoas::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using net::ip::tcp;
using ErrorText = beast::error_code;

constexpr std::size_t kReadBuffer = 64 * 1024;
constexpr std::chrono::milliseconds kPauseWhenOutOfSockets{50};
// After a refusal a little of what the peer still sends is taken in, so that it sees the answer.
constexpr std::chrono::milliseconds kLingerTime{2'000};
constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;

auto Awaiting(ErrorText& error) { return net::redirect_error(net::use_awaitable, error); }

struct Connection {
  explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
  beast::tcp_stream stream;
  bool waiting = true;  ///< has not sent a whole request; touched on the stream's strand only
  std::list<std::shared_ptr<Connection>>::iterator place;
};

using ConnectionPtr = std::shared_ptr<Connection>;

void CloseIfWaiting(const ConnectionPtr& connection) {
  net::post(connection->stream.get_executor(), [connection] {
    if (connection->waiting) connection->stream.close();
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
  void CloseAllWaiting() {
    const std::lock_guard lock(mutex_);
    for (const ConnectionPtr& connection : waiting_) CloseIfWaiting(connection);
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

Request Translate(http::request<http::string_body>&& message) {
  Request request{std::string(message.method_string()), std::string(message.target()), {}, {}};
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    request.headers.emplace_back(std::move(name), field.value());
  }
  request.body = std::move(message.body());
  return request;
}

template <class Body>
void FillHeader(http::response<Body>& message, const Response& response, bool keep_alive) {
  message.result(static_cast<unsigned>(response.status));
  message.version(11);
  for (const auto& [name, value] : response.headers) message.insert(name, value);
  message.keep_alive(keep_alive);
}

net::awaitable<bool> WriteAnswer(Connection& connection, Response response, bool head,
                                 bool keep_alive) {
  ErrorText error;
  if (head || response.status == 304) {
    http::response<http::empty_body> message;
    FillHeader(message, response, keep_alive);
    if (head) message.content_length(response.body.size());
    co_await http::async_write(connection.stream, message, Awaiting(error));
  } else {
    http::response<http::string_body> message;
    FillHeader(message, response, keep_alive);
    message.body() = std::move(response.body);
    message.prepare_payload();
    co_await http::async_write(connection.stream, message, Awaiting(error));
  }
  co_return !error;
}

/// The handler may reply on another thread: the answer comes back to the connection's own strand.
net::awaitable<Response> Ask(const Handler& handler, const Request& request) {
  const auto start = [&](auto completion) {
    auto shared = std::make_shared<decltype(completion)>(std::move(completion));
    const auto executor = net::get_associated_executor(*shared);
    handler(request, [shared, executor](Response response) {
      net::post(executor,
                [shared, answer = std::move(response)]() mutable { (*shared)(std::move(answer)); });
    });
  };
  return net::async_initiate<const net::use_awaitable_t<>, void(Response)>(start,
                                                                           net::use_awaitable);
}

/// What to say to a peer whose bytes are not a request we take; nothing when it is just gone.
std::optional<Response> Complaint(const ErrorText& error, const ListenOptions& options) {
  if (error == http::error::body_limit) {
    return Problem(413, {ErrorCode::kTooLarge, "body",
                         "the request is larger than " +
                             std::to_string(options.max_body_bytes / (1024 * 1024)) + " MB.",
                         "Send the events in several requests."});
  }
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return Problem(431,
                   {ErrorCode::kTooLarge, "headers", "the headers of the request are too large.",
                    "Send at most " + std::to_string(options.max_header_bytes / 1024) + " kB."});
  }
  const bool malformed = error.category() == make_error_code(http::error::bad_method).category();
  if (!malformed || error == http::error::end_of_stream || error == http::error::partial_message) {
    return std::nullopt;
  }
  return Problem(400, {ErrorCode::kMalformed, "request", "this is not well-formed HTTP.",
                       "Send an HTTP/1.1 request."});
}

net::awaitable<void> Linger(Connection& connection) {
  ErrorText error;
  connection.stream.socket().shutdown(tcp::socket::shutdown_send, error);
  connection.stream.expires_after(kLingerTime);
  std::string scrap(kReadBuffer, '\0');
  for (std::size_t taken = 0; !error && taken < kLingerBytes;) {
    taken += co_await connection.stream.async_read_some(net::buffer(scrap), Awaiting(error));
  }
}

using Parser = http::request_parser<http::string_body>;

bool AsksBeforeSending(const Parser& parser) {
  return !parser.is_done() && beast::iequals(parser.get()[http::field::expect], "100-continue");
}

net::awaitable<ErrorText> ReadRequest(Connection& connection, beast::flat_buffer& buffer,
                                      Parser& parser, const ListenOptions& options) {
  ErrorText error;
  auto& stream = connection.stream;
  stream.expires_after(options.header_time);
  co_await http::async_read_header(stream, buffer, parser, Awaiting(error));
  if (error) co_return error;
  stream.expires_after(options.body_time);
  if (AsksBeforeSending(parser)) {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(stream, go_on, Awaiting(error));
    if (error) co_return error;
  }
  if (!parser.is_done()) co_await http::async_read(stream, buffer, parser, Awaiting(error));
  co_return error;
}

}  // namespace

struct Listener::Sockets {
  explicit Sockets(const ListenOptions& given)
      : options(given),
        acceptor(net::make_strand(io)),
        deadline(acceptor.get_executor()),
        signals(acceptor.get_executor()) {}

  ListenOptions options;
  net::io_context io{2};
  tcp::acceptor acceptor;
  net::steady_timer deadline;
  net::signal_set signals;
  Handler handler;
  Connections connections;
  std::atomic<bool> stopping = false;

  net::awaitable<void> AcceptAll();
  net::awaitable<void> ServeAll(ConnectionPtr connection);
  net::awaitable<bool> ServeOne(Connection& connection, beast::flat_buffer& buffer);
  void Admit(tcp::socket socket);
  void BeginToStop();
};

net::awaitable<void> Listener::Sockets::AcceptAll() {
  net::steady_timer pause(acceptor.get_executor());
  while (acceptor.is_open()) {
    ErrorText error;
    tcp::socket socket(net::make_strand(io));
    co_await acceptor.async_accept(socket, Awaiting(error));
    if (!error) {
      Admit(std::move(socket));
    } else if (acceptor.is_open()) {
      // Out of file descriptors, most likely: make room, and do not spin meanwhile.
      connections.CloseOldestWaiting();
      pause.expires_after(kPauseWhenOutOfSockets);
      co_await pause.async_wait(Awaiting(error));
    }
  }
}

void Listener::Sockets::Admit(tcp::socket socket) {
  const bool full = connections.Size() >= options.max_connections;
  if (full && !connections.CloseOldestWaiting()) return;
  ErrorText ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  auto connection = std::make_shared<Connection>(std::move(socket));
  connections.Add(connection);
  const auto executor = connection->stream.get_executor();
  net::co_spawn(executor, ServeAll(connection), [this, connection](std::exception_ptr) {
    connections.Remove(*connection);
    if (stopping && connections.Size() == 0) io.stop();
  });
}

net::awaitable<void> Listener::Sockets::ServeAll(ConnectionPtr connection) {
  beast::flat_buffer buffer(kReadBuffer);
  while (!stopping && co_await ServeOne(*connection, buffer)) connections.Wait(*connection);
}

net::awaitable<bool> Listener::Sockets::ServeOne(Connection& connection,
                                                 beast::flat_buffer& buffer) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(options.max_header_bytes));
  parser.body_limit(options.max_body_bytes);
  const ErrorText error = co_await ReadRequest(connection, buffer, parser, options);
  if (error) {
    auto complaint = Complaint(error, options);
    if (!complaint) co_return false;
    Harden(*complaint);
    connection.stream.expires_after(options.write_time);
    if (co_await WriteAnswer(connection, std::move(*complaint), false, false)) {
      co_await Linger(connection);
    }
    co_return false;
  }
  connections.Work(connection);
  const bool head = parser.get().method() == http::verb::head;
  const bool wants_more = parser.get().keep_alive();
  const Request request = Translate(parser.release());
  Response response = co_await Ask(handler, request);
  const bool keep_alive = wants_more && !stopping;
  connection.stream.expires_after(options.write_time);
  const bool written = co_await WriteAnswer(connection, std::move(response), head, keep_alive);
  co_return written&& keep_alive;
}

void Listener::Sockets::BeginToStop() {
  if (stopping.exchange(true)) return;
  ErrorText ignored;
  acceptor.close(ignored);
  connections.CloseAllWaiting();
  if (connections.Size() == 0) return io.stop();
  deadline.expires_after(options.stop_time);
  deadline.async_wait([this](const ErrorText&) { io.stop(); });
}

Listener::Listener(std::unique_ptr<Sockets> sockets) : sockets_(std::move(sockets)) {}
Listener::~Listener() = default;

int Listener::port() const { return sockets_->acceptor.local_endpoint().port(); }

void Listener::Stop() {
  net::post(sockets_->acceptor.get_executor(), [this] { sockets_->BeginToStop(); });
}

void Listener::Run(const Handler& handler) {
  Sockets& sockets = *sockets_;
  sockets.handler = handler;
  sockets.signals.add(SIGINT);
  sockets.signals.add(SIGTERM);
  sockets.signals.async_wait([&sockets](const ErrorText& error, int) {
    if (!error) sockets.BeginToStop();
  });
  net::co_spawn(sockets.acceptor.get_executor(), sockets.AcceptAll(), net::detached);
  std::thread second([&sockets] { sockets.io.run(); });
  sockets.io.run();
  second.join();
}

namespace {

Result<net::ip::address> ParseAddress(const std::string& text) {
  ErrorText error;
  const auto address = net::ip::make_address(text == "localhost" ? "127.0.0.1" : text, error);
  if (!error) return address;
  return Error{ErrorCode::kInvalid, text, "this is not an address to listen on.",
               "Use 127.0.0.1, or an address of this machine."};
}

Error CannotListen(const ErrorText& error, const ListenOptions& options) {
  const std::string place = "port " + std::to_string(options.port);
  if (error == net::error::address_in_use) {
    return {ErrorCode::kConflict, place, "another program already listens there.",
            "Stop that program, or choose another port with --port."};
  }
  if (error == net::error::access_denied) {
    return {ErrorCode::kInvalid, place, "this port is reserved for the system.",
            "Choose a port from 1024 to 65535 with --port."};
  }
  return {ErrorCode::kInvalid, options.address + " " + place,
          "cannot listen there: " + error.message() + ".", "Use 127.0.0.1 and another port."};
}

}  // namespace

Result<bool> IsLoopback(const std::string& address) {
  const auto parsed = ParseAddress(address);
  if (!parsed.ok()) return parsed.error();
  return parsed->is_loopback();
}

Result<std::unique_ptr<Listener>> Listener::Bind(const ListenOptions& options) {
  const auto address = ParseAddress(options.address);
  if (!address.ok()) return address.error();
  if (options.port < 0 || options.port > 65535) {
    return Error{ErrorCode::kInvalid, "port " + std::to_string(options.port),
                 "there is no such port.", "Choose a port from 0 to 65535 with --port."};
  }
  auto sockets = std::make_unique<Sockets>(options);
  const tcp::endpoint endpoint(*address, static_cast<unsigned short>(options.port));
  ErrorText error;
  tcp::acceptor& acceptor = sockets->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error) return CannotListen(error, options);
  return std::unique_ptr<Listener>(new Listener(std::move(sockets)));
}

}  // namespace psoas::server
