#include "server.h"

#include <sys/resource.h>

#include <algorithm>
#include <mutex>
#include <thread>

#include "http/app.h"
#include "http/listener.h"
#include "sensor/sensor_routes.h"
#include "store/append_queue.h"
#include "store/store.h"

namespace psoas::server {
namespace {

// Kept free for the database, the terminal and the like.
constexpr rlim_t kOtherFiles = 64;
// One phone loads some files at once and opens one stream; it sends nothing else.
constexpr std::size_t kPhoneDoorConnections = 32, kPhoneDoorBody = 1024;

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

std::string UrlOf(const char* scheme, const std::string& address, int port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + address + "]" : address;
  return std::string(scheme) + "://" + host + ":" + std::to_string(port) + "/";
}

/// The phone's door: a listener of its own, so that nothing but its few routes is reachable there.
Result<std::unique_ptr<Listener>> BindPhoneDoor(const SensorOptions& sensor) {
  if (sensor.tls_certificate.empty() != sensor.tls_key.empty()) {
    return Error{ErrorCode::kInvalid, "--tls-cert, --tls-key", "one needs the other.",
                 "Name both files, or neither."};
  }
  const std::string& url = sensor.public_url;
  const bool good_url = url.empty() || (url.starts_with("https://") && url.ends_with('/') &&
                                        url.size() > std::string_view("https:///").size());
  if (!good_url) {
    return Error{ErrorCode::kInvalid, "--sensor-url " + url, "this is no address for a phone.",
                 "Give it as https://NAME/ with the slash at its end."};
  }
  ListenOptions listen;
  listen.address = sensor.address;
  listen.port = sensor.port;
  listen.max_connections = kPhoneDoorConnections;
  listen.max_body_bytes = kPhoneDoorBody;
  listen.tls_certificate = sensor.tls_certificate;
  listen.tls_key = sensor.tls_key;
  return Listener::Bind(listen);
}

std::string PhoneUrl(const SensorOptions& sensor, int port) {
  if (!sensor.public_url.empty()) return sensor.public_url;
  return UrlOf(sensor.tls_certificate.empty() ? "http" : "https", sensor.address, port);
}

/// Serves the phone's door while it lives.
class PhoneDoorThread {
 public:
  PhoneDoorThread(Listener* door, SensorRoutes* routes) : door_(door) {
    if (door == nullptr) return;
    thread_ = std::thread([door, routes] {
      door->Run([routes](const Request& request,
                         const Reply& reply) { reply(routes->HandlePhone(request)); },
                [routes](const Request& request) { return routes->UpgradePhone(request); });
    });
  }
  ~PhoneDoorThread() {
    if (door_ == nullptr) return;
    door_->Stop();
    thread_.join();
  }
  PhoneDoorThread(const PhoneDoorThread&) = delete;
  PhoneDoorThread& operator=(const PhoneDoorThread&) = delete;

 private:
  Listener* door_;
  std::thread thread_;
};

/// The core keeps a journal of its own, so two threads must not be in it at once.
CoreCall OneAtATime(CoreCall call) {
  auto mutex = std::make_shared<std::mutex>();
  return [mutex, call = std::move(call)](std::string_view request) {
    const std::lock_guard lock(*mutex);
    return call(request);
  };
}

Upgrade UpgradeOf(SensorRoutes* routes) {
  if (routes == nullptr) return {};
  return [routes](const Request& request) { return routes->UpgradeLaptop(request); };
}

}  // namespace

Result<int> Run(const ServerOptions& options,
                const std::function<void(const Addresses&)>& on_ready) {
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
  const Policy policy{.loopback_only = *loopback};

  // The routes end before the listeners do: they hold on to open streams.
  std::unique_ptr<Listener> phone_door;
  std::optional<SensorRoutes> sensor;
  Addresses addresses{UrlOf("http", options.address, listener.port()), {}};
  if (options.sensor) {
    auto door = BindPhoneDoor(*options.sensor);
    if (!door.ok()) return door.error();
    phone_door = std::move(door).value();
    addresses.phone_url = PhoneUrl(*options.sensor, phone_door->port());
    sensor.emplace(policy, addresses.phone_url, options.assets);
  }
  SensorRoutes* const routes = sensor ? &*sensor : nullptr;

  // The queue ends before the listener does: its last answers go through the listener's threads.
  AppendQueue queue(**store);
  App app(**store, queue, OneAtATime(options.core), options.assets, policy, routes);
  on_ready(addresses);
  const PhoneDoorThread phones(phone_door.get(), routes);
  listener.Run([&app](const Request& request, const Reply& reply) { app.Handle(request, reply); },
               UpgradeOf(routes));
  return 0;
}

}  // namespace psoas::server
