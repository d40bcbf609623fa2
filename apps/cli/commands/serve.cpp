// psoas serve: the web app and its journal, on this machine.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../web_files.h"
#include "command.h"
#include "server.h"

namespace psoas::cli {
namespace {

struct ServeOptions {
  std::string address = "127.0.0.1";
  int port = 8137;
  std::string database;
  bool consent = false;
};

int RunServe(const ServeOptions& serve, const CommonOptions& options) {
  if (!options.journal.empty()) {
    return FailUsage(options,
                     "serve keeps its journal in a database: use --db FILE. To bring a file in: "
                     "psoas import FILE.jsonl");
  }
  auto core = OpenCore(options);
  if (!core.ok()) return Fail(options, core.error());
  server::ServerOptions server_options;
  server_options.address = serve.address;
  server_options.port = serve.port;
  server_options.database = serve.database;
  server_options.tls_and_accounts_in_front = serve.consent;
  server_options.assets = WebFiles();
  const auto shared = std::make_shared<api::Api>(std::move(core).value());
  server_options.core = [shared](std::string_view request) { return shared->Call(request); };
  if (serve.database.empty()) {
    auto path = DefaultDatabasePath();
    if (!path.ok()) return Fail(options, path.error());
    server_options.database = std::move(path).value();
  }
  const auto served = server::Run(server_options, [&](const std::string& url) {
    if (options.json) {
      PrintJson({{"url", url}, {"database", server_options.database}});
      return;
    }
    std::printf("Psoas is at %s (journal: %s). Stop it with Ctrl-C.\n", url.c_str(),
                server_options.database.c_str());
    std::fflush(stdout);
  });
  return served.ok() ? *served : Fail(options, served.error());
}

}  // namespace

void AddServe(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("serve", "the web app, on this machine");
  auto serve = std::make_shared<ServeOptions>();
  AddCommonOptions(*command, invocation.common);
  command->add_option("--port", serve->port, "0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--address", serve->address, "where to listen")->capture_default_str();
  command->add_option("--db", serve->database, "database file; default: your own store")
      ->type_name("FILE");
  command->add_flag(
      "--i-have-tls-and-accounts", serve->consent,
      "listen beyond this machine, because something with TLS and accounts stands in front");
  command->callback([&invocation, serve] {
    invocation.run = [&invocation, serve] { return RunServe(*serve, invocation.common); };
  });
}

}  // namespace psoas::cli
