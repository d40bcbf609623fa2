// guide() over a one-year journal (bench/year_journal.mjs), natively.
//
//   PSOAS_YEAR_JOURNAL=year.jsonl psoas-bench-guide
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "api/api.h"
#include "base/json.h"
#include "embedded/embedded.h"

namespace psoas {
namespace {

constexpr const char* kNow = "2027-01-04T18:00:00Z";

std::string YearJournal() {
  const char* path = std::getenv("PSOAS_YEAR_JOURNAL");
  std::ifstream file(path == nullptr ? "" : path);
  if (!file) {
    std::fputs(
        "Name the journal: PSOAS_YEAR_JOURNAL=year.jsonl (bench/year_journal.mjs makes one).\n",
        stderr);
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

api::Api NewApi() { return std::move(api::Api::Create(EmbeddedProtocol())).value(); }

std::string Request(const char* op) { return Dump(Json{{"op", op}, {"now", kNow}}); }

void OpenYear(benchmark::State& state) {
  auto api = NewApi();
  const std::string request = Dump(Json{{"op", "open"}, {"journal", YearJournal()}});
  for (auto _ : state) benchmark::DoNotOptimize(api.Call(request));
}

void AskAboutYear(benchmark::State& state, const char* op) {
  auto api = NewApi();
  api.Call(Dump(Json{{"op", "open"}, {"journal", YearJournal()}}));
  const std::string request = Request(op);
  for (auto _ : state) benchmark::DoNotOptimize(api.Call(request));
}

BENCHMARK(OpenYear)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AskAboutYear, guide, "guide")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AskAboutYear, progress, "progress")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(AskAboutYear, report, "report")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace psoas

BENCHMARK_MAIN();
