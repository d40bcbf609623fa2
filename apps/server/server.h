// `psoas serve`: one database, one port, the web app.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "http/assets.h"
#include "http/core_door.h"

namespace psoas::server {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  ///< 0: any free one, told to on_ready
  std::string database;
  /// Whoever starts it says that TLS and accounts stand in front; without that it does not listen
  /// beyond this machine.
  bool tls_and_accounts_in_front = false;
  Assets assets;
  /// api::Api::Call of one Api, which is not shared with anybody else.
  CoreCall core;
};

/// Serves until SIGTERM or SIGINT and returns the exit code, 0. `on_ready` gets the address to
/// open, such as "http://127.0.0.1:8080/". Fails before that with a sentence for the person.
Result<int> Run(const ServerOptions& options,
                const std::function<void(const std::string& url)>& on_ready);

}  // namespace psoas::server
