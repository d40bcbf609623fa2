// psoas serve: the web app and its journal, on this machine.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "../web_files.h"
#include "command.h"
#include "sensor/own_addresses.h"
#include "server.h"

namespace psoas::cli {
namespace {

struct ServeOptions {
  std::string address = "127.0.0.1";
  int port = 8137;
  std::string database;
  bool consent = false;
  bool phone = false;
  server::SensorOptions sensor;
};

/// Which of this machine's networks a phone shall come from is the person's to say.
Error WhichAddress() {
  const auto own = server::OwnAddresses();
  if (own.empty()) {
    return {ErrorCode::kNotFound, "--sensor",
            "this machine is in no network that a phone could reach.",
            "Connect both to the same network first."};
  }
  std::string choices;
  for (const auto& [address, interface] : own) {
    choices += (choices.empty() ? "" : ", or ") + ("--sensor " + address) + " (" + interface + ")";
  }
  return {ErrorCode::kInvalid, "--sensor", "it is not said at which address the phone may connect.",
          "Use " + choices + "."};
}

void SayPhone(const std::string& url) {
  std::printf(
      "A phone can connect at %s: pair it on the page. Everybody in that network can reach this "
      "address; they find the app's own files there, not your journal. Stop it when you are "
      "done.\n",
      url.c_str());
  if (url.starts_with("https:")) return;
  std::puts(
      "It is not encrypted, and phones do not let a page measure unless it came by https: name a "
      "certificate with --tls-cert and --tls-key, or put something with TLS in front and name it "
      "with --sensor-url (docs/sensor.md).");
}

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
  if (serve.phone) {
    if (serve.sensor.address.empty()) return Fail(options, WhichAddress());
    server_options.sensor = serve.sensor;
  }
  if (serve.database.empty()) {
    auto path = DefaultDatabasePath();
    if (!path.ok()) return Fail(options, path.error());
    server_options.database = std::move(path).value();
  }
  const auto served = server::Run(server_options, [&](const server::Addresses& at) {
    if (options.json) {
      PrintJson(
          {{"url", at.url}, {"phone_url", at.phone_url}, {"database", server_options.database}});
      std::fflush(stdout);
      return;
    }
    std::printf("Psoas is at %s (journal: %s). Stop it with Ctrl-C.\n", at.url.c_str(),
                server_options.database.c_str());
    if (!at.phone_url.empty()) SayPhone(at.phone_url);
    std::fflush(stdout);
  });
  return served.ok() ? *served : Fail(options, served.error());
}

void AddSensor(CLI::App& command, const std::shared_ptr<ServeOptions>& serve) {
  auto* phone = command
                    .add_option("--sensor", serve->sensor.address,
                                "let a phone connect and measure; at this address of this machine")
                    ->expected(0, 1)
                    ->type_name("ADDRESS");
  command.add_option("--sensor-port", serve->sensor.port, "0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str()
      ->needs(phone);
  command
      .add_option("--sensor-url", serve->sensor.public_url,
                  "where the phone finds it, when something with TLS stands in front")
      ->type_name("https://NAME/")
      ->needs(phone);
  command.add_option("--tls-cert", serve->sensor.tls_certificate, "certificate for the phone, PEM")
      ->type_name("FILE")
      ->needs(phone);
  command.add_option("--tls-key", serve->sensor.tls_key, "its private key, PEM")
      ->type_name("FILE")
      ->needs(phone);
  command.parse_complete_callback([phone, serve] { serve->phone = phone->count() > 0; });
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
  AddSensor(*command, serve);
  command->callback([&invocation, serve] {
    invocation.run = [&invocation, serve] { return RunServe(*serve, invocation.common); };
  });
}

}  // namespace psoas::cli
