#include "server.h"

#include <sys/resource.h>

#include <algorithm>
#include <mutex>

#include "http/app.h"
#include "http/listener.h"
#include "store/append_queue.h"
#include "store/store.h"

namespace psoas::server {
namespace {

// Kept free for the database, the terminal and the like.
constexpr rlim_t kOtherFiles = 64;

/// As many connections as the system lets this process open, up to `wanted`.
std::size_t RoomForConnections(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = std::min(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, wanted + kOtherFiles));
  ::setrlimit(RLIMIT_NOFILE, &limit);
  const rlim_t room = limit.rlim_cur > 2 * kOtherFiles ? limit.rlim_cur - kOtherFiles : kOtherFiles;
  return std::min<std::size_t>(wanted, room);
}

Status CheckConsent(const ServerOptions& options, bool loopback) {
  if (loopback || options.tls_and_accounts_in_front) return Done{};
  return Error{
      ErrorCode::kInvalid, options.address,
      "others could read and change the journal there, because Psoas itself has no accounts "
      "and no encryption yet.",
      "Use 127.0.0.1, or put a server with TLS and accounts in front and say so with "
      "--i-have-tls-and-accounts."};
}

std::string UrlOf(const ServerOptions& options, int port) {
  const bool is_v6 = options.address.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + options.address + "]" : options.address;
  return "http://" + host + ":" + std::to_string(port) + "/";
}

/// The core keeps a journal of its own, so two threads must not be in it at once.
CoreCall OneAtATime(CoreCall call) {
  auto mutex = std::make_shared<std::mutex>();
  return [mutex, call = std::move(call)](std::string_view request) {
    const std::lock_guard lock(*mutex);
    return call(request);
  };
}

}  // namespace

Result<int> Run(const ServerOptions& options,
                const std::function<void(const std::string& url)>& on_ready) {
  const auto loopback = IsLoopback(options.address);
  if (!loopback.ok()) return loopback.error();
  if (const auto consent = CheckConsent(options, *loopback); !consent.ok()) return consent.error();
  auto store = OpenSqliteStore(options.database);
  if (!store.ok()) return store.error();

  ListenOptions listen;
  listen.address = options.address;
  listen.port = options.port;
  listen.max_connections = RoomForConnections(listen.max_connections);
  auto bound = Listener::Bind(listen);
  if (!bound.ok()) return bound.error();
  Listener& listener = **bound;

  // The queue ends before the listener does: its last answers go through the listener's threads.
  AppendQueue queue(**store);
  App app(**store, queue, OneAtATime(options.core), options.assets,
          Policy{.loopback_only = *loopback});
  on_ready(UrlOf(options, listener.port()));
  listener.Run([&app](const Request& request, const Reply& reply) { app.Handle(request, reply); });
  return 0;
}

}  // namespace psoas::server
