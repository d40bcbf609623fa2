#include "http/listener.h"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <csignal>
#include <thread>

#include "http/connection.h"
#include "http/guard.h"
#include "http/link.h"
#include "http/problem.h"

namespace psoas::server {
namespace {

constexpr std::size_t kReadBuffer = 64 * 1024;
constexpr std::chrono::milliseconds kPauseWhenOutOfSockets{50};
// After a refusal a little of what the peer still sends is taken in, so that it sees the answer.
constexpr std::chrono::milliseconds kLingerTime{2'000};
constexpr std::size_t kLingerBytes = 16 * 1024 * 1024;

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

template <class Stream>
net::awaitable<bool> WriteAnswer(Stream& stream, Response response, bool head, bool keep_alive) {
  ErrorText error;
  if (head || response.status == 304) {
    http::response<http::empty_body> message;
    FillHeader(message, response, keep_alive);
    if (head) message.content_length(response.body.size());
    co_await http::async_write(stream, message, Awaiting(error));
  } else {
    http::response<http::string_body> message;
    FillHeader(message, response, keep_alive);
    message.body() = std::move(response.body);
    message.prepare_payload();
    co_await http::async_write(stream, message, Awaiting(error));
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

template <class Stream>
net::awaitable<ErrorText> ReadRequest(Connection& connection, Stream& stream,
                                      beast::flat_buffer& buffer, Parser& parser,
                                      const ListenOptions& options) {
  ErrorText error;
  connection.stream.expires_after(options.header_time);
  co_await http::async_read_header(stream, buffer, parser, Awaiting(error));
  if (error) co_return error;
  connection.stream.expires_after(options.body_time);
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
  Upgrade upgrade;
  std::optional<net::ssl::context> tls;
  Connections connections;
  std::atomic<bool> stopping = false;

  net::awaitable<void> AcceptAll();
  net::awaitable<void> ServeAll(ConnectionPtr connection);
  template <class Stream>
  net::awaitable<void> ServeAllOn(ConnectionPtr connection, Stream& stream);
  template <class Stream>
  net::awaitable<bool> ServeOne(const ConnectionPtr& holder, Stream& stream,
                                beast::flat_buffer& buffer);
  template <class Stream>
  net::awaitable<void> ServeWire(const ConnectionPtr& holder, Stream& stream,
                                 http::request<http::string_body> message);
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
  if (!tls) co_return co_await ServeAllOn(connection, connection->stream);
  ErrorText error;
  TlsStream& stream = connection->tls.emplace(connection->stream, *tls);
  connection->stream.expires_after(options.header_time);
  co_await stream.async_handshake(net::ssl::stream_base::server, Awaiting(error));
  if (!error) co_await ServeAllOn(connection, stream);
}

template <class Stream>
net::awaitable<void> Listener::Sockets::ServeAllOn(ConnectionPtr connection, Stream& stream) {
  beast::flat_buffer buffer(kReadBuffer);
  while (!stopping && co_await ServeOne(connection, stream, buffer)) connections.Wait(*connection);
}

template <class Stream>
net::awaitable<bool> Listener::Sockets::ServeOne(const ConnectionPtr& holder, Stream& stream,
                                                 beast::flat_buffer& buffer) {
  Connection& connection = *holder;
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(options.max_header_bytes));
  parser.body_limit(options.max_body_bytes);
  const ErrorText error = co_await ReadRequest(connection, stream, buffer, parser, options);
  if (error) {
    auto complaint = Complaint(error, options);
    if (!complaint) co_return false;
    Harden(*complaint);
    connection.stream.expires_after(options.write_time);
    if (co_await WriteAnswer(stream, std::move(*complaint), false, false)) {
      co_await Linger(connection);
    }
    co_return false;
  }
  connections.Work(connection);
  if (upgrade && websocket::is_upgrade(parser.get())) {
    co_await ServeWire(holder, stream, parser.release());
    co_return false;
  }
  const bool head = parser.get().method() == http::verb::head;
  const bool wants_more = parser.get().keep_alive();
  const Request request = Translate(parser.release());
  Response response = co_await Ask(handler, request);
  const bool keep_alive = wants_more && !stopping;
  connection.stream.expires_after(options.write_time);
  const bool written = co_await WriteAnswer(stream, std::move(response), head, keep_alive);
  co_return written&& keep_alive;
}

template <class Stream>
net::awaitable<void> Listener::Sockets::ServeWire(const ConnectionPtr& holder, Stream& stream,
                                                  http::request<http::string_body> message) {
  auto outcome = upgrade(Translate(http::request<http::string_body>(message)));
  if (auto* refused = std::get_if<Response>(&outcome)) {
    Harden(*refused);
    holder->stream.expires_after(options.write_time);
    co_await WriteAnswer(stream, std::move(*refused), false, false);
    co_return;
  }
  holder->upgraded = true;
  const auto link = std::make_shared<Link<Stream>>(holder, stream);
  co_await link->Run(std::move(message), std::get<WireUser>(std::move(outcome)), options);
}

void Listener::Sockets::BeginToStop() {
  if (stopping.exchange(true)) return;
  ErrorText ignored;
  acceptor.close(ignored);
  connections.CloseAllIdle();
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

void Listener::Run(const Handler& handler, const Upgrade& upgrade) {
  Sockets& sockets = *sockets_;
  sockets.handler = handler;
  sockets.upgrade = upgrade;
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

Status UseTls(const ListenOptions& options, std::optional<net::ssl::context>& tls) {
  if (options.tls_certificate.empty() && options.tls_key.empty()) return Done{};
  tls.emplace(net::ssl::context::tls_server);
  ErrorText error;
  tls->set_options(net::ssl::context::no_tlsv1 | net::ssl::context::no_tlsv1_1, error);
  tls->use_certificate_chain_file(options.tls_certificate, error);
  if (error) {
    return Error{ErrorCode::kInvalid, "--tls-cert " + options.tls_certificate,
                 "this is not a certificate that can be read: " + error.message() + ".",
                 "Name a file in PEM form, the server's certificate first."};
  }
  tls->use_private_key_file(options.tls_key, net::ssl::context::pem, error);
  if (error) {
    return Error{ErrorCode::kInvalid, "--tls-key " + options.tls_key,
                 "this is not the key of the certificate: " + error.message() + ".",
                 "Name the private key, in PEM form and without a password."};
  }
  return Done{};
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
  if (const auto usable = UseTls(options, sockets->tls); !usable.ok()) return usable.error();
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
