// Acknowledged, durable appends per second through HTTP, against the database's own commit rate in
// the same run. Rounds of the two alternate, so that a busy machine disturbs both alike.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include "api/api.h"
#include "embedded/embedded.h"
#include "http_load.h"
#include "raw_commits.h"
#include "server/server.h"

namespace psoas::bench {
namespace {

constexpr int kRounds = 5;
constexpr double kSeconds = 2;
constexpr int kConnections = 64;
constexpr int kIdsEachRound = 10'000'000;

int Serve(const std::string& database, int tell) {
  auto api = api::Api::Create(EmbeddedProtocol());
  if (!api.ok()) return 1;
  const auto shared = std::make_shared<api::Api>(std::move(api).value());
  server::ServerOptions options;
  options.port = 0;
  options.database = database;
  options.core = [shared](std::string_view request) { return shared->Call(request); };
  const auto code = server::Run(options, [tell](const server::Addresses& at) {
    const int port = std::atoi(at.url.c_str() + at.url.rfind(':') + 1);
    if (::write(tell, &port, sizeof port) != sizeof port) std::abort();
  });
  return code.ok() ? *code : 1;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

int Run() {
  const auto folder =
      std::filesystem::temp_directory_path() / ("psoas-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  int ends[2];
  if (::pipe(ends) != 0) return 1;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(Serve((folder / "server.db").string(), ends[1]));
  int port = 0;
  if (::read(ends[0], &port, sizeof port) != sizeof port) return 1;

  std::vector<double> raw, served, ratios;
  Load last;
  for (int round = 0; round < kRounds; ++round) {
    raw.push_back(
        RawCommitsPerSecond((folder / ("raw" + std::to_string(round))).string(), kSeconds));
    last = MeasureLoad(port, kConnections, kSeconds, 1 + round * kIdsEachRound);
    served.push_back(last.appends_per_second);
    ratios.push_back(served.back() / raw.back());
    std::printf(
        "round %d: raw %.0f/s, http %.0f/s (median %.2f ms, p99 %.2f ms, refused %d), ratio %.2f\n",
        round + 1, raw.back(), last.appends_per_second, last.median_ms, last.p99_ms, last.refused,
        ratios.back());
  }
  ::kill(child, SIGTERM);
  ::waitpid(child, nullptr, 0);
  std::filesystem::remove_all(folder);
  std::printf(
      "median: raw %.0f commits/s, http %.0f appends/s at %d connections, ratio %.2f (budget "
      "0.70)\n",
      Median(raw), Median(served), kConnections, Median(ratios));
  return 0;
}

}  // namespace
}  // namespace psoas::bench

int main() { return psoas::bench::Run(); }
