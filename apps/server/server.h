// `psoas serve`: one database, one port, the web app.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/assets.h"
#include "http/core_door.h"

namespace psoas::server {

/// Where a phone may connect to measure for this machine. Only the app's files and the stream are
/// there, never the journal (sensor/sensor_routes.h).
struct SensorOptions {
  std::string address;  ///< one of this machine's own, such as 192.168.1.5
  int port = 8138;      ///< 0: any free one
  /// Phones measure only on a page that came by https: a certificate of one's own, or the address
  /// of something in front that has one, such as "https://psoas.example/".
  std::string tls_certificate, tls_key;
  std::string public_url;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  ///< 0: any free one, told to on_ready
  std::string database;
  /// Whoever starts it says that TLS and accounts stand in front; without that it does not listen
  /// beyond this machine.
  bool tls_and_accounts_in_front = false;
  std::optional<SensorOptions> sensor;  ///< none: no phone can connect
  Assets assets;
  /// api::Api::Call of one Api, which is not shared with anybody else.
  CoreCall core;
};

struct Addresses {
  std::string url;        ///< to open, such as "http://127.0.0.1:8080/"
  std::string phone_url;  ///< where a phone connects; empty when none can
};

/// Serves until SIGTERM or SIGINT and returns the exit code, 0. Fails before `on_ready` with a
/// sentence for the person.
Result<int> Run(const ServerOptions& options,
                const std::function<void(const Addresses&)>& on_ready);

}  // namespace psoas::server
